"""A file or a stream to read from, and the errors for those that cannot be read."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from editorial.domain.errors import InputError

MAX_BYTES = 20_000_000
"""Size from which a text is refused: 20 MB are some three million words, more than any book; it is no article, and
a data set or a log opened by mistake should say so at once instead of keeping the machine busy for an hour."""


_SPECIAL = (
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISSOCK, "a socket"),
)


@dataclass(frozen=True, slots=True)
class Source:
    """A file, or an open binary stream; `name` is what messages call it."""

    name: str
    path: Path | None = None
    stream: BinaryIO | None = None

    @classmethod
    def of_path(cls, path: Path) -> Source:
        """Return the source for a file."""
        return cls(str(path), path=path)

    @property
    def file_name(self) -> str | None:
        """Return the name of the file without its folder, None for a stream."""
        return None if self.path is None else self.path.name

    @property
    def suffix(self) -> str:
        """Return the end of the file's name in small letters, with the dot; empty for a stream."""
        return "" if self.path is None else self.path.suffix.lower()

    def open(self) -> AbstractContextManager[BinaryIO]:
        """Open the source for reading bytes; a stream stays open afterwards.

        Raises OSError, and InputError for what is no file (see `open_file`).
        """
        if self.path is not None:
            return open_file(self.path)
        return nullcontext(self.stream or BytesIO())

    def read(self, limit: int) -> bytes:
        """Return all bytes. Raises InputError if there are more than `limit`, or they cannot be read."""
        if self.path is not None:
            return read_bytes(self.path, limit)
        with self.open() as stream:
            return _at_most(limit, stream, self.name)


def read_bytes(path: Path, limit: int) -> bytes:
    """Return the bytes of a file. Raises InputError if there are more than `limit`, or they cannot be read."""
    try:
        with open_file(path) as stream:
            if os.fstat(stream.fileno()).st_size > limit:
                raise too_big(str(path), limit)
            return _at_most(limit, stream, str(path))
    except OSError as error:
        raise unreadable(path, error) from error


def open_file(path: Path) -> BinaryIO:
    """Open a file for reading bytes, also behind links.

    Raises InputError for a pipe, a device or a socket, which may never end or never begin; and OSError.
    """
    _refuse_special(path, path.stat().st_mode)  # before it is opened: to open a device may do something
    return path.open("rb")


def _refuse_special(path: Path, mode: int) -> None:
    """Raise InputError for what is neither a file nor a folder, and IsADirectoryError for a folder."""
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not stat.S_ISREG(mode):
        kind = next((words for test, words in _SPECIAL if test(mode)), "something else")
        raise InputError(f"this is {kind}, not a file; only files are read", source=str(path))


def _at_most(limit: int, stream: BinaryIO, name: str) -> bytes:
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise too_big(name, limit)
    return data


def unreadable(path: Path, error: OSError) -> InputError:
    """Return the error in words for a file that the system does not let us read."""
    if isinstance(error, FileNotFoundError):
        reason = "there is no such file"
    elif isinstance(error, IsADirectoryError):
        reason = "this is a folder, not a file"
    elif isinstance(error, PermissionError):
        reason = "no permission to read it"
    elif error.errno == errno.ELOOP:
        reason = "this is a link that leads back to itself"
    else:
        reason = f"it cannot be read: {error.strerror or error}"
    return InputError(reason, source=str(path))


def too_big(source: str, limit: int = MAX_BYTES) -> InputError:
    """Return the error for more than `limit` bytes."""
    return InputError(f"the file is bigger than {limit // 1_000_000} MB, too big for an article", source=source)
