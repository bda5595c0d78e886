"""Unfinished files and folders: named so that they are recognised, held while they are written, removed when left over.

The name of an unfinished file is `.NAME.HEX.part`, where NAME is that of the finished one. While a program writes one
it holds a lock on it (in a folder: on its file `lock`), which the system drops when the program ends, in whatever way.
So one that nobody holds was left by a run that was stopped, and is removed by the next that writes the same file.
"""

from __future__ import annotations

import errno
import os
import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO

try:
    import fcntl as _fcntl
except ImportError:
    _fcntl = None  # type: ignore[assignment]

fcntl: Any = _fcntl
"""None on Windows, which refuses to remove a file that is open; that serves the same end."""
LOCK = "lock"
JOURNAL = "commit"
"""A file in an unfinished folder that says what was begun; only who undoes that removes it."""
_LONGEST = 100
_ATTEMPTS = 100
_BINARY = getattr(os, "O_BINARY", 0)


@contextmanager
def file(target: Path) -> Iterator[tuple[Path, BinaryIO]]:
    """Create the unfinished file for a target, beside it, and hold it during the block.

    Give its path and the open file; after the block it is removed if it was not renamed. Raises OSError.
    """
    part, handle = _create(target)
    held = os.dup(handle) if fcntl is not None else None  # Windows renames no file that is open
    try:
        with os.fdopen(handle, "wb") as stream:
            yield part, stream
    finally:
        part.unlink(missing_ok=True)
        if held is not None:
            os.close(held)


@contextmanager
def folder(place: Path, name: str) -> Iterator[Path]:
    """Make an unfinished folder in `place`, hold it during the block, and remove it after the block. Raises OSError."""
    for _ in range(_ATTEMPTS):
        part = _new_name(place, name)
        part.mkdir()
        with suppress(FileNotFoundError):  # removed by another run in this very moment
            handle = _open_held(part / LOCK)
            if handle is not None:
                break
    else:
        raise OSError(errno.EAGAIN, os.strerror(errno.EAGAIN), str(place))
    try:
        yield part
    finally:
        os.close(handle)
        if not (part / JOURNAL).exists():  # what could not be undone is left for the next run
            shutil.rmtree(part, ignore_errors=True)


def left_over(place: Path, name: str) -> Iterator[Path]:
    """Yield each unfinished file or folder of that name in `place` that nobody holds, and remove it afterwards.

    What cannot be removed stays.
    """
    recognised = re.compile(rf"\.{re.escape(name[:_LONGEST])}\.[0-9a-f]{{12}}\.part")
    with suppress(OSError):
        for part in [one for one in place.iterdir() if recognised.fullmatch(one.name)]:
            with suppress(OSError), _held_if_free(part) as free:
                if free:
                    yield part
                    _remove(part)


def remove_left_over(place: Path, name: str) -> None:
    """Remove each unfinished file or folder of that name in `place` that nobody holds."""
    for _ in left_over(place, name):
        pass


def flush_folder(place: Path) -> None:
    """Flush a folder, so that its new names survive a power cut; Windows cannot open a folder for that."""
    if os.name != "posix":
        return
    handle = os.open(place, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _create(target: Path) -> tuple[Path, int]:
    for _ in range(_ATTEMPTS):
        part = _new_name(target.parent, target.name)
        handle = _open_held(part)
        if handle is not None:
            return part, handle
    raise OSError(errno.EAGAIN, os.strerror(errno.EAGAIN), str(target))


def _new_name(place: Path, name: str) -> Path:
    return place / f".{name[:_LONGEST]}.{secrets.token_hex(6)}.part"


def _open_held(path: Path) -> int | None:
    """Create a file and hold it; return its handle, or None if another run took it for a remainder and removed it."""
    # O_EXCL: never write into a file of another program; 0o666 leaves the permissions to the umask.
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o666)
    if fcntl is None:
        return handle
    with suppress(OSError):  # not every network drive has locks; there nothing is ever taken for left over
        fcntl.flock(handle, fcntl.LOCK_EX)
    with suppress(FileNotFoundError):
        if os.path.samestat(path.stat(), os.fstat(handle)):
            return handle
    os.close(handle)
    return None


@contextmanager
def _held_if_free(part: Path) -> Iterator[bool]:
    """Hold an unfinished file or folder during the block; give False if a program that runs holds it."""
    lock = part / LOCK if part.is_dir() and not part.is_symlink() else part
    if lock.is_symlink() or fcntl is None or not lock.exists():
        yield not lock.is_symlink() and _is_free_without_locks(lock)
        return
    handle = os.open(lock, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            yield False
        else:
            yield True
    finally:
        os.close(handle)


def _is_free_without_locks(lock: Path) -> bool:
    """Return whether a lock file is not there, or can be removed, and so is not open on Windows."""
    with suppress(OSError):
        lock.unlink(missing_ok=True)
        return True
    return False


def _remove(part: Path) -> None:
    if part.is_dir():
        shutil.rmtree(part)
    else:
        part.unlink(missing_ok=True)
