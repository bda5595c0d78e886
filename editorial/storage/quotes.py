"""Quotes in marks over all articles of a library: those near some words, and all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from editorial.storage import lazy
from editorial.storage.transactions import Transactions

if TYPE_CHECKING:
    from editorial.domain.elsewhere import LibraryQuote

AT_ONCE = 5_000
"""How many quotes are read from one snapshot."""
MOST_ARTICLES = 200
"""In how many articles at most is looked for the words of one quote."""


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

    def count(self) -> int:
        """Return how many quotes of any kind the library has. Raises StorageError."""
        with self._transactions.raw_snapshot() as connection:
            return lazy.quote_reading.count(connection)
