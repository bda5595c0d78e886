"""Reading of plain text files in any common encoding."""

from __future__ import annotations

from editorial.domain.errors import InputError
from editorial.domain.text import normalise
from editorial.formats.reading import encodings
from editorial.formats.reading.article_text import ArticleText
from editorial.formats.reading.encodings import Decoded
from editorial.formats.reading.kinds import HEAD, binary_kind
from editorial.formats.reading.source import MAX_BYTES, Source, too_big

_AROUND = 12
_SHOWN = 3
"""How many of the bytes that are not UTF-8 are shown with the words around them."""


def decode(data: bytes, *, source: str, limit: int = MAX_BYTES) -> Decoded:
    """Return the raw text of a file's bytes, not normalised; a byte order mark is kept as U+FEFF.

    Raises InputError, which names `source`, if it is empty, bigger than `limit` (bytes) or not a text.
    """
    if len(data) > limit:
        raise too_big(source, limit)
    if (kind := binary_kind(data[:HEAD])) is not None:
        raise InputError(f"this is {kind}, not plain text; save it as plain text and import that", source=source)
    found = encodings.decode(data) if data else Decoded("")
    if found is None:
        raise InputError("this is not a text: it looks like a program, a picture or other data", source=source)
    if not found.text.strip("\ufeff").strip():
        raise InputError("the file is empty", source=source, place="")
    return found


def read_text(source: Source) -> ArticleText:
    """Return the text of a file or stream; a note says which bytes could not be read. Raises InputError."""
    found = decode(source.read(MAX_BYTES), source=source.name)
    return ArticleText(text=normalise(found.text), notes=bad_bytes_note(found))


def bad_bytes_note(found: Decoded) -> tuple[str, ...]:
    """Return the note that counts the bytes that are not UTF-8 and shows the first of them, or nothing."""
    if not found.bad:
        return ()
    shown = "; ".join(
        f"line {found.text.count(chr(10), 0, at) + 1}, “{_around(found.text, at)}”" for at in found.bad[:_SHOWN]
    )
    count, more = len(found.bad), len(found.bad) - _SHOWN
    words = "1 byte is not UTF-8 and became �" if count == 1 else f"{count:,} bytes are not UTF-8 and became �"
    return (f"{words}: {shown}{f'; and {more:,} more' if more > 0 else ''}",)


def _around(text: str, at: int) -> str:
    """Return the words around an offset, in its line."""
    before, after = text[max(0, at - _AROUND) : at], text[at : at + _AROUND + 1]
    return (before.rpartition("\n")[2] + after.partition("\n")[0]).strip()
