"""Rich text (RTF), one article a document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from editorial.domain.errors import InputError
from editorial.domain.text import normalise
from editorial.formats.format import Content, Format, FormatInfo
from editorial.formats.loss.part import NO_ANNOTATIONS
from editorial.formats.reading.article_text import ArticleText
from editorial.formats.reading.kinds import Kind
from editorial.formats.reading.source import MAX_BYTES, Source

_PICTURES = re.compile(r"\{\\(?:\*\\shppict|nonshppict|pict)\b[^{}]*(?:\{[^{}]*\}[^{}]*)*\}")


def read(source: Source) -> Iterator[ArticleText]:
    """Yield the article of a document. Raises InputError if it is damaged, empty or too big."""
    from striprtf.striprtf import rtf_to_text

    raw = source.read(MAX_BYTES).decode("latin-1")
    try:
        text: str = rtf_to_text(_PICTURES.sub("", raw), encoding="cp1252", errors="replace")  # type: ignore[no-untyped-call]
    except (LookupError, ValueError, OverflowError) as error:
        raise InputError(f"this rich text cannot be read ({type(error).__name__})", source=source.name) from error
    lines = (line.strip() for line in joined_surrogates(text).replace("\0", "").split("\n"))
    whole = "\n\n".join(line for line in lines if line)
    if not whole:
        raise InputError("there is no text in this document", source=source.name)
    notes = ("the document is cut off: its last brace is missing",) if not raw.rstrip("\0 \r\n").endswith("}") else ()
    yield ArticleText(text=normalise(whole), notes=notes)


def joined_surrogates(text: str) -> str:
    """Return a text in which two halves of a character beyond U+FFFF are one; a lone half becomes U+FFFD."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


FORMAT = Format(
    info=FormatInfo(
        id="rtf",
        name="Rich text",
        summary="one article a document (RTF)",
        content=Content.TEXT,
        suffixes=(".rtf",),
        lacks=NO_ANNOTATIONS,
    ),
    read=read,
    kinds=(Kind.RTF,),
)
