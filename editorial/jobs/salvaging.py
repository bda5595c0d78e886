"""The job that writes what can still be read of a damaged library into a new file."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

from editorial.domain.salvage import Salvage
from editorial.jobs.backing_up import watched
from editorial.jobs.progress import Cancel, Progress
from editorial.storage import salvaging


@dataclass(frozen=True, slots=True)
class SalvageReport:
    """The new file, and what of the damaged one it holds."""

    file: Path
    salvage: Salvage


class SalvageLibrary:
    """Read a damaged library, which is not changed, and write a new one. The file appears only when it is complete."""

    words = "Reading what can be read"

    def __init__(self, path: Path, target: Path) -> None:
        self._path, self._target = path, target

    def run(self, cancel: Cancel) -> Generator[Progress, None, SalvageReport]:
        """Return what was read. Raises StorageError if nothing can be read, and Cancelled."""
        found = yield from watched(self.words, cancel, lambda watch: salvaging.salvage(self._path, self._target, watch))
        return SalvageReport(self._target, found)
