"""OpenDocument texts (ODT, and FODT in one file): what was deleted or commented is cut."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from editorial.domain.errors import InputError
from editorial.formats.format import Content, Format, FormatInfo
from editorial.formats.loss.part import NO_ANNOTATIONS
from editorial.formats.reading.article_text import ArticleText
from editorial.formats.reading.kinds import Kind
from editorial.formats.reading.passages import Passage, compose
from editorial.formats.reading.source import Source
from editorial.formats.reading.xml_tree import first, local, parse_xml
from editorial.formats.reading.zip_files import MAX_ZIP_BYTES, member, open_zip

_MANY_SPACES = 200
_ASIDE = {
    "annotation": "a comment",
    "tracked-changes": "deleted in a tracked change",
    "note-body": "",
    "text-box": "",
    "hidden": "hidden in the document",
}
"""What stands in the middle of a paragraph and is no part of it, and why it is cut; empty if it comes after it."""


def read(source: Source) -> Iterator[ArticleText]:
    """Yield the article of a document. Raises InputError if it is damaged, protected, empty or too big."""
    data = source.read(MAX_ZIP_BYTES)
    content: bytes | None = data
    if data.startswith(b"PK"):
        with open_zip(data, source.name) as archive:
            content = member(archive, "content.xml", source.name)
    if content is None:
        raise InputError("this is no OpenDocument text: it has no content", source=source.name)
    tree = parse_xml(content, source.name)
    body = first(tree, "text")
    if body is not None:
        _set_hidden_aside(tree, body)
    composed = compose(_passages(body) if body is not None else ())
    if not composed.text.text:
        raise InputError("there is no text in this document, or it is protected by a password", source=source.name)
    yield ArticleText(text=composed.text, cut=composed.cut)


def _set_hidden_aside(tree: Any, body: Any) -> None:
    """Make elements of their own of the paragraphs and words whose style says that they are not shown."""
    styles = (one for one in tree.iter() if local(one) == "style")
    hidden = {
        _value(one, "name")
        for one in styles
        if any(local(part) == "text-properties" and _value(part, "display") == "none" for part in one)
    }
    for one in list(body.iter()) if hidden else ():
        if local(one) in {"p", "span"} and _value(one, "style-name") in hidden:
            inner = one.makeelement("p")
            inner.text, one.text = one.text, None
            inner.extend(list(one))
            one.append(inner)
            one.tag = "hidden"


def _passages(body: Any, why: str = "") -> Iterator[Passage]:
    """Yield the paragraphs below an element in their order; a row of a table is one, with tabs between its cells."""
    for one in body:
        name = local(one)
        if name in {"p", "h"}:
            yield from _paragraph(one, why)
        elif name == "table-row":
            cells = (" ".join(part.words for part in _passages(cell, why)) for cell in one)
            yield Passage("\t".join(cells), why)
        elif name not in {"sequence-decls", "forms"}:
            yield from _passages(one, why or _ASIDE.get(name, ""))


def _paragraph(paragraph: Any, why: str) -> Iterator[Passage]:
    parts: list[str] = []
    later: list[Passage] = []
    _collect(paragraph, parts, later)
    yield Passage("".join(parts), why)
    yield from (Passage(one.words, why or one.cut) for one in later)


def _collect(element: Any, parts: list[str], later: list[Passage]) -> None:
    """Collect the words of a paragraph, and the passages that stand in it but are no part of it."""
    parts.append(" ".join((element.text or "").split("\n")))
    for one in element:
        name = local(one)
        if name == "s":
            parts.append(" " * min(_MANY_SPACES, int(_attribute(one, "c") or 1)))
        elif name in {"tab", "line-break"}:
            parts.append("\t" if name == "tab" else "\n")
        elif name in _ASIDE:
            later.extend(_passages(one, _ASIDE[name]))
        elif name == "note":
            later.extend(part for body in one if local(body) == "note-body" for part in _passages(body))
        elif name:
            _collect(one, parts, later)
        parts.append(" ".join((one.tail or "").split("\n")))


def _value(element: Any, name: str) -> str:
    return next((str(value) for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def _attribute(element: Any, name: str) -> str:
    found = _value(element, name)
    return found if found.isdecimal() and len(found) < 9 else ""


FORMAT = Format(
    info=FormatInfo(
        id="odt",
        name="OpenDocument text",
        summary="one article a document; what was deleted or commented is cut",
        content=Content.TEXT,
        suffixes=(".odt", ".ott", ".fodt"),
        lacks=NO_ANNOTATIONS,
    ),
    read=read,
    kinds=(Kind.OPEN_DOCUMENT,),
)
