"""NITF, the XML of news agencies for one text (IPTC)."""

from __future__ import annotations

from collections.abc import Iterator

from editorial.domain.errors import InputError
from editorial.formats.format import Content, Format, FormatInfo
from editorial.formats.loss.part import NO_ANNOTATIONS
from editorial.formats.reading.article_text import ArticleText
from editorial.formats.reading.kinds import Kind
from editorial.formats.reading.source import MAX_BYTES, Source


def read(source: Source) -> Iterator[ArticleText]:
    """Yield the article. Raises InputError if this is no XML that can be read, or there is no text in it."""
    from editorial.formats.reading.nitf_tree import article_of  # imports lxml
    from editorial.formats.reading.xml_tree import parse_xml

    found = article_of(parse_xml(source.read(MAX_BYTES), source.name))
    if found is None:
        raise InputError("there is no text in this article (body.content)", source=source.name)
    yield found


FORMAT = Format(
    info=FormatInfo(
        id="nitf",
        name="NITF",
        summary="one article of a news agency (XML of the IPTC)",
        content=Content.TEXT,
        suffixes=(".nitf",),
        lacks=NO_ANNOTATIONS,
    ),
    read=read,
    kinds=(Kind.NITF,),
)
