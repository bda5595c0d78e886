"""Writing of an article as a Word document with comments.

Each line of the text is a paragraph, an empty line an empty one, so that every offset of the text is a place in the
document. What the document is of stands in a file of its own in it, as other programs may keep it.

Source: ECMA-376, *Office Open XML File Formats*, part 1: WordprocessingML.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING

from editorial import __version__
from editorial.domain.article import Article
from editorial.domain.protecting.record import REPLACED
from editorial.formats.report import word_parts
from editorial.formats.report.contents import Run
from editorial.formats.report.look import right_to_left
from editorial.formats.report.word_files import COMMENTS_KIND, SPACE, More, custom_xml
from editorial.formats.report.word_parts import Style
from editorial.formats.selection import Selected
from editorial.formats.spans import about, differing
from editorial.formats.word.remarks import OURS, Remark, remarks

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

OWN_SPACE = "urn:editorial:word"
"""The namespace of the file in which a document of ours says what it is."""
_IDENTITY = "{8A1B6E0C-5D0F-4B7E-9C39-0E5D1B4F7A21}"
ID = "docx"


def encode(selected: Selected) -> bytes:
    """Return the document of one article."""
    article, told = selected.record.article, remarks(selected)
    masked = REPLACED in selected.record.extra
    made = BytesIO()
    more = (
        More("word/comments.xml", _comments(told), "comments", COMMENTS_KIND),
        *custom_xml(_own(article, told, masked=masked), OWN_SPACE, _IDENTITY),
    )
    word_parts.write(made, _lines(differing.as_xml(article.text), told), more)
    return made.getvalue()


def fingerprint(words: str) -> str:
    """Return what tells a comment of ours from one that somebody changed, whatever became of its spaces."""
    return hashlib.sha256("".join(words.split()).encode()).hexdigest()[:16]


def _own(article: Article, told: Sequence[Remark], *, masked: bool) -> bytes:
    """Return the file that says which article this is, and which comments are not to be taken for notes."""
    from xml.etree.ElementTree import Element, tostring

    held = differing.as_xml(article.text)
    said = {
        "made_by": f"Editorial {__version__}",
        "format": ID,
        "article": about.details_of(article),
        "sha256": article.sha256,
        "masked": masked,
        "headed": bool(article.title) and article.text.startswith(article.title),
        differing.FIELD: differing.differences(held, article.text),
        "comments": [fingerprint(one.words) for one in told if one.by == OURS],
    }
    made = Element("editorial", {"xmlns": OWN_SPACE})
    made.text = json.dumps({about.FIELD: said}, separators=(",", ":"))
    written: bytes = tostring(made, encoding="utf-8", xml_declaration=True)
    return written


def _comments(told: Sequence[Remark]) -> bytes:
    from xml.etree.ElementTree import Element, SubElement, tostring

    made = Element("w:comments", {"xmlns:w": SPACE})
    for number, one in enumerate(told):
        initials = "".join(word[0] for word in one.by.split())[:3]
        when = {} if one.at is None else {"w:date": f"{one.at:%Y-%m-%dT%H:%M:%SZ}"}
        comment = SubElement(
            made, "w:comment", {"w:id": str(number), "w:author": one.by, "w:initials": initials, **when}
        )
        comment.extend(word_parts.paragraph([Run(line)], Style.SMALL) for line in one.words.split("\n"))
    written: bytes = tostring(made, encoding="utf-8", xml_declaration=True)
    return written


def _lines(text: str, told: Sequence[Remark]) -> Iterator[Element]:
    """Yield a paragraph for each line of a text, with the edges of the comments in it."""
    edges = _edges(told)
    borders = sorted(edges)
    start, passed = 0, 0
    for line in text.split("\n"):
        end = start + len(line)
        here: list[int] = []
        while passed < len(borders) and borders[passed] <= end:
            here.append(borders[passed])
            passed += 1
        made = word_parts.paragraph([], Style.LINE)
        backwards = right_to_left(line)
        if backwards:
            made[0].append(_element("w:bidi"))
        for first, last in pairwise(sorted({start, *here, end, end + 1})):
            made.extend(edges.get(first, ()))
            if words := text[first : min(last, end)]:
                made.append(word_parts.stretch(Run(words), backwards=backwards))
        yield made
        start = end + 1


def _edges(told: Sequence[Remark]) -> dict[int, list[Element]]:
    """Return the edges of comments by their offsets: the ends before the beginnings.

    A comment on the whole article begins and ends before the first word.
    """
    ends: defaultdict[int, list[Element]] = defaultdict(list)
    starts: defaultdict[int, list[Element]] = defaultdict(list)
    for number, one in enumerate(told):
        key = {"w:id": str(number)}
        start, end = (one.span.start, one.span.end) if one.span is not None else (0, 0)
        sign = _element("w:r")
        sign.append(_element("w:commentReference", key))
        starts[start].append(_element("w:commentRangeStart", key))
        (starts if start == end else ends)[end] += [_element("w:commentRangeEnd", key), sign]
    return {at: [*ends[at], *starts[at]] for at in {*starts, *ends}}


def _element(name: str, attributes: dict[str, str] | None = None) -> Element:
    from xml.etree.ElementTree import Element

    return Element(name, attributes or {})
