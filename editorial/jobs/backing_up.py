"""Backing up: a copy of the whole library while it is in use."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

from editorial.jobs.progress import Cancel, Progress
from editorial.storage.library import Library


@dataclass(frozen=True, slots=True)
class BackUpReport:
    """Where the copy is."""

    file: Path

    @property
    def words(self) -> str:
        """Return the report in an editor's words."""
        return f"The library was copied to {self.file}."


class BackUp:
    """Copies the library as it stands to a file, which is there wholly or not at all."""

    words = "Backing up the library"

    def __init__(self, library: Library, target: Path) -> None:
        self._library = library
        self._target = target

    def run(self, cancel: Cancel) -> Generator[Progress, None, BackUpReport]:
        """Copy in one step. Raises StorageError if it cannot be written, Cancelled before it begins."""
        yield Progress(0, 1, self.words)
        cancel.check()
        self._library.back_up(self._target)
        return BackUpReport(self._target)
