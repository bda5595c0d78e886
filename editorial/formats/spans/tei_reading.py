"""Reading of TEI documents, ours and those of others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from editorial.domain.errors import InputError
from editorial.domain.record import Record
from editorial.formats.reading import details
from editorial.formats.reading.faults import read_one
from editorial.formats.reading.fields import Fields, Location
from editorial.formats.reading.source import MAX_BYTES, Source
from editorial.formats.reading.text_field import text_field
from editorial.formats.reading.xml_tree import first, local, parse_xml, words
from editorial.formats.spans import about, differing
from editorial.formats.spans.found import Found, FoundLink, FoundSpan
from editorial.formats.spans.graph import Tie
from editorial.formats.spans.offsets import CODE_POINTS, Claim
from editorial.formats.spans.tei_tags import LANGUAGE, WHITE_SPACE
from editorial.formats.spans.tei_text import Mark, MarkedText, marked_text
from editorial.formats.spans.to_record import read_found

MAX_TEI = 10 * MAX_BYTES
"""What is marked has many times the size of the text."""


def read_documents(source: Source, program: str) -> Iterator[Record | InputError]:
    """Yield the article of each document of a file, and an error for each that cannot be read.

    Raises InputError if the file is no XML that can be read.
    """
    root = parse_xml(source.read(MAX_TEI), source.name)
    every = [one for one in root.iter() if local(one) == "TEI"]
    for number, one in enumerate(every, 1):
        where = Location(source.name, f"document {number}" if len(every) > 1 else "")
        yield from read_one(one, where, lambda document, place: _document(document, place, program))
    if not every:
        yield Location(source.name).error("there is no TEI document in it")


def _document(root: Any, where: Location, program: str) -> Iterator[Record | InputError]:
    body = first(root, "text", "body")
    if body is None:
        raise where.error("there is no text in it (no body)")
    own = first(root, "teiHeader", "xenoData")
    field = about.of_line("" if own is None else (own.text or "").strip(), where.field("xenoData"))
    text = marked_text(body, as_it_is=body.get(WHITE_SPACE) == "preserve")
    raw = differing.mended(text.words, field)
    said = about.said(field)
    left_out = (f"notes, and words that were struck out, left out: {text.left_out}",)
    yield from read_found(
        Found(
            raw=raw,
            text=text_field(Fields({"text": raw}, where)),
            program=program,
            details=said.details or _details(root),
            spans=tuple(FoundSpan(one.key, one.tag, Claim(one.start, one.end)) for one in text.marks),
            links=tuple(_links(root) if field is not None else _links_of_others(text)),
            entities=said.entities,
            counting=CODE_POINTS,
            passed_over=left_out if text.left_out else (),
        ),
        where,
    )


def _links(root: Any) -> Iterator[FoundLink]:
    """Yield the links that stand outside the text."""
    outside = first(root, "standOff")
    for one in () if outside is None else outside.iter():
        ends = (one.get("target") or "").split() if local(one) == "link" else []
        if len(ends) == 2:
            yield FoundLink(one.get("type", ""), *(end.removeprefix("#") for end in ends))


def _links_of_others(text: MarkedText) -> Iterator[FoundLink]:
    """Yield links between names that refer to the same entry, and from quotes to the first name of who says them."""
    named: dict[str, Mark] = {}
    for one in text.marks:
        if one.ref:
            if one.ref in named:
                yield FoundLink(Tie.SAME_AS.value, one.key, named[one.ref].key)
            named.setdefault(one.ref, one)
    for one in text.marks:
        for who in one.who:
            if who in named:
                yield FoundLink(Tie.SAID_BY.value, one.key, named[who].key)


def _details(root: Any) -> dict[str, Any]:
    """Return the details of the article that the header of somebody else's document gives."""
    head = first(root, "teiHeader")
    if head is None:
        return {}
    titles, source = first(head, "titleStmt"), first(head, "sourceDesc")
    date = first(source, "date") if first(source, "date") is not None else first(head, "publicationStmt", "date")
    language = first(head, "langUsage", "language")
    authors = [words(one) for one in (() if titles is None else titles.iter()) if local(one) == "author"]
    known = {
        "title": words(first(titles, "title")),
        "authors": tuple(filter(None, authors)),
        "credit": words(first(source, "publisher")),
        "published": details.iso_date(words(date) if date is None or not date.get("when") else date.get("when")),
        "language": details.language_tag(root.get(LANGUAGE) or (language.get("ident") if language is not None else "")),
    }
    return {name: value for name, value in known.items() if value}
