"""Searching the texts of all articles, as a job: while somebody types, the thread of the window stays free."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass

from editorial.domain.library import Hit
from editorial.jobs.progress import Cancel, Progress
from editorial.storage.library import Library

LIMIT = 100
"""How many articles are shown; whoever finds more than that types another letter."""


@dataclass(frozen=True, slots=True)
class SearchHits:
    """The articles that hold what was looked for, the best first; `more` says that there are others."""

    words: str
    hits: tuple[Hit, ...] = ()
    more: bool = False


class Search:
    """Looks for words in every article."""

    words = "Searching"

    def __init__(self, library: Library, wanted: str) -> None:
        self._library, self._wanted = library, wanted

    def run(self, cancel: Cancel) -> Generator[Progress, None, SearchHits]:
        """Search, unless something else was typed in the meantime. Raises Cancelled or StorageError."""
        yield Progress(0, None, self.words)
        cancel.check()
        hits = self._library.search(self._wanted, LIMIT + 1)
        return SearchHits(self._wanted, tuple(hits[:LIMIT]), len(hits) > LIMIT)
