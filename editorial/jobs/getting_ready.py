"""Loading what the first decision needs, while the first article is being looked at."""

from __future__ import annotations

from collections.abc import Generator

from editorial.jobs.progress import Cancel, Progress
from editorial.storage.library import Library


class GetReady:
    """Gets a library ready to be changed."""

    words = "getting ready"

    def __init__(self, library: Library) -> None:
        self._library = library

    def run(self, cancel: Cancel) -> Generator[Progress, None, None]:
        """Do it in one step. Raises Cancelled."""
        cancel.check()
        self._library.get_ready()
        yield from ()
