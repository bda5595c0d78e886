"""Deletion of articles from the library."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from editorial.domain.library import Contents, Deleted
from editorial.domain.settings import Setting
from editorial.storage import lazy
from editorial.storage.sqlite import drafts, reading
from editorial.storage.transactions import Transactions


class Deletions:
    """Deletes articles for good, and brings them back as long as the library is open."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions
        self._number = 0

    def contents(self, article_ids: Sequence[str]) -> Contents:
        """Return how much would go if these articles were deleted."""
        with self._transactions.snapshot() as connection:
            return lazy.deleting.contents(connection, article_ids)

    def delete(self, article_ids: Sequence[str]) -> Deleted:
        """Delete articles with all that belongs to them, decisions included, in one transaction.

        What is deleted is overwritten in the file. Use up `merge_search_index` afterwards: until then some of the words
        are still in the search index.
        """
        with self._transactions.begin() as connection:
            self._number += 1
            return Deleted(self._number, lazy.deleting.delete(connection, article_ids, self._number))

    def overdue(self, now: datetime) -> tuple[str, ...]:
        """Return the ids of the drafts that were set aside longer ago than the newsroom keeps them; () if it keeps all.

        A draft is an article that was never verified nor exported. The time counts from the last decision on it.
        """
        with self._transactions.raw_snapshot() as connection:
            days = reading.get_setting(connection, Setting.DRAFT_DAYS, default=0)
            if not days:
                return ()
            return tuple(drafts.set_aside_before(connection, now - timedelta(days=days), now))

    def restore(self, deletion: int) -> tuple[str, ...]:
        """Bring back, as they were, the articles of a deletion (its number); return their ids.

        Raises RuleError, without a change, if one of them was imported again since.
        """
        with self._transactions.begin() as connection:
            return lazy.deleting.restore(connection, deletion)

    def merge_search_index(self) -> Iterator[None]:
        """Take the words of deleted articles out of the search index, in transactions of some 0.02 s.

        Yields after each that is not the last, and never if no article was deleted since the last time. If this is
        given up, or the process ends, it goes on where it was the next time.
        """
        with self._transactions.raw_snapshot() as connection:
            due = reading.get_setting(connection, Setting.SEARCH_DUE, default=False)
        resume = False
        while due and self._merge_part(resume=resume):
            resume = True
            yield

    def _merge_part(self, *, resume: bool) -> bool:
        with self._transactions.begin() as connection:
            return lazy.deleting.merge_search_index(connection, resume=resume)
