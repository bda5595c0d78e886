"""The files of a library: itself, and those that SQLite and the program keep beside it."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from editorial.domain.errors import MovedError
from editorial.domain.files import FileId, real_path

LOG, INDEX, JOURNAL, LOCK = "-wal", "-shm", "-journal", ".lock"
"""What the names of the files beside a library end in."""
OWNER_ONLY = 0o600
"""The rights of files that hold what nobody has verified yet: only who made them may read them."""


def beside(path: Path, ending: str) -> Path:
    """Return the path of a file beside a library."""
    return path.with_name(path.name + ending)


def make_private(path: Path) -> None:
    """Make an empty file that only its owner may read, whatever the umask says. Raises OSError if there is one."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
    try:
        if hasattr(os, "fchmod"):
            os.fchmod(handle, OWNER_ONLY)  # the umask may have taken rights of the owner
    finally:
        os.close(handle)


def rights_of(path: Path) -> int:
    """Return the rights that a file beside a library gets: those of the library, and the owner."""
    with suppress(OSError):
        return (path.stat().st_mode & 0o666) | OWNER_ONLY
    return OWNER_ONLY


class OpenFiles:
    """The files that a process has open as its library, by device and inode.

    SQLite goes on with the files that it opened when their names are taken away or given to others. What is written
    then is lost when the program ends. Windows lets nobody take them away while they are open.
    """

    def __init__(self, path: Path) -> None:
        """Take down the files as they are now: SQLite must have opened them all."""
        self._path = path
        files = [beside(path, ending) for ending in ("", LOG, INDEX)]
        self._opened = [(file, FileId.of(file)) for file in files]
        self._right = _last_write(path)

    def check(self) -> None:
        """Raise MovedError if a file is no longer at its path, or another file is."""
        for file, opened in self._opened:
            if FileId.of(file) != opened:
                raise MovedError(self._path)

    def was_written(self) -> bool:
        """Return whether the library's file was written to since it was last found to be right, by whomever."""
        return _last_write(self._path) != self._right

    def found_right(self) -> None:
        """Take down that the library's file is right as it is now."""
        self._right = _last_write(self._path)


def _last_write(path: Path) -> tuple[int, int]:
    """Return when a file was last written to (nanoseconds), and its size; (0, 0) if it is not there."""
    with suppress(OSError):
        found = path.stat()
        return found.st_mtime_ns, found.st_size
    return 0, 0


def is_own(library: Path, file: Path | int) -> bool:
    """Return whether a path, or an open file, is one of a library's files, under whatever name."""
    own = [beside(real_path(library), ending) for ending in ("", LOG, INDEX, JOURNAL, LOCK)]
    if isinstance(file, Path) and real_path(file) in own:
        return True  # also one that is not there now
    found = FileId.of(file)
    return found is not None and any(found == FileId.of(one) for one in own)
