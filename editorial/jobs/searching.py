"""The job that searches the texts of all articles, off the window's thread."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass

from editorial.domain.errors import StorageError
from editorial.domain.library import Hit
from editorial.jobs.progress import Cancel, Progress
from editorial.storage.library import Library

LIMIT = 100
"""The largest number of articles returned."""


@dataclass(frozen=True, slots=True)
class SearchHits:
    """The articles that match `words`, the best first; `more` is True if there are others.

    `latest` is how many of those that match were compared, the latest ones, if there may be more; else None.
    """

    words: str
    hits: tuple[Hit, ...] = ()
    more: bool = False
    latest: int | None = None


class Search:
    """Search for words in every article."""

    words = "Searching"

    def __init__(self, library: Library, wanted: str) -> None:
        self._library, self._wanted = library, wanted

    def run(self, cancel: Cancel) -> Generator[Progress, None, SearchHits]:
        """Search until cancelled: what is typed next does not wait for it. Raises Cancelled and StorageError."""
        yield Progress(0, None, self.words)
        cancel.check()
        try:
            hits = self._library.search(self._wanted, LIMIT + 1, cancel.stopping)
        except StorageError:
            cancel.check()
            raise
        return SearchHits(self._wanted, tuple(hits[:LIMIT]), len(hits) > LIMIT, hits.latest)
