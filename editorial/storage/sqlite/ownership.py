"""Lock files that say which process owns a library.

Only the owner checkpoints and migrates: before SQLite 3.51.3, two processes that checkpoint at once can damage a file.

SQLite names the write-ahead log after the file, links followed. So one lock lies there, too; and since a file can have
several names all the same (hard links, mounts), another one goes by its device and inode.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from platformdirs import user_state_path

from editorial.domain.errors import StorageError
from editorial.domain.files import FileId
from editorial.domain.lock_file import NO_LOCKS, LockFile, take_lock
from editorial.storage.sqlite.files import LOCK, OWNER_ONLY, beside, rights_of


class Ownership:
    """Ownership of a library by this process; the system releases it when the process ends in any way."""

    def __init__(self, path: Path, lock: LockFile) -> None:
        self._path = path
        self._locks = [lock]

    def claim_file(self) -> None:
        """Own the file under all its names, among the programs of this user; it must have been made.

        Raises StorageError if it is open under another name, and so with another write-ahead log.
        """
        found = FileId.of(self._path)
        if found is None:
            return
        folder = user_state_path("editorial", appauthor=False) / "open"
        with suppress(OSError):  # a home that cannot be written; the lock beside the file is held all the same
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            name = f"{found.device:x}-{found.inode:x}{LOCK}"
            lock = take_lock(folder / name, OWNER_ONLY)
            if lock is None:
                raise StorageError(
                    f"{self._path}: this file has more than one name, and is open under another one. A library would "
                    "be damaged by that: close the other window, or open it under the same name. Nothing was changed."
                )
            self._locks.append(lock)

    def release(self) -> None:
        """Let another process own the library."""
        for lock in reversed(self._locks):
            lock.release()


def acquire(path: Path) -> Ownership | None:
    """Make this process the owner of the library, or return None if another process is.

    Raises OSError if no lock file can be made, StorageError if the file system does not support locks.
    """
    real = path.resolve()
    try:
        lock = take_lock(beside(real, LOCK), rights_of(real))
    except OSError as error:
        if error.errno not in NO_LOCKS:
            raise
        raise StorageError(
            f"{path}: the file system of this folder cannot lock files, so a library would not be safe there. "
            "Choose a folder on a local disk."
        ) from error
    return Ownership(path, lock) if lock is not None else None
