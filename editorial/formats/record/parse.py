"""Parsing of an interchange record, `editorial.annotations/1`, into a domain record."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from editorial.domain.annotation import (
    Entity,
    Kind,
    Mark,
    Mention,
    Note,
    NoteKind,
    Quote,
    Speaker,
    Status,
)
from editorial.domain.article import Article, State, Zone, ZoneKind
from editorial.domain.record import Record
from editorial.domain.source_check import SourceCheck
from editorial.domain.text import Span, sha256
from editorial.formats.reading.fields import LONGEST_ID, LONGEST_LINE, Fields, Location, shown
from editorial.formats.reading.text_field import text_field
from editorial.formats.record import json_parts, parts, serialise
from editorial.formats.record.json_parts import Json
from editorial.formats.record.read_sources import SourceReader
from editorial.formats.record.references import check_references
from editorial.formats.record.serialise import SCHEMA

R = TypeVar("R", Entity, Mention, Quote, Note)

_SUGGESTED_TEXTS = ("label", "entity", "kind", "continues")
_ARTICLE_TEXTS = ("title", "source", "credit", "published", "language")
_WRITTEN = frozenset(
    {
        *("schema", "article", "state", "verified", "verified_before", "left_out"),
        *("entities", "mentions", "quotes", "notes", "sources"),
    }
)


def from_record(data: Any, *, source: str, place: str = "") -> Record:
    """Build a record from an interchange record, or from a bare `{"id": …, "text": …}`.

    `source` and `place` (a line) are named in messages. Offsets refer to the text in `data`, and are mapped to the
    normalised text. The title is empty if there is none.
    Raises InputError, which names source, place, field and reason, for anything that is not valid.
    """
    fields = Fields(data, Location(source, place))
    if not isinstance(fields.data.get("article"), dict) and "text" in fields.data:
        return _bare(fields)
    schema = fields.optional_text("schema")
    if schema is not None and schema.startswith("editorial.verification/"):
        raise fields.error("schema", "this is a verification record, and no article; look at it with 'editorial check'")
    if schema is not None and schema != SCHEMA:
        raise fields.error("schema", f"must be {SCHEMA}, not {shown(schema)}; a newer version may be able to read it")
    inner = fields.object("article")
    if inner is None:
        raise fields.error("article", "is missing")
    return _Reader(fields, inner).record()


def _bare(fields: Fields) -> Record:
    """Build a record from a text with an id alone; other fields may be of other programs, and never cause an error."""
    text = text_field(fields)
    known: Json = {
        name: value for name in _ARTICLE_TEXTS if _is_line(value := fields.data.get(name)) and fields.value(name)
    }
    authors = fields.data.get("authors")
    if isinstance(authors, list) and all(isinstance(one, str) for one in authors):
        known["authors"] = fields.texts("authors")
    identifier = fields.optional_id("id") or sha256(text.text)
    extra = {name: value for name, value in fields.rest().items() if name not in _WRITTEN}
    known = {"title": "", **known}
    return Record(Article(id=identifier, text=text.text, sha256=sha256(text.text), extra=extra, **known))


def _is_line(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST_LINE


class _Reader:
    """Reader of one record; maps offsets in the raw text of its article."""

    def __init__(self, fields: Fields, article: Fields) -> None:
        self._fields = fields
        self._article_fields = article
        self._text = text_field(article)
        self._raw = article.data["text"]
        self._sources = SourceReader()

    def record(self) -> Record:
        """Return the whole record, with its references checked."""
        fields, extra = self._fields, Json()
        self._sources.read(fields)
        entities = self._table("entities", self._entity)
        mentions = self._table("mentions", self._mention)
        quotes = self._table("quotes", self._quote)
        self._note_number = 0
        self._note_ids = {str(one.data.get("id")) for one in fields.objects("notes")}
        notes = self._table("notes", self._note)
        annotated = bool(entities or mentions or quotes)
        state = fields.choice("state", State, State.SUGGESTED if annotated else State.NEW)
        standing = parts.standing(fields, state, extra)
        parts.left_out(fields, extra)
        record = Record(
            self._article(),
            standing,
            *(entities, mentions, quotes, notes),
            fields.rest() | extra,
            self._sources.rows,
            self._sources.texts,
        )
        check_references(record, fields.where)
        return record

    def _table(self, name: str, read: Callable[[Fields], R]) -> dict[str, R]:
        table: dict[str, R] = {}
        for fields in self._fields.objects(name):
            row = read(fields)
            if row.id in table:
                raise fields.error("id", f"{shown(row.id)} is in {name} twice")
            table[row.id] = row
        return table

    def _article(self) -> Article:
        fields, text = self._article_fields, self._text.text
        fields.value("sha256")  # computed again: the value given may be of the text before normalisation
        zones, extra = self._zones()
        return Article(
            id=fields.optional_id("id") or sha256(text),
            title=fields.optional_line("title") or "",
            text=text,
            sha256=sha256(text),
            authors=fields.texts("authors"),
            source=fields.optional_line("source"),
            credit=fields.optional_line("credit"),
            published=fields.optional_line("published"),
            language=fields.optional_line("language") or "en",
            supersedes=fields.optional_id("supersedes"),
            zones=zones,
            extra=fields.rest() | extra,
        )

    def _zones(self) -> tuple[tuple[Zone, ...], Json]:
        zones, unknown = [], []
        for fields in self._article_fields.objects("zones"):
            zone = Zone(self._span(fields), fields.choice("kind", ZoneKind))
            zones.append(zone)
            if rest := fields.rest():
                unknown.append(serialise.zone(zone) | rest)
        return tuple(zones), {"zones": unknown} if unknown else {}

    def _span(self, fields: Fields) -> Span:
        span = self._optional_span(fields)
        if span is None:
            raise fields.error("start", "is missing")
        return span

    def _optional_span(self, fields: Fields) -> Span | None:
        """Return the span of `start` and `end`, if given; check `text` against it, if given."""
        words = fields.optional_text("text")
        span = self._stretch(fields)
        if span is not None and words is not None:
            raw = self._raw[fields.data["start"] : fields.data["end"]]
            if words not in {raw, span.of(self._text.text)}:
                raise fields.error("text", f"is {shown(words)}, but the article has {shown(raw)} there")
        return span

    def _stretch(self, fields: Fields) -> Span | None:
        if fields.value("start") is None and fields.value("end") is None:
            return None
        start, end = fields.whole("start"), fields.whole("end")
        if end > len(self._raw):
            raise fields.error("end", f"is {end}, beyond the end of the text at {len(self._raw)}")
        if start >= end:
            raise fields.error("start", f"is {start}, not before the end at {end}")
        start, end = self._text.offset(start), self._text.offset(end)
        if start == end:
            raise fields.error("start", "holds nothing but a byte order mark or half a line end")
        return Span(start, end)

    def _entity(self, fields: Fields) -> Entity:
        extra = Json()
        name = fields.text("name")
        return Entity(
            id=fields.id("id"),
            name=name,
            label=fields.word("label"),
            aliases=fields.texts("aliases"),
            possible_aliases=fields.texts("possible_aliases"),
            authority=fields.optional_id("authority"),
            status=fields.choice("status", Status, Status.SUGGESTED),
            decided=parts.decided(fields, extra),
            pseudonym=name if fields.value("protected") is True else None,
            reply=parts.reply(fields, extra),
            extra=fields.rest() | extra,
        )

    def _mention(self, fields: Fields) -> Mention:
        extra = Json()
        return Mention(
            id=fields.id("id"),
            span=self._span(fields),
            label=fields.word("label"),
            entity=fields.optional_id("entity"),
            provenance=parts.provenance(fields),
            status=fields.choice("status", Status, Status.SUGGESTED),
            suggested=self._suggested(fields),
            decided=parts.decided(fields, extra),
            marks=fields.choices("marks", Mark),
            extra=fields.rest() | extra,
        )

    def _quote(self, fields: Fields) -> Quote:
        extra = Json()
        return Quote(
            id=fields.id("id"),
            span=self._span(fields),
            kind=fields.choice("kind", Kind),
            provenance=parts.provenance(fields),
            continues=fields.optional_id("continues"),
            within=fields.optional_id("within"),
            quoted=fields.ids("quoted"),
            cue=self._cue(fields, extra),
            speakers=tuple(self._speaker(one) for one in fields.objects("speakers")),
            candidates=fields.ids("candidates"),
            status=fields.choice("status", Status, Status.SUGGESTED),
            suggested=self._suggested(fields),
            decided=parts.decided(fields, extra),
            marks=fields.choices("marks", Mark),
            check=self._check(fields, extra),
            extra=fields.rest() | extra,
        )

    def _check(self, fields: Fields, extra: Json) -> SourceCheck | None:
        """Return what was decided about a quote and its source; it says itself which words it is about."""
        inner = fields.object("check")
        words = inner.object("words") if inner is not None else None
        span = self._span(words) if words is not None else self._span(fields)
        return self._sources.check(fields, span, self._text.text, extra)

    def _cue(self, fields: Fields, extra: Json) -> Span | None:
        inner = fields.object("cue")
        if inner is None:
            return None
        span = self._span(inner)
        parts.keep(extra, "cue", json_parts.span(span, self._text.text), inner)
        return span

    def _speaker(self, fields: Fields) -> Speaker:
        extra = Json()
        return Speaker(
            span=self._optional_span(fields),
            entity=fields.optional_id("entity"),
            resolution=parts.resolution(fields, extra),
            extra=fields.rest() | extra,
        )

    def _suggested(self, fields: Fields) -> dict[str, Any] | None:
        """Return the fields of a suggestion before it was corrected, as in the record, or None."""
        inner = fields.object("suggested")
        if inner is None:
            return None
        self._stretch(inner)
        for name in _SUGGESTED_TEXTS:
            inner.optional_text(name, LONGEST_ID)
        for one in (inner.object("cue"), *inner.objects("speakers")):
            if one is not None:
                self._stretch(one)
                one.optional_id("entity")
        mapped: dict[str, Any] = self._mapped(dict(inner.data))
        return mapped

    def _mapped(self, value: Any) -> Any:
        """Map the offsets in the fields of a suggestion, at any depth."""
        if isinstance(value, list):
            return [self._mapped(item) for item in value]
        if not isinstance(value, dict):
            return value
        return {
            name: self._text.offset(item)
            if name in {"start", "end"} and isinstance(item, int) and not isinstance(item, bool)
            else self._mapped(item)
            for name, item in value.items()
        }

    def _note(self, fields: Fields) -> Note:
        return Note(
            id=fields.optional_id("id") or self._new_note_id(),
            kind=fields.choice("kind", NoteKind, NoteKind.COMMENT),
            text=fields.text("text"),
            by=fields.line("by"),
            at=fields.moment("at"),
            on=fields.optional_id("on"),
            span=self._stretch(fields),
            extra=fields.rest(),
        )

    def _new_note_id(self) -> str:
        while True:
            self._note_number += 1
            if (name := f"n{self._note_number}") not in self._note_ids:
                return name
