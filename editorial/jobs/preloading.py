"""Loading what the first decision and the first job need, while the first article is being looked at."""
# ruff: noqa: F401, PLC0415 - to load is all it does

from __future__ import annotations

from collections.abc import Generator

from editorial.jobs.progress import Cancel, Progress
from editorial.storage.library import Library


class Preload:
    """Gets a library ready to be changed, and the jobs ready to be started."""

    words = "getting ready"

    def __init__(self, library: Library) -> None:
        self._library = library

    def run(self, cancel: Cancel) -> Generator[Progress, None, None]:
        """Do it in one step. Raises Cancelled."""
        cancel.check()
        self._library.get_ready()
        yield Progress(1, 2, self.words)
        from editorial.jobs import exporting, importing, suggesting, suggestion_process
