"""NewsML-G2, the XML of news agencies (IPTC): one article for each news item with a text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from editorial.domain.errors import InputError
from editorial.formats.format import Content, Format, FormatInfo
from editorial.formats.loss.part import NO_ANNOTATIONS
from editorial.formats.reading import details
from editorial.formats.reading.article_text import ArticleText
from editorial.formats.reading.kinds import Kind
from editorial.formats.reading.passages import Passage, compose
from editorial.formats.reading.source import MAX_BYTES, Source

_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
_BLOCKS = frozenset({*_HEADINGS, "p", "li", "blockquote", "pre", "tr"})


def read(source: Source) -> Iterator[ArticleText | InputError]:
    """Yield the article of each item. Raises InputError if this is no XML that can be read, or holds no item."""
    from editorial.formats.reading.xml_tree import local, parse_xml  # imports lxml

    root = parse_xml(source.read(MAX_BYTES), source.name)
    items = [one for one in root.iter() if local(one) == "newsItem"]
    if not items:
        raise InputError("there is no news item in it: a package only names items elsewhere", source=source.name)
    for number, item in enumerate(items, 1):
        found = _article(item)
        place = f"item {number}" if len(items) > 1 else ""
        reason = "there is no text in this item: it is a picture, a video or a reference"
        yield found or InputError(reason, source=source.name, place=place)


def _article(item: Any) -> ArticleText | None:
    from editorial.formats.reading.nitf_tree import article_of
    from editorial.formats.reading.xml_tree import first, words

    inline = first(item, "inlineXML")
    nitf = first(inline, "nitf") if inline is not None else None
    meta = first(item, "contentMeta")
    headline = words(first(meta, "headline"))
    if nitf is not None:
        found = article_of(nitf)
    else:
        passages = [*_passages(inline)] if inline is not None else [Passage(_data(item))]
        composed = compose(passages)
        if headline and not composed.text.text.startswith(headline) and composed.text.text:
            composed = compose([Passage(headline), *passages])
        found = ArticleText(text=composed.text, cut=composed.cut) if composed.text.text else None
    if found is None:
        return None
    guid = item.get("guid", "")
    created = first(meta, "contentCreated")
    created = created if created is not None else first(item, "versionCreated")
    return replace(
        found,
        id=details.identifier(guid) or found.id,
        title=headline or found.title,
        authors=details.names(words(first(meta, "by"))) or found.authors,
        credit=words(first(meta, "creditline")) or None,
        published=details.iso_date(words(created)) or found.published,
        language=details.language_tag(item.get("{http://www.w3.org/XML/1998/namespace}lang")) or found.language,
    )


def _data(item: Any) -> str:
    from editorial.formats.reading.tags import unmarked
    from editorial.formats.reading.xml_tree import first

    data = first(item, "inlineData")
    if data is None:
        return ""
    return unmarked("".join(data.itertext()), data.get("contenttype", ""))


def _passages(element: Any, why: str = "") -> Iterator[Passage]:
    """Yield the paragraphs of XHTML in an item; of its header the headings alone are taken."""
    from editorial.formats.reading.xml_tree import local, words

    for one in element:
        if local(one) == "figcaption":
            yield Passage(words(one), "a caption")
        elif local(one) in _BLOCKS:
            text = "\t".join(map(words, one)) if local(one) == "tr" else words(one)
            yield Passage(text, "" if local(one) in _HEADINGS else why)
        elif why and not len(one):
            yield Passage(words(one), why)
        elif local(one) not in {"head", "script", "style"}:
            yield from _passages(one, "the head of the item" if local(one) == "header" else why)


FORMAT = Format(
    info=FormatInfo(
        id="newsml",
        name="NewsML-G2",
        summary="articles of news agencies (XML of the IPTC)",
        content=Content.TEXT,
        suffixes=(".newsml", ".xml"),
        lacks=NO_ANNOTATIONS,
    ),
    read=read,
    kinds=(Kind.NEWSML,),
)
