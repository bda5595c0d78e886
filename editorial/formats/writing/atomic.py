"""Writes a file whole or not at all."""

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
    """Open `path` for writing bytes; it appears, or changes, only when the block has ended without an error.

    The bytes go to a hidden file in the same folder, which is flushed to the disk and then takes the place of
    `path` in one step. After an error or a cancel nothing of it is left and an older file is as it was.
    A symbolic link is followed; a device or a pipe (`/dev/stdout`) is written to directly.
    Raises EditorialError, with what to do, if the folder is missing, or folder or file may not be written, or
    the disk is full.
    """
    target = _target(path)
    if target.exists() and not target.is_file():
        with _words(path), target.open("wb") as stream:
            yield stream
        return
    part = target.with_name(f".{target.name[:100]}.{secrets.token_hex(6)}.part")
    with _words(path):
        # O_EXCL: never write into a file that somebody else made; 0o666 leaves the rights to the umask.
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
    """Return the file that is really meant, or raise EditorialError with the reason why it cannot be written."""
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
def _words(path: Path) -> Iterator[None]:
    """Turn an error of the file system into one in words."""
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
    """Make the new name last over a power cut, where the system can (Windows cannot open a folder)."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
