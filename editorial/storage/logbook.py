"""The log of a library: its entries, whether they are what was written, and what they must rebuild."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from editorial.storage import lazy
from editorial.storage.transactions import Transactions

if TYPE_CHECKING:
    from editorial.domain.chain import Fault
    from editorial.domain.log_entry import Entry
    from editorial.domain.replay import Kept, Newsroom
    from editorial.domain.verification import Proof


class Logbook:
    """Reads the log, and what the library keeps now, to compare both (`domain.replay`)."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def entries(self, article_id: str | None) -> list[Entry]:
        """Return the entries about one article, or those about the newsroom and no article (None), oldest first."""
        with self._transactions.raw_snapshot() as connection:
            return [*lazy.entry_reading.entries(connection, article_id)]

    def kept(self, article_id: str) -> Kept:
        """Return all that the library keeps of an article, from its tables: what `replay` of its entries must give."""
        with self._transactions.raw_snapshot() as connection:
            return lazy.entry_reading.kept(connection, article_id)

    def newsroom(self) -> Newsroom:
        """Return the settings that are logged and the newsroom's list, from their tables."""
        with self._transactions.raw_snapshot() as connection:
            return lazy.entry_reading.newsroom(connection)

    def proof(self, article_id: str) -> Proof:
        """Return all that is kept of an article, its entries, and the chain's last link, at one moment."""
        with self._transactions.raw_snapshot() as connection:
            return lazy.entry_reading.proof(connection, article_id)

    def faults(self, watch: Callable[[int], None] = lambda _number: None) -> tuple[Fault, ...]:
        """Return what is wrong with the log as a whole; `watch` is called with the number of each entry."""
        with self._transactions.raw_snapshot() as connection:
            return (*lazy.entry_reading.faults(connection, watch),)
