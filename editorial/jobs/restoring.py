"""Jobs that look at backups of a library, and that restore one."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

from editorial.domain.backup import Backup, BackupFile
from editorial.jobs.backing_up import watched
from editorial.jobs.progress import Cancel, Progress
from editorial.storage import backups, restoring


def backups_of(library: Path) -> tuple[BackupFile, ...]:
    """Return the automatic backups of a library, the newest first. Raises StorageError."""
    return backups.of_library(library)


class ReadBackup:
    """Read a backup to its end, and compare it with the library at `path`."""

    words = "Reading the backup"

    def __init__(self, path: Path, file: Path) -> None:
        self._path, self._file = path, file

    def run(self, cancel: Cancel) -> Generator[Progress, None, Backup]:
        """Return what the backup holds. Raises StorageError if it is of no use, and Cancelled."""
        yield Progress(0, None, self.words)
        found = restoring.examine(self._file, self._path, cancel.stopping)
        cancel.check()
        return found


class Stage:
    """Copy a backup beside the library, ready to take its place; the library may be open meanwhile."""

    words = "Copying the backup"

    def __init__(self, path: Path, file: Path) -> None:
        self._path, self._file = path, file

    def run(self, cancel: Cancel) -> Generator[Progress, None, Path]:
        """Return the path of the copy. Raises StorageError, and Cancelled; nothing is left then."""
        return (
            yield from watched(
                self.words, cancel, lambda watch: restoring.stage(self._file, self._path, watch, cancel.stopping)
            )
        )


def move_log_aside(path: Path) -> Path:
    """Move a write-ahead log that is another file's to a name of its own beside the library, and return that.

    Raises InUseError if another process has the library open, StorageError if the log is the library's own.
    """
    return restoring.move_log_aside(path)


@dataclass(frozen=True, slots=True)
class Restored:
    """The library that was restored, and where the one before is kept (None if there was none)."""

    path: Path
    kept: Path | None

    @property
    def words(self) -> str:
        """Return the report as one sentence for people."""
        kept = "" if self.kept is None else f" What was there before is kept as {self.kept}."
        return f"The backup was restored to {self.path}.{kept}"


def discard(path: Path) -> None:
    """Remove the staged copy of a backup beside a library, if there is one: it is not wanted any more."""
    restoring.drop(restoring.staged_beside(path))


def put_in_place(staged: Path, path: Path) -> Restored:
    """Put a staged copy in the place of a library that this process has closed.

    Raises InUseError if another process has it open, StorageError; the library is as before then, and the copy gone.
    """
    try:
        return Restored(path, restoring.put_in_place(staged, path))
    except BaseException:
        restoring.drop(staged)
        raise
