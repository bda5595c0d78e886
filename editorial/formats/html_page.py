"""Web pages as browsers save them: the article of the page, with what was not taken for it."""

from __future__ import annotations

from collections.abc import Iterator

from editorial.domain.errors import InputError
from editorial.formats.format import Content, Format, FormatInfo
from editorial.formats.loss.part import NO_ANNOTATIONS
from editorial.formats.reading.article_text import ArticleText
from editorial.formats.reading.kinds import Kind
from editorial.formats.reading.source import MAX_BYTES, Source


def read(source: Source) -> Iterator[ArticleText]:
    """Yield the article of a page. Raises InputError if there are no words in it, or it is too big."""
    from editorial.formats.reading.web import article_of, page_text  # imports lxml and trafilatura

    page = page_text(source.read(MAX_BYTES), source.name)
    found = article_of(page, source.name)
    if not found.text.text:
        raise InputError("there are no words in this page", source=source.name)
    yield found


FORMAT = Format(
    info=FormatInfo(
        id="html",
        name="Web page",
        summary="the article of a saved page (HTML)",
        content=Content.TEXT,
        suffixes=(".html", ".htm", ".xhtml"),
        lacks=NO_ANNOTATIONS,
    ),
    read=read,
    kinds=(Kind.HTML,),
)
