"""Quotes over all articles of a library: those in marks near some words, all of these, and those that are wanted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from editorial.domain.quote_search import QuoteFilter, QuoteQuestion, SpokenQuote
from editorial.storage import lazy
from editorial.storage.transactions import Transactions

if TYPE_CHECKING:
    from editorial.domain.elsewhere import LibraryQuote

AT_ONCE = 5_000
"""How many quotes are read from one snapshot."""
MOST_ARTICLES = 200
"""In how many articles at most is looked for the words of one quote."""


FIRST_ARTICLES = 25
"""From how many articles the first quotes are read; each further batch is twice as large, up to `MOST_ARTICLES`."""


class Quotes:
    """Reads quotes across articles, a batch at a time, so that others can read and write between."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def near(self, words: Sequence[tuple[str, str, int]], besides: str) -> list[LibraryQuote]:
        """Return the quotes of articles in which two words stand near each other: at most so many words between them.

        One article is left out; at most `MOST_ARTICLES` are looked at. Raises StorageError.
        """
        with self._transactions.raw_snapshot() as connection:
            return lazy.quote_reading.quotes_near(connection, words, besides, MOST_ARTICLES)

    def every(self) -> Iterator[list[tuple[int, LibraryQuote]]]:
        """Yield all quotes, a batch at a time, each with the number of its row. Raises StorageError."""
        after, last = 0, AT_ONCE
        while last == AT_ONCE:
            with self._transactions.raw_snapshot() as connection:
                found = lazy.quote_reading.every_quote(connection, after, AT_ONCE)
            yield found
            last = len(found)
            after = found[-1][0] if found else after

    def in_rows(self, rows: Sequence[int]) -> dict[int, LibraryQuote]:
        """Return the quotes in some rows, by their numbers. Raises StorageError."""
        with self._transactions.raw_snapshot() as connection:
            return lazy.quote_reading.quotes_in_rows(connection, rows)

    def spoken(self, question: QuoteQuestion) -> Iterator[tuple[float, list[SpokenQuote]]]:
        """Yield the quotes that are wanted, those of the latest articles first, some articles at a time.

        Beside each batch stands the share (0..1) of the articles looked at by then; the first batches are small.
        Raises StorageError.
        """
        quotes = QuoteFilter(question)
        with self._transactions.raw_snapshot() as connection:
            numbers = lazy.spoken_reading.articles_with(connection, question)
            listed = lazy.spoken_reading.listed(connection, quotes) if question.by else frozenset()
        begin, size = 0, FIRST_ARTICLES
        while begin < len(numbers):
            with self._transactions.raw_snapshot() as connection:
                found = lazy.spoken_reading.spoken(connection, numbers[begin : begin + size], quotes)
            begin, size = begin + size, min(2 * size, MOST_ARTICLES)
            yield min(1.0, begin / len(numbers)), [one for one in found if quotes.takes_speaker(one, listed)]

    def count(self) -> int:
        """Return how many quotes of any kind the library has. Raises StorageError."""
        with self._transactions.raw_snapshot() as connection:
            return lazy.quote_reading.count(connection)
