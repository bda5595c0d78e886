"""The article in an NITF element, which is a file of its own or part of a NewsML-G2 item."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from editorial.formats.reading import details
from editorial.formats.reading.article_text import ArticleText
from editorial.formats.reading.passages import Passage, compose
from editorial.formats.reading.xml_tree import first, local, words

_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?(Z|[+-]\d{4})?)?$")
_PARAGRAPHS = frozenset({"p", "hl2", "pre", "li", "tr", "dt", "dd", "note"})
_MEDIA = frozenset({"media", "fn"})


def article_of(nitf: Any) -> ArticleText | None:
    """Return the article of an NITF element, or None if there is no text in it."""
    headline = words(first(nitf, "hedline", "hl1")) or words(first(nitf, "title"))
    content = first(nitf, "body.content")
    if content is None:
        return None
    head = [Passage(headline), *(Passage(_line(one)) for one in nitf.iter() if local(one) in {"byline", "dateline"})]
    composed = compose([*head, *_passages(content), Passage(words(first(nitf, "tagline")))])
    if len(composed.text.text) <= len(headline):
        return None
    byline = first(nitf, "byline")
    person = first(byline, "person")
    doc_id = (first(nitf, "doc-id") if first(nitf, "doc-id") is not None else {}).get("id-string", "")
    return ArticleText(
        text=composed.text,
        id=details.identifier(doc_id),
        title=headline,
        authors=details.names([words(person)] if person is not None else _line(byline, without="byttl")),
        published=_date(first(nitf, "date.issue")) or _date(first(nitf, "story.date")),
        language=details.language_tag(nitf.get("{http://www.w3.org/XML/1998/namespace}lang")),
        cut=composed.cut,
    )


def _line(element: Any, without: str = "") -> str:
    """Return the words of a byline or dateline with spaces between its parts; a date in it alone is for programs."""
    if element is None:
        return ""
    parts = [element.text, *(part for one in element for part in (_part(one, without), one.tail))]
    return " ".join(" ".join(part for part in parts if part).split())


def _part(element: Any, without: str) -> str:
    text = _line(element) if local(element) else ""
    return "" if local(element) == without or (local(element) == "story.date" and _COMPACT.match(text)) else text


def _passages(element: Any) -> Iterator[Passage]:
    for one in element:
        name = local(one)
        if name in _MEDIA:
            yield Passage(words(first(one, "media-caption")), "a caption")
        elif name in _PARAGRAPHS:
            yield Passage("\t".join(map(words, one)) if name == "tr" else words(one))
        else:
            yield from _passages(one)


def _date(element: Any) -> str | None:
    """Return the date of an element with `norm`, which NITF writes without signs: `20261130T083000Z`."""
    norm = "" if element is None else element.get("norm", "")
    match = _COMPACT.match(norm)
    if match is None:
        return details.iso_date(norm)
    day = "-".join(match.group(1, 2, 3))
    if match[4] is None:
        return details.iso_date(day)
    return details.iso_date(f"{day}T{match[4]}:{match[5]}:{match[6] or '00'}{(match[7] or '').replace('Z', '+00:00')}")
