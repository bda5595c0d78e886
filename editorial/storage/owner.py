"""Which process owns a library: before SQLite 3.51.3, two that checkpoint at once can damage the file."""

from __future__ import annotations

from pathlib import Path

from filelock import FileLock, Timeout

from editorial.domain.errors import StorageError


class Ownership:
    """The hold of this process on a library; the system drops it when the process ends, however it ends."""

    def __init__(self, lock: FileLock) -> None:
        self._lock = lock

    def release(self) -> None:
        """Let another process own the library."""
        self._lock.release()


def take(path: Path) -> Ownership | None:
    """Become the owner of the library, or return None if somebody else is.

    Raises OSError if no lock file can be made, StorageError if the file system knows no locks.
    """
    lock = FileLock(path.with_name(path.name + ".lock"), timeout=0, thread_local=False)
    try:
        lock.acquire()
    except Timeout:
        return None
    except NotImplementedError as error:
        raise StorageError(
            f"{path}: the file system of this folder cannot lock files, so a library would not be safe there. "
            "Choose a folder on a local disk."
        ) from error
    return Ownership(lock)
