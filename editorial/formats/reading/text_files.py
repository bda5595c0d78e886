"""Reads plain text files in any common encoding."""

from __future__ import annotations

from pathlib import Path

from editorial.domain.errors import InputError
from editorial.domain.text import Normalised, normalise
from editorial.formats.reading import encodings

MAX_BYTES = 20_000_000
"""Size from which a file is refused: 20 MB are some three million words, more than any book; it is no article, and
a data set or a log opened by mistake should say so at once instead of keeping the machine busy for an hour."""

_KINDS = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a Word, LibreOffice or zip file"),
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
    (b"{\\rtf", "a rich text (RTF) document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"SQLite format 3\0", "a database"),
)


def decode(data: bytes, *, source: str) -> str:
    """Return the raw text of a file's bytes, not yet normalised, its byte order mark kept as U+FEFF.

    Raises InputError, naming `source`, if it is empty, too big or not a text.
    """
    if len(data) > MAX_BYTES:
        raise too_big(source)
    for start, kind in _KINDS:
        if data.startswith(start):
            raise InputError(f"this is {kind}, not plain text; save it as plain text and import that", source=source)
    text = encodings.decode(data) if data else ""
    if text is None:
        raise InputError("this is not a text: it looks like a program, a picture or other data", source=source)
    if not text.strip("\ufeff").strip():
        raise InputError("the file is empty", source=source, place="")
    return text


def read_text_file(path: Path) -> Normalised:
    """Return the normalised text of a file, with what maps offsets of its raw text.

    Raises InputError, naming the file and the reason, if it cannot be read, is empty, too big or not a text.
    """
    return normalise(decode(read_bytes(path, MAX_BYTES), source=str(path)))


def read_bytes(path: Path, limit: int) -> bytes:
    """Return what a file holds, in bytes; raise InputError if it cannot be read or holds more than `limit`."""
    try:
        if path.is_file() and path.stat().st_size > limit:
            raise too_big(str(path), limit)
        with path.open("rb") as stream:
            data = stream.read(limit + 1)
    except OSError as error:
        raise unreadable(path, error) from error
    if len(data) > limit:
        raise too_big(str(path), limit)
    return data


def unreadable(path: Path, error: OSError) -> InputError:
    """Return the error for a file that the system would not let us read, in words."""
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
