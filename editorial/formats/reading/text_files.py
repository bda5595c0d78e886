"""Reading of plain text files in any common encoding."""

from __future__ import annotations

from pathlib import Path

from editorial.domain.errors import InputError
from editorial.domain.text import Normalised, normalise
from editorial.formats.reading import encodings
from editorial.formats.reading.source import MAX_BYTES, Source, too_big

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
    """Return the raw text of a file's bytes, not normalised; a byte order mark is kept as U+FEFF.

    Raises InputError, which names `source`, if it is empty, too big or not a text.
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
    """Return the normalised text of a file, with the map of its raw offsets.

    Raises InputError, naming the file and the reason, if it cannot be read, is empty, too big or not a text.
    """
    return read_text(Source.of_path(path))


def read_text(source: Source) -> Normalised:
    """Return the normalised text of a file or stream, with the map of its raw offsets. Raises InputError."""
    return normalise(decode(source.read(MAX_BYTES), source=source.name))
