"""The job that reads the rows of a long queue, off the window's thread."""

from __future__ import annotations

from collections.abc import Generator

from editorial.domain.library import QueueRow
from editorial.jobs.progress import Cancel, Progress
from editorial.storage.library import Library


class ReadQueue:
    """Read a row for each article, in the order of import."""

    words = "Reading the list of articles"

    def __init__(self, library: Library) -> None:
        self._library = library

    def run(self, cancel: Cancel) -> Generator[Progress, None, list[QueueRow]]:
        """Read, unless cancelled before. Raises Cancelled and StorageError."""
        yield Progress(0, None, self.words)
        cancel.check()
        return self._library.queue()
