"""Jobs that delete articles, and that take the words of deleted ones out of the search index."""

from __future__ import annotations

from collections.abc import Generator, Sequence

from editorial.jobs.progress import Cancel, Progress
from editorial.storage.library import Library


class Delete:
    """Delete articles for good. Raises StorageError; nothing is deleted then."""

    words = "Deleting"

    def __init__(self, library: Library, article_ids: Sequence[str]) -> None:
        self._library = library
        self._article_ids = article_ids

    def run(self, cancel: Cancel) -> Generator[Progress, None, None]:
        """Delete all of them at once, then tidy up. Raises Cancelled, before anything was deleted."""
        cancel.check()
        self._library.deletions.delete(self._article_ids)
        yield from TidySearch(self._library).run(cancel)


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
