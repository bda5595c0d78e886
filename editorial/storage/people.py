"""Names over all articles of a library, the quotes of those who bear them, and what the articles say of themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from editorial.storage import lazy
from editorial.storage.transactions import Transactions

if TYPE_CHECKING:
    from editorial.domain.people import NameReply, NameUse, SaidQuote
    from editorial.domain.protecting.known import ProtectedRow
    from editorial.domain.quoted import ArticleFacts

AT_ONCE = 500
"""How many articles are read from one snapshot."""


class People:
    """Reads names across articles, some hundred articles at a time, so that others can read and write between."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def names(self) -> Iterator[tuple[float, list[NameUse]]]:
        """Yield the names of the articles, a batch at a time, each with the share (0..1) of the articles read by then.

        Raises StorageError.
        """
        with self._transactions.raw_snapshot() as connection:
            last = lazy.people_reading.last_number(connection)
        for first in range(1, last + 1, AT_ONCE):
            with self._transactions.raw_snapshot() as connection:
                found = [*lazy.people_reading.names(connection, first, first + AT_ONCE - 1)]
            yield min(1.0, (first + AT_ONCE - 1) / last), found

    def protected(self) -> list[ProtectedRow]:
        """Return the names of all articles that are protected, by themselves or by a link. Raises StorageError."""
        with self._transactions.raw_snapshot() as connection:
            found: list[ProtectedRow] = lazy.people_reading.protected(connection)
            return found

    def replies(self) -> list[NameReply]:
        """Return what is noted about the right of reply, over all articles. Raises StorageError."""
        with self._transactions.raw_snapshot() as connection:
            return [*lazy.people_reading.replies(connection)]

    def quotes(self, uses: Iterable[NameUse]) -> Iterator[list[SaidQuote]]:
        """Yield the quotes of some names, article by article. Raises StorageError."""
        speaking: dict[str, list[str]] = {}
        for use in uses:
            if use.quotes:
                speaking.setdefault(use.article_id, []).append(use.entity_id)
        for article_id, entities in speaking.items():
            with self._transactions.raw_snapshot() as connection:
                yield [*lazy.people_reading.quotes(connection, article_id, entities)]

    def articles(self) -> dict[str, ArticleFacts]:
        """Return what the articles say of themselves, by their ids. Raises StorageError."""
        with self._transactions.raw_snapshot() as connection:
            return dict(lazy.people_reading.articles(connection))
