"""Word documents (DOCX), with tracked insertions, content controls, tables and text boxes."""

from __future__ import annotations

from collections.abc import Iterator

from editorial.formats.format import Content, Format, FormatInfo
from editorial.formats.loss.part import NO_ANNOTATIONS
from editorial.formats.reading.article_text import ArticleText, ReadSoFar
from editorial.formats.reading.kinds import Kind
from editorial.formats.reading.source import Source


def read(source: Source) -> Iterator[ArticleText | ReadSoFar]:
    """Yield some steps, and the article of a document.

    Raises InputError if it is damaged, protected, empty or too big.
    """
    from editorial.formats.reading import docx  # imports mammoth

    yield from docx.read(source)


FORMAT = Format(
    info=FormatInfo(
        id="docx",
        name="Word document",
        summary="one article a document; what was deleted or commented is cut",
        content=Content.TEXT,
        suffixes=(".docx", ".docm"),
        lacks=NO_ANNOTATIONS,
    ),
    read=read,
    kinds=(Kind.WORD,),
)
