"""The job that looks over a library's file for damage, after it was opened."""

from __future__ import annotations

from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue

from editorial.domain.damage import Examination
from editorial.jobs.progress import Cancel, Progress
from editorial.storage.library import Library

SECONDS = 20.0
"""How long it may take; a library of 1,000 articles takes one or two."""


class Examine:
    """Look over a library for at most `SECONDS`; other jobs go on between two tables, and beside them."""

    words = "Looking for damage"

    def __init__(self, library: Library, seconds: float = SECONDS) -> None:
        self._library, self._seconds = library, seconds

    def run(self, cancel: Cancel) -> Generator[Progress, None, Examination]:
        """Look over one table after the other. Raises Cancelled and StorageError."""
        cancel.check()
        examiner = self._library.examiner()
        steps: SimpleQueue[str | None] = SimpleQueue()
        with ThreadPoolExecutor(1, "examine") as worker, cancel.stopping(examiner.stop):
            looking = worker.submit(examiner.examine, self._seconds, steps.put)
            looking.add_done_callback(lambda _: steps.put(None))
            try:
                done = 0
                while (table := steps.get()) is not None:
                    yield Progress(done, None, f"{self.words} in {table}")
                    done += 1
            finally:
                examiner.stop()
            cancel.check()
            return looking.result()


def examination_words(found: Examination) -> str:
    """Return what a look over the file found, or did not reach, in words; an empty string if all is well."""
    if found.damages:
        more = f", and {len(found.damages) - 1} more" if len(found.damages) > 1 else ""
        return f"The library is damaged: {found.damages[0].words}{more}. Keep the file as it is; a check says more."
    if found.not_reached:
        return f"There was no time to look for damage in {', '.join(found.not_reached)}. A check looks everywhere."
    return ""
