"""A file or a stream to read from, and the errors for those that cannot be read."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from editorial.domain.errors import InputError

MAX_BYTES = 20_000_000
"""Size from which a text is refused: 20 MB are some three million words, more than any book; it is no article, and
a data set or a log opened by mistake should say so at once instead of keeping the machine busy for an hour."""


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
        """Open the source for reading bytes; a stream stays open afterwards. Raises OSError."""
        if self.path is not None:
            return self.path.open("rb")
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
        if path.is_file() and path.stat().st_size > limit:
            raise too_big(str(path), limit)
        with path.open("rb") as stream:
            return _at_most(limit, stream, str(path))
    except OSError as error:
        raise unreadable(path, error) from error


def _at_most(limit: int, stream: BinaryIO, name: str) -> bytes:
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise too_big(name, limit)
    return data


def unreadable(path: Path, error: OSError) -> InputError:
    """Return the error in words for a file that the system does not let us read."""
    if isinstance(error, FileNotFoundError):
        reason = "there is no such file"
    elif isinstance(error, IsADirectoryError) or path.is_dir():
        reason = "this is a folder, not a file"
    elif isinstance(error, PermissionError):
        reason = "no permission to read it"
    else:
        reason = f"it cannot be read: {error.strerror or error}"
    return InputError(reason, source=str(path))


def too_big(source: str, limit: int = MAX_BYTES) -> InputError:
    """Return the error for more than `limit` bytes."""
    return InputError(f"the file is bigger than {limit // 1_000_000} MB, too big for an article", source=source)
