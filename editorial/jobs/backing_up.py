"""The job that copies the whole library to a file while it is in use."""

from __future__ import annotations

from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from typing import TypeVar

from editorial.jobs.progress import Cancel, Progress
from editorial.storage.library import Library

R = TypeVar("R")
Watch = Callable[[int, int], None]
"""Is told how many pages were copied, and how many there are."""


def watched(words: str, cancel: Cancel, work: Callable[[Watch], R]) -> Generator[Progress, None, R]:
    """Run work that SQLite does in one call, on a thread of its own; yield its progress. Raises what it raises."""
    steps: SimpleQueue[tuple[int, int] | None] = SimpleQueue()

    def watch(done: int, total: int) -> None:
        cancel.check()
        steps.put((done, total))

    with ThreadPoolExecutor(1, "copy") as worker:
        working = worker.submit(work, watch)
        working.add_done_callback(lambda _: steps.put(None))
        while (step := steps.get()) is not None:
            yield Progress(*step, words)
        return working.result()


def name_for(at: datetime) -> str:
    """Return the file name for a copy made at a time: `editorial-2026-11-22-1015.db`."""
    return f"editorial-{at:%Y-%m-%d-%H%M}.db"


@dataclass(frozen=True, slots=True)
class BackUpReport:
    """The path of the copy."""

    file: Path

    @property
    def words(self) -> str:
        """Return the report as one sentence for people."""
        return f"The library was copied to {self.file}."


class BackUp:
    """Copy the library to a file; the file appears only when it is complete."""

    words = "Backing up the library"

    def __init__(self, library: Library, target: Path) -> None:
        self._library = library
        self._target = target

    def run(self, cancel: Cancel) -> Generator[Progress, None, BackUpReport]:
        """Copy and report the pages done. Raises StorageError if the file cannot be written, and Cancelled."""
        yield from watched(
            self.words, cancel, lambda watch: self._library.back_up(self._target, watch, cancel.stopping)
        )
        return BackUpReport(self._target)


class SaveElsewhere:
    """Write all that the program holds of the library to another file, also if the library's own file is gone."""

    words = "Writing the library to another file"

    def __init__(self, library: Library, target: Path) -> None:
        self._library = library
        self._target = target

    def run(self, cancel: Cancel) -> Generator[Progress, None, Path]:
        """Write, and return the path of the file. Raises StorageError if it cannot be written, and Cancelled."""
        yield from watched(self.words, cancel, partial(self._library.save_elsewhere, self._target))
        return self._target
