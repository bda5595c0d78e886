"""The job that reads all quotes of a library, to count who is quoted."""

from __future__ import annotations

from collections.abc import Generator

from editorial.domain.quote_search import QuoteQuestion, SpokenQuote
from editorial.domain.quoted import Quoted
from editorial.jobs.progress import Cancel, Progress
from editorial.storage.library import Library

_WHOLE = 100
"""Units of progress of a whole library."""


class ReadQuoted:
    """Read all quotes of a library, with what is known of their articles and speakers."""

    words = "Reading the quotes of all articles"

    def __init__(self, library: Library) -> None:
        self._library = library

    def run(self, cancel: Cancel) -> Generator[Progress, None, Quoted]:
        """Read them some articles at a time. Raises Cancelled and StorageError."""
        yield Progress(0, _WHOLE, self.words)
        quotes: list[SpokenQuote] = []
        for share, found in self._library.quotes.spoken(QuoteQuestion()):
            cancel.check()
            quotes += found
            yield Progress(int(share * _WHOLE), _WHOLE, self.words)
        records = {record.id: record for record in self._library.authority_records()}
        return Quoted(quotes, self._library.people.articles(), records)
