"""Jobs that list the people, organisations and places of all articles, and the quotes of one of them."""

from __future__ import annotations

from collections.abc import Generator, Iterable

from editorial.domain.people import NameUse, Profile, Profiles, SaidQuote
from editorial.jobs.progress import Cancel, Progress
from editorial.storage.library import Library

_WHOLE = 100
"""Units of progress of a whole library."""


class ListPeople:
    """List who and what is named in the articles of a library."""

    words = "Reading the names of all articles"

    def __init__(self, library: Library) -> None:
        self._library = library

    def run(self, cancel: Cancel) -> Generator[Progress, None, tuple[Profile, ...]]:
        """Read the names batch by batch. Raises Cancelled and StorageError."""
        yield Progress(0, _WHOLE, self.words)
        found = Profiles(self._library.authority_records())
        for share, uses in self._library.people.names():
            cancel.check()
            found.add(uses)
            yield Progress(int(share * _WHOLE), _WHOLE, self.words)
        return found.made()


class QuotesOf:
    """List the quotes of somebody in all articles, the newest first."""

    words = "Reading the quotes"

    def __init__(self, library: Library, uses: Iterable[NameUse]) -> None:
        """Read the quotes of the names `uses`."""
        self._library = library
        self._uses = tuple(uses)

    def run(self, cancel: Cancel) -> Generator[Progress, None, tuple[SaidQuote, ...]]:
        """Read them article by article. Raises Cancelled and StorageError."""
        found: list[SaidQuote] = []
        total = len({use.article_id for use in self._uses if use.quotes})
        for done, quotes in enumerate(self._library.people.quotes(self._uses)):
            yield Progress(done, total, self.words)
            cancel.check()
            found += quotes
        found.sort(key=lambda quote: (quote.article_id, quote.start))
        return tuple(sorted(found, key=lambda quote: quote.date, reverse=True))
