"""Rich text (RTF), one article a document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from editorial.domain.errors import InputError
from editorial.domain.text import normalise
from editorial.formats.format import Content, Format, FormatInfo
from editorial.formats.loss.part import NO_ANNOTATIONS
from editorial.formats.reading import rtf
from editorial.formats.reading.article_text import ArticleText, Cut
from editorial.formats.reading.kinds import Kind
from editorial.formats.reading.source import MAX_BYTES, Source

_PICTURES = re.compile(r"\{\\(?:\*\\shppict|nonshppict|pict)\b[^{}]*(?:\{[^{}]*\}[^{}]*)*\}")


def read(source: Source) -> Iterator[ArticleText]:
    """Yield the article of a document. Raises InputError if it is damaged, empty or too big."""
    raw = _PICTURES.sub("", source.read(MAX_BYTES).decode("latin-1"))
    ready = rtf.prepared(raw)
    text = normalise("\n\n".join(_paragraphs(ready.raw, source.name)))
    if not text.text:
        raise InputError("there is no text in this document", source=source.name)
    cut = ((words, why) for why, dropped in ready.cut.items() for words in _paragraphs(dropped, source.name))
    notes = ("the document is cut off: its last brace is missing",) if not raw.rstrip("\0 \r\n").endswith("}") else ()
    yield ArticleText(text=text, notes=notes, cut=tuple(Cut(words, why, len(text.text)) for words, why in cut))


def _paragraphs(raw: str, source: str) -> Iterator[str]:
    """Yield the paragraphs of rich text; an empty line between lines parts them, too."""
    from striprtf.striprtf import rtf_to_text

    try:
        text: str = rtf_to_text(raw, encoding="cp1252", errors="replace")  # type: ignore[no-untyped-call]
    except (LookupError, TypeError, ValueError, OverflowError) as error:
        raise InputError(f"this rich text cannot be read ({type(error).__name__})", source=source) from error
    for paragraph in joined_surrogates(text).replace("\0", "").replace(2 * rtf.LINE, "\n").split("\n"):
        lines = (line.strip() for line in paragraph.split(rtf.LINE))
        if whole := "\n".join(line for line in lines if line):
            yield whole


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
