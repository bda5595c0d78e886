"""Jobs about deleting articles: counting what would go, deleting, bringing back, and tidying the search index."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from typing import NamedTuple, TypeVar

from editorial.domain.library import Contents, Deleted, QueueRow
from editorial.domain.steps import Steps
from editorial.jobs.progress import Cancel, Progress
from editorial.storage.library import Library

S = TypeVar("S")
R = TypeVar("R")
_AT_ONCE = 100
"""How many articles are counted in one step."""


class Belongings(NamedTuple):
    """Articles as the queue lists them, and how much belongs to them."""

    rows: Sequence[QueueRow]
    contents: Contents


class Count:
    """Count what would go with articles; those that are not in the library are left out."""

    words = "Counting what would go"

    def __init__(self, library: Library, article_ids: Sequence[str]) -> None:
        self._library = library
        self._article_ids = article_ids

    def run(self, cancel: Cancel) -> Generator[Progress, None, Belongings]:
        """Count some articles after the other. Raises StorageError and Cancelled."""
        rows: list[QueueRow] = []
        contents = self._library.deletions.contents(())
        for start in range(0, len(self._article_ids), _AT_ONCE):
            yield Progress(start, len(self._article_ids), self.words)
            cancel.check()
            some = self._article_ids[start : start + _AT_ONCE]
            rows += self._library.queue_rows(some)
            contents += self._library.deletions.contents(some)
        return Belongings(rows, contents)


class Delete:
    """Delete articles for good, all of them at once. Raises StorageError; nothing is deleted then."""

    words = "Deleting"

    def __init__(self, library: Library, article_ids: Sequence[str], number: int | None = None) -> None:
        """Delete articles, under a number that was given out before (`Deletions.new_number`) if there is one."""
        self._library = library
        self._article_ids = article_ids
        self._number = number

    def run(self, cancel: Cancel) -> Generator[Progress, None, Deleted]:
        """Delete them in one transaction; return what `Restore` needs. Raises Cancelled; nothing is deleted then."""
        cancel.check()
        steps = self._library.deletions.delete_in_steps(self._article_ids, self._number)
        return (yield from _run(steps, lambda done: Progress(done, len(self._article_ids), self.words), cancel))


class Restore:
    """Bring the articles of a deletion back, as they were."""

    words = "Bringing back"

    def __init__(self, library: Library, deletion: int) -> None:
        self._library = library
        self._deletion = deletion

    def run(self, cancel: Cancel) -> Generator[Progress, None, tuple[str, ...]]:
        """Bring all of them back, and return their ids.

        Raises RuleError if one of them was imported again since, StorageError, Cancelled; nothing comes back then.
        """
        cancel.check()
        steps = self._library.deletions.restore_in_steps(self._deletion)
        return (yield from _run(steps, lambda filled: Progress(*filled, self.words), cancel))


class TidySearch:
    """Take the words of deleted articles out of the search index; this may take seconds in a large library."""

    words = "Tidying up"

    def __init__(self, library: Library) -> None:
        self._library = library

    def run(self, cancel: Cancel) -> Generator[Progress, None, None]:
        """Merge the index part by part. What is left when this is stopped is done the next time."""
        for _ in self._library.deletions.merge_search_index():
            yield Progress(0, None, self.words)
            if cancel.cancelled:
                return


def _run(
    steps: Generator[S, None, R], progress: Callable[[S], Progress], cancel: Cancel
) -> Generator[Progress, None, R]:
    """Take all steps of a transaction, and return its result. Raises Cancelled; it is rolled back then."""
    with closing(steps):
        taken = Steps(steps)
        for step in taken:
            yield progress(step)
            cancel.check()
        return taken.result
