"""The job that stores a setting which nobody waits for, off the window's thread."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

from editorial.domain.settings import Setting
from editorial.jobs.progress import Cancel, Progress
from editorial.storage.library import Library


class KeepSetting:
    """Store a setting, a JSON value; it waits as long as others write."""

    words = "Storing how the window looks"

    def __init__(self, library: Library, key: Setting, value: Any) -> None:
        self._library, self._key, self._value = library, key, value

    def run(self, cancel: Cancel) -> Generator[Progress, None, None]:
        """Store it. Raises StorageError, and Cancelled before anything was written."""
        yield Progress(0, None, self.words)
        cancel.check()
        self._library.set_setting(self._key, self._value)
