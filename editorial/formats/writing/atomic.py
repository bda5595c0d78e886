"""Atomic writing of files: complete or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from editorial.domain.errors import EditorialError
from editorial.formats.format import ANYWAY, Manner
from editorial.formats.writing import parts
from editorial.formats.writing.existing import refuse_existing

OWNER_ONLY = 0o600
"""The rights of a private file."""


@contextmanager
def atomic_writer(path: Path, manner: Manner = ANYWAY) -> Iterator[BinaryIO]:
    """Open `path` for writing bytes; create or replace it only if the block ends without an error.

    The bytes go to a hidden file in the same folder (see `parts`), which is flushed to the disk and then renamed to
    `path`. After an error or a cancel the hidden file is removed, and an older file is unchanged. A symbolic link is
    followed; a device or a pipe (`/dev/stdout`) is written to directly.
    Raises EditorialError, with what to do, if the folder is missing, the folder or file is not writable, or the disk
    is full; ExistingFileError for a file that must not be replaced.
    """
    target = _target(path)
    if target.exists() and not target.is_file():
        with _readable_errors(path), target.open("wb") as stream:
            yield stream
        return
    refuse_existing(path, manner.replace)
    parts.remove_left_over(target.parent, target.name)
    with _readable_errors(path), parts.file(target) as (part, stream):
        with stream:
            if manner.private:
                part.chmod(OWNER_ONLY)
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        if target.exists() and not manner.private:
            part.chmod(target.stat().st_mode & 0o7777)
        part.replace(target)
        parts.flush_folder(target.parent)


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
