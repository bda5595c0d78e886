"""PDF documents: columns in order, hyphens at line ends joined, heads and feet of pages cut; always looked at first."""

from __future__ import annotations

from collections.abc import Iterator

from editorial.formats.format import Content, Format, FormatInfo
from editorial.formats.loss.part import NO_ANNOTATIONS
from editorial.formats.reading.article_text import ArticleText, ReadSoFar
from editorial.formats.reading.kinds import Kind
from editorial.formats.reading.source import Source


def read(source: Source) -> Iterator[ArticleText | ReadSoFar]:
    """Yield a step for each page, and the article of a document.

    Raises InputError if it is damaged, protected, a scan, or too long.
    """
    from editorial.formats.reading import pdf  # imports pypdfium2

    yield from pdf.read(source)


FORMAT = Format(
    info=FormatInfo(
        id="pdf",
        name="PDF document",
        summary="one article a document",
        content=Content.TEXT,
        suffixes=(".pdf",),
        lacks=NO_ANNOTATIONS,
    ),
    read=read,
    kinds=(Kind.PDF,),
)
