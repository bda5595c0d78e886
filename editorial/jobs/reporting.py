"""The job that makes a report of articles for the window to print, and the one that writes its PDF to a file."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from io import BytesIO
from pathlib import Path

from editorial.domain.damage import DamageError
from editorial.domain.errors import EditorialError
from editorial.formats import registry
from editorial.formats.selection import StatusFilter, select
from editorial.formats.writing.atomic import atomic_writer
from editorial.jobs.export_options import Manner, Replace
from editorial.jobs.progress import Cancel, Progress
from editorial.storage.library import Library

REPORT = "report"
"""The id of the format that a report is made in."""


class MakeReport:
    """Make the report of some articles, by id, as they are now, with what nobody decided; it is no export."""

    words = "Making the report"

    def __init__(self, library: Library, article_ids: Sequence[str]) -> None:
        self._library, self._article_ids = library, article_ids

    def run(self, cancel: Cancel) -> Generator[Progress, None, str]:
        """Return the page as HTML. Raises EditorialError if an article is damaged, Cancelled and StorageError."""
        stream = BytesIO()
        total = len(self._article_ids)
        with registry.writable_by_id(REPORT).open(stream, total) as sink:
            for done, article_id in enumerate(self._article_ids):
                yield Progress(done, total, self.words)
                cancel.check()
                try:
                    record = self._library.load(article_id).record
                except DamageError as error:
                    raise EditorialError(f"There is no report: {error}") from error
                sink.write(select(record, StatusFilter(undecided=True)))
        yield Progress(total, total, self.words)
        return stream.getvalue().decode()


class SaveReport:
    """Write a report that the window made, as PDF, to a file; somebody agreed to replace one that is there."""

    words = "Saving the report"

    def __init__(self, library: Library, target: Path, data: bytes) -> None:
        self._library, self._target, self._data = library, target, data

    def run(self, cancel: Cancel) -> Generator[Progress, None, Path]:
        """Write the file, for its owner alone, since it may hold what nobody verified. Raises EditorialError."""
        self._library.refuse_own_file(self._target)
        yield Progress(0, 1, self.words)
        cancel.check()
        with atomic_writer(self._target, Manner(replace=Replace.ANY, private=True)) as stream:
            stream.write(self._data)
        return self._target
