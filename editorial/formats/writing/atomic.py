"""Atomic writing of files: complete or not at all."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from editorial.domain.errors import EditorialError


@contextmanager
def atomic_writer(path: Path) -> Iterator[BinaryIO]:
    """Open `path` for writing bytes; create or replace it only if the block ends without an error.

    The bytes go to a hidden file in the same folder, which is flushed to the disk and then renamed to `path`. After an
    error or a cancel the hidden file is removed, and an older file is unchanged. A symbolic link is followed; a device
    or a pipe (`/dev/stdout`) is written to directly.
    Raises EditorialError, with what to do, if the folder is missing, the folder or file is not writable, or the disk
    is full.
    """
    target = _target(path)
    if target.exists() and not target.is_file():
        with _readable_errors(path), target.open("wb") as stream:
            yield stream
        return
    part = target.with_name(f".{target.name[:100]}.{secrets.token_hex(6)}.part")
    with _readable_errors(path):
        # O_EXCL: never write into a file of another program; 0o666 leaves the permissions to the umask.
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
        try:
            with os.fdopen(handle, "wb") as stream:
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
            if target.exists():
                part.chmod(target.stat().st_mode & 0o7777)
            part.replace(target)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        _flush_folder(target.parent)


def _target(path: Path) -> Path:
    """Return the path with links resolved. Raises EditorialError, with the reason, if it cannot be written."""
    target = path.resolve()
    if not target.parent.is_dir():
        raise EditorialError(
            f"{path} cannot be written: there is no folder {target.parent}. Make it or choose another."
        )
    if target.is_dir():
        raise EditorialError(f"{path} cannot be written: it is a folder. Give a file name as well.")
    if target.exists() and not os.access(target, os.W_OK):
        raise EditorialError(f"{path} cannot be written: the file is write-protected. Choose another name.")
    return target


@contextmanager
def _readable_errors(path: Path) -> Iterator[None]:
    """Turn an OSError into an EditorialError with a message for people."""
    try:
        yield
    except PermissionError as error:
        raise EditorialError(
            f"{path} cannot be written: no permission to write there. Choose another folder."
        ) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise EditorialError(f"{path} could not be written: {reason}. What was there before is unchanged.") from error


def _flush_folder(folder: Path) -> None:
    """Flush a folder, so that the new name survives a power cut; Windows cannot open a folder for that."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
