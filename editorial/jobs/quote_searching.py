"""Search for quotes in all articles of a library: the first ones for somebody who types, or all of them."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from editorial.domain.quote_search import FoundQuote, QuoteQuestion, SpokenQuote
from editorial.jobs.export_options import Replace
from editorial.jobs.progress import Cancel, Progress
from editorial.jobs.protecting import Protector
from editorial.jobs.table_writing import WriteTable
from editorial.storage.library import Library
from editorial.storage.quotes import QuoteSearch

LIMIT = 200
"""How many quotes are shown to somebody who types."""
_WHOLE = 100
"""Units of progress of a whole library."""


@dataclass(frozen=True, slots=True)
class QuoteHits:
    """The quotes that answer a question, those of the latest articles first; `more` is True if there may be others."""

    question: QuoteQuestion
    quotes: tuple[SpokenQuote, ...] = ()
    more: bool = False


class SearchQuotes:
    """Search for quotes until `LIMIT` are found."""

    words = "Searching the quotes"

    def __init__(self, library: Library, question: QuoteQuestion, search: QuoteSearch | None = None) -> None:
        """Ask `search`, which is quicker after its first question, or the library as it is now."""
        self._search, self._question = search or library.quotes.search(), question

    def run(self, cancel: Cancel) -> Generator[Progress, None, QuoteHits]:
        """Search until cancelled: what is typed next does not wait for it. Raises Cancelled and StorageError."""
        yield Progress(0, _WHOLE, self.words)
        cancel.check()
        found: list[SpokenQuote] = []
        for share, quotes in self._search.spoken(self._question):
            cancel.check()
            found += quotes
            if len(found) > LIMIT or (len(found) == LIMIT and share < 1):
                return QuoteHits(self._question, tuple(found[:LIMIT]), more=True)
            yield Progress(int(share * _WHOLE), _WHOLE, self.words)
        return QuoteHits(self._question, tuple(found))


def new_search(library: Library) -> QuoteSearch:
    """Return what answers questions about the quotes of the library as it is at the first one."""
    return library.quotes.search()


def library_quotes(library: Library, question: QuoteQuestion) -> Iterator[SpokenQuote]:
    """Yield all quotes of a library that answer a question, those of the latest articles first. Raises StorageError."""
    for _share, quotes in library.quotes.spoken(question):
        yield from quotes


def quotes_going_out(library: Library, question: QuoteQuestion) -> Iterator[tuple[Any, ...]]:
    """Yield the cells of all quotes that answer a question, as `FoundQuote` names them, with pseudonyms.

    A quote has no place if names are replaced in its article: it would be that in another text. Raises StorageError.
    """
    protector = Protector(library)
    for one in library_quotes(library, question):
        row: tuple[Any, ...] = one.as_found
        if one.as_found.article_id in protector.articles:
            places = {"start", "end"}
            row = tuple(None if name in places else cell for name, cell in one.as_found._asdict().items())
        yield protector.listed(row)


def write_quotes(library: Library, question: QuoteQuestion, target: Path) -> WriteTable:
    """Return the job that writes all quotes that answer a question to a file, which may replace another.

    Raises InputError if that is one of the library's own.
    """
    library.refuse_own_file(target)
    return WriteTable(FoundQuote._fields, quotes_going_out(library, question), target, Replace.ANY)
