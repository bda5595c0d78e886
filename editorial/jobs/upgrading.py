"""The job that brings a library of an older version up to date before it is opened."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

from editorial.domain.errors import EditorialError
from editorial.jobs.progress import Cancel, Progress
from editorial.storage import opening


class UpgradeLibrary:
    """Copy a library of an older version beside it, and bring it up to date; stopped, it is as it was."""

    words = "Bringing the library up to date"

    def __init__(self, path: Path) -> None:
        self._path = path

    def run(self, cancel: Cancel) -> Generator[Progress, None, None]:
        """Upgrade the library; how long that takes is not known before. Raises StorageError and Cancelled."""
        yield Progress(0, None, self.words)
        try:
            opening.upgrade(self._path, lambda _done, _total: cancel.check(), cancel.stopping)
        except EditorialError:
            cancel.check()
            raise
