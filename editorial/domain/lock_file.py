"""A lock file: one process at a time holds it, and the system lets go of it when that process ends in any way."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _system_lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _system_lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


_HELD = {errno.EACCES, errno.EAGAIN, errno.EDEADLK}
"""The errors that mean that somebody else holds the lock."""
NO_LOCKS = {errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOLCK}
"""The errors that mean that the file system cannot lock files."""


class LockFile:
    """A lock that is held. The file stays when it is released: removed, it could be locked twice, as two files."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor: int | None = descriptor

    def release(self) -> None:
        """Let another process hold the lock; do nothing if it was released."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


def take_lock(path: Path, mode: int = 0o666) -> LockFile | None:
    """Hold the lock of the file at `path`, which is made if there is none, with the rights `mode`.

    Returns None if it is held already, by another process or this one. Raises OSError if no file can be made or
    opened, or if its file system cannot lock files.
    """
    while True:
        descriptor = _open(path, mode)
        try:
            locked = _lock(descriptor)
            if locked and os.fstat(descriptor).st_nlink:
                return LockFile(descriptor)
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)
        if not locked:
            return None
        # else somebody removed the file before it was locked, so that another one may be there


def _open(path: Path, mode: int) -> int:
    """Return a descriptor of the file, which no child process inherits."""
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
    try:
        made = os.open(path, flags | os.O_EXCL, mode)
    except FileExistsError:
        return os.open(path, flags, mode)
    if hasattr(os, "fchmod"):
        with suppress(OSError):  # a file system without rights
            os.fchmod(made, mode)  # the umask may have taken some
    return made


def _lock(descriptor: int) -> bool:
    """Lock an open file; return False if somebody else has."""
    try:
        _system_lock(descriptor)
    except OSError as error:
        if error.errno in _HELD:
            return False
        raise
    return True
