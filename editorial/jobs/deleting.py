"""Jobs that delete articles and bring them back, and that take the words of deleted ones out of the search index."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from typing import TypeVar

from editorial.domain.library import Deleted
from editorial.domain.steps import Steps
from editorial.jobs.progress import Cancel, Progress
from editorial.storage.library import Library

S = TypeVar("S")
R = TypeVar("R")


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
