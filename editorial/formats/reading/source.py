"""A file or a stream to read from, and the errors for those that cannot be read."""

from __future__ import annotations

import errno
import os
import re
import stat
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from editorial.domain.errors import InputError
from editorial.formats.reading.table_columns import Columns

MAX_BYTES = 20_000_000
"""Size from which a text is refused: 20 MB are some three million words, more than any book; it is no article, and
a data set or a log opened by mistake should say so at once instead of keeping the machine busy for an hour."""


_UNREADABLE = re.compile("[\ud800-\udfff]")
_SPECIAL = (
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISSOCK, "a socket"),
)


@dataclass(frozen=True, slots=True)
class Source:
    """A file, or an open binary stream; `name` is what messages call it.

    `inner` is the name of a file that lies in another one, such as an archive, and comes as a stream. `columns` is
    what is known of the columns of a table.
    """

    name: str
    path: Path | None = None
    stream: BinaryIO | None = None
    inner: str = ""
    columns: Columns = field(default_factory=Columns)

    @classmethod
    def of_path(cls, path: Path) -> Source:
        """Return the source for a file."""
        return cls(name_of(path), path=path)

    @property
    def file_name(self) -> str | None:
        """Return the name of the file without its folder, None for a stream."""
        return name_of(self.path.name) if self.path is not None else self.inner.rpartition("/")[2] or None

    @property
    def notes(self) -> tuple[str, ...]:
        """Return what is to be said of the name of the file: that it is not UTF-8, or nothing."""
        if self.path is None or not _UNREADABLE.search(self.path.name):
            return ()
        return (f"the name of the file is not UTF-8, and is kept as “{self.file_name}”",)

    @property
    def suffix(self) -> str:
        """Return the end of the file's name in small letters, with the dot; empty for a stream."""
        return PurePosixPath(self.inner).suffix.lower() if self.path is None else self.path.suffix.lower()

    def open(self) -> AbstractContextManager[BinaryIO]:
        """Open the source for reading bytes; a stream stays open afterwards.

        Raises OSError, and InputError for what is no file (see `open_file`).
        """
        if self.path is not None:
            return open_file(self.path)
        return nullcontext(self.stream or BytesIO())

    def head(self, size: int) -> bytes:
        """Return the first bytes of a file, or of a stream that can go back; nothing of another stream.

        Raises OSError, and InputError for what is no file.
        """
        if self.path is None and (self.stream is None or not self.stream.seekable()):
            return b""
        with self.open() as stream:
            begin = stream.tell()
            found = stream.read(size)
            if self.path is None:
                stream.seek(begin)
            return found

    def read(self, limit: int) -> bytes:
        """Return all bytes. Raises InputError if there are more than `limit`, or they cannot be read."""
        if self.path is not None:
            return read_bytes(self.path, limit)
        with self.open() as stream:
            return _at_most(limit, stream, self.name)


def name_of(path: Path | str) -> str:
    """Return a path or name as it is stored and shown: bytes of it that are not UTF-8 become U+FFFD."""
    return _UNREADABLE.sub("\ufffd", str(path))


def read_bytes(path: Path, limit: int) -> bytes:
    """Return the bytes of a file. Raises InputError if there are more than `limit`, or they cannot be read."""
    try:
        with open_file(path) as stream:
            if os.fstat(stream.fileno()).st_size > limit:
                raise too_big(name_of(path), limit)
            return _at_most(limit, stream, name_of(path))
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
        raise InputError(f"this is {kind}, not a file; only files are read", source=name_of(path))


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
    return InputError(reason, source=name_of(path))


def too_big(source: str, limit: int = MAX_BYTES) -> InputError:
    """Return the error for more than `limit` bytes; a higher limit than usual is one for many articles."""
    why = "too big for an article" if limit <= MAX_BYTES else "too big to be read at once; split it"
    return InputError(f"the file is bigger than {limit // 1_000_000} MB, {why}", source=source)
