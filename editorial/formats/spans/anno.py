"""Reading of W3C Web Annotations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from editorial.domain.errors import InputError
from editorial.domain.record import Record
from editorial.formats.reading.fields import Fields, Location
from editorial.formats.reading.json_lines import MAX_RECORD_BYTES
from editorial.formats.reading.json_values import parse_json
from editorial.formats.reading.source import Source
from editorial.formats.reading.text_field import text_field
from editorial.formats.spans import about
from editorial.formats.spans.found import Found, FoundLink, FoundSpan
from editorial.formats.spans.offsets import Claim
from editorial.formats.spans.to_record import read_found

_PAGES = ("items", "first", "@graph")


@dataclass(slots=True)
class _Article:
    """The annotations of one source."""

    where: Location
    text: Fields | None = None
    about: Fields | None = None
    spans: list[FoundSpan] = field(default_factory=list)
    links: list[FoundLink] = field(default_factory=list)
    unread: int = 0


def read_annotations(source: Source, program: str) -> Iterator[Record | InputError]:
    """Yield each article whose text the file holds, and an error for the annotations of others.

    Raises InputError if the file cannot be read.
    """
    where = Location(source.name)
    reader = _Reader(where)
    for fields in _every(parse_json(source.read(MAX_RECORD_BYTES), where), where):
        try:
            reader.take(fields)
        except InputError as error:
            yield error.without_frames()
    for name, article in reader.articles.items():
        try:
            yield from _record(article, program, name)
        except InputError as error:
            yield error.without_frames()


def _every(value: Any, where: Location) -> Iterator[Fields]:
    """Yield the annotations of a file: of a list, of a page, of a collection with its first page, or a single one."""
    if isinstance(value, list):
        for number, item in enumerate(value):
            yield from _every(item, where.item(number))
        return
    fields = Fields(value, where)
    inner = [name for name in _PAGES if isinstance(value.get(name), list | dict)]
    for name in inner:
        yield from _every(value[name], where.field(name))
    if not inner:
        yield fields


def _record(article: _Article, program: str, name: str) -> Iterator[Record | InputError]:
    if article.text is None:
        number = len(article.spans) + article.unread
        raise article.where.error(f"annotations of {name} left out, since its text is not in the file: {number}")
    text = text_field(article.text, "value")
    said = about.said(article.about)
    yield from read_found(
        Found(
            raw=article.text.data["value"],
            text=text,
            program=program,
            details=said.details,
            spans=tuple(article.spans),
            links=tuple(article.links),
            entities=said.entities,
            passed_over=(f"annotations that tag no words left out: {article.unread}",) if article.unread else (),
        ),
        article.where,
    )


class _Reader:
    """Sorts annotations by the source that they are about."""

    def __init__(self, where: Location) -> None:
        self.articles: dict[str, _Article] = {}
        self._of: dict[str, str] = {}
        self._where = where

    def take(self, fields: Fields) -> None:
        """Take one annotation. Raises InputError if it is none."""
        bodies, target = _bodies(fields), fields.value("target")
        target = target[0] if isinstance(target, list) and target else target
        key = str(fields.data.get("id") or f"#{len(self._of)}")
        if isinstance(target, str) and target in self._of:
            self._link(fields, bodies, target)
            return
        text = next((one for one in bodies if one.data.get("type") == "TextualBody" and _is_text(one, target)), None)
        if text is not None:
            article = self._article(str(target))
            article.text, article.about = text, fields.object(about.FIELD)
            return
        if not isinstance(target, dict):
            self._article(str(target)).unread += 1
            return
        place = Fields(target, fields.where.field("target"))
        article = self._article(_source(target))
        claim, tag = _claim(place), _tag(fields, bodies)
        self._of[key] = _source(target)
        if claim is None or tag is None:
            article.unread += 1
        else:
            article.spans.append(FoundSpan(key, tag, claim, _creator(fields)))

    def _article(self, name: str) -> _Article:
        return self.articles.setdefault(name, _Article(self._where))

    def _link(self, fields: Fields, bodies: list[Fields], target: str) -> None:
        ends = [one.data.get("source") or one.data.get("id") for one in bodies if one.data.get("type") != "TextualBody"]
        article = self._article(self._of[target])
        if ends and isinstance(ends[0], str):
            article.links.append(FoundLink(_tag(fields, bodies) or "", target, ends[0]))
        else:
            article.unread += 1


def _is_text(body: Fields, target: Any) -> bool:
    return (
        isinstance(target, str) and body.data.get("format") == "text/plain" and isinstance(body.data.get("value"), str)
    )


def _bodies(fields: Fields) -> list[Fields]:
    """Return the bodies of an annotation; an address or words alone are a body as well."""
    body = fields.value("body")
    if body is None:
        words = fields.data.get("bodyValue")
        body = {"type": "TextualBody", "value": words} if words is not None else []
    where = fields.where.field("body")
    every = body if isinstance(body, list) else [body]
    return [Fields({"id": one} if isinstance(one, str) else one, where) for one in every]


def _source(target: dict[str, Any]) -> str:
    source = target.get("source")
    if isinstance(source, dict):
        source = source.get("id")
    return source if isinstance(source, str) else ""


def _claim(target: Fields) -> Claim | None:
    """Return the place of a target; None if no selector gives a position in a text."""
    selector = target.value("selector")
    every = [
        Fields(one, target.where.field("selector"))
        for one in (selector if isinstance(selector, list) else [selector])
        if one
    ]
    words = next((one.optional_text("exact") for one in every if one.data.get("type") == "TextQuoteSelector"), None)
    for one in every:
        if one.data.get("type") == "TextPositionSelector":
            return Claim(one.whole("start"), one.whole("end"), words)
    return None


def _tag(fields: Fields, bodies: list[Fields]) -> str | None:
    """Return the tag: the words of a body whose purpose it is to tag, else of the only body."""
    worded = [one for one in bodies if isinstance(one.data.get("value"), str) and one.data["value"]]
    tagging = [one for one in worded if one.data.get("purpose") == "tagging"]
    motivation = fields.data.get("motivation")
    found = tagging or (worded if motivation in {"tagging", "classifying", "linking", None} else [])
    return found[0].word("value") if found else None


def _creator(fields: Fields) -> str | None:
    creator = fields.data.get("creator")
    if isinstance(creator, dict):
        creator = creator.get("name") or creator.get("nickname") or creator.get("id")
    return creator if isinstance(creator, str) and creator else None
