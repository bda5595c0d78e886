"""Deletion of articles from the library."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any, TypeVar

from editorial.domain.library import Contents, Deleted
from editorial.domain.settings import Setting
from editorial.domain.steps import Steps
from editorial.storage import lazy
from editorial.storage.sqlite import drafts, reading
from editorial.storage.transactions import Transactions

R = TypeVar("R")


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
        return _finish(self.delete_in_steps(article_ids))

    def new_number(self) -> int:
        """Return the number of a deletion that may be made later, any number of times: each time after `restore`."""
        self._number += 1
        return self._number

    def is_untouched(self, article_ids: Sequence[str]) -> bool:
        """Return whether no decision on these articles stands (those undone aside), and none was exported."""
        with self._transactions.snapshot() as connection:
            return lazy.deleting.is_untouched(connection, article_ids)

    def delete_in_steps(self, article_ids: Sequence[str], number: int | None = None) -> Generator[int, None, Deleted]:
        """Do what `delete` does; yield how many articles are dealt with, after some of them each time.

        Nothing is deleted if this is closed before its end. `number` is one from `new_number`.
        """
        with self._transactions.begin() as connection:
            number = self.new_number() if number is None else number
            decisions = yield from lazy.deleting.delete(connection, article_ids, number)
        return Deleted(number, decisions)

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
        return _finish(self.restore_in_steps(deletion))

    def restore_in_steps(self, deletion: int) -> Generator[tuple[int, int], None, tuple[str, ...]]:
        """Do what `restore` does; yield how many tables are filled, and of how many.

        Nothing comes back if this is closed before its end.
        """
        with self._transactions.begin() as connection:
            ids = yield from lazy.deleting.restore(connection, deletion)
        return ids

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


def _finish(steps: Generator[Any, None, R]) -> R:
    """Take all steps, and return the result."""
    taken = Steps(steps)
    for _ in taken:
        pass
    return taken.result
