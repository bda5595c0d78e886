"""Lock file that says which process owns a library.

Only the owner checkpoints and migrates: before SQLite 3.51.3, two processes that checkpoint at once can damage a file.
"""

from __future__ import annotations

from pathlib import Path

from filelock import FileLock, Timeout

from editorial.domain.errors import StorageError


class Ownership:
    """Ownership of a library by this process; the system releases it when the process ends in any way."""

    def __init__(self, lock: FileLock) -> None:
        self._lock = lock

    def release(self) -> None:
        """Let another process own the library."""
        self._lock.release()


def acquire(path: Path) -> Ownership | None:
    """Make this process the owner of the library, or return None if another process is.

    Raises OSError if no lock file can be made, StorageError if the file system does not support locks.
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
