"""Columns of the rows of an article: entities, mentions, quotes, notes and sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from editorial.domain.annotation import (
    Decided,
    Entity,
    How,
    Kind,
    Mention,
    Note,
    NoteKind,
    Origin,
    Provenance,
    Quote,
    Status,
)
from editorial.domain.record import Table
from editorial.domain.reply import Reply
from editorial.domain.source_check import SourceCheck
from editorial.domain.source_row import Source
from editorial.domain.text import Span
from editorial.storage.columns.description import Column, Columns, Composite, TableMapping
from editorial.storage.columns.speakers import SPEAKERS
from editorial.storage.columns.types import (
    INTEGER,
    JSON,
    JSON_OBJECT,
    MARKS,
    REAL,
    REASONS,
    STRINGS,
    TEXT,
    TIME,
    one_of,
    plain_json,
)

_KEY = (
    Column("article_id", TEXT, primary_key=True, references="articles.id", cascade=True),
    Column("id", TEXT, primary_key=True),
    Column("version", INTEGER),
)
_SPAN = Composite("span", Span, (Column("start", INTEGER), Column("end", INTEGER)))
_PROVENANCE = Composite(
    "provenance",
    Provenance,
    (
        Column("origin", one_of(Origin)),
        Column("rule", TEXT, nullable=True),
        Column("model", TEXT, nullable=True),
        Column("score", REAL, nullable=True),
        Column("evidence", REASONS),
    ),
)
_SUGGESTED = Column("suggested", JSON, nullable=True)


def _decided(by: str, at: datetime | None, how: How | None, reason: str | None) -> Decided:
    """Return who decided, when and how. Raises ValueError if only a part of that is known."""
    if at is None or how is None:
        raise ValueError("a decision has a time and a scope")
    return Decided(by, at, how, reason)


_DECIDED = Composite(
    "decided",
    _decided,
    (
        Column("decided_by", TEXT, "by", nullable=True),
        Column("decided_at", TIME, "at", nullable=True),
        Column("decided_how", one_of(How), "how", nullable=True),
        Column("decided_reason", TEXT, "reason", nullable=True),
    ),
    optional=True,
    shared=True,
)

ENTITIES: TableMapping[Entity] = TableMapping(
    "entities",
    Entity,
    *_KEY,
    Column("name", TEXT, index=True),
    Column("label", TEXT),
    Column("aliases", STRINGS),
    Column("possible_aliases", STRINGS),
    Column("authority", TEXT, nullable=True, index=True),
    Column("status", one_of(Status)),
    _DECIDED,
    Column("extra", JSON_OBJECT),
    Column("pseudonym", TEXT, nullable=True),
    Column("reply", plain_json(Reply), nullable=True),
)
"""Who or what the mentions of one article refer to."""

MENTIONS: TableMapping[Mention] = TableMapping(
    "mentions",
    Mention,
    *_KEY,
    _SPAN,
    Column("text", TEXT, slice_of=("start", "end")),
    Column("label", TEXT),
    Column("entity_id", TEXT, "entity", nullable=True),
    Column("status", one_of(Status)),
    _PROVENANCE,
    _SUGGESTED,
    _DECIDED,
    Column("marks", MARKS),
    Column("extra", JSON_OBJECT),
)
"""Spans that name an entity."""

QUOTES: TableMapping[Quote] = TableMapping(
    "quotes",
    Quote,
    *_KEY,
    _SPAN,
    Column("text", TEXT, slice_of=("start", "end")),
    Column("kind", one_of(Kind)),
    Column("continues", TEXT, nullable=True),
    Column("within", TEXT, nullable=True),
    Column("quoted", STRINGS),
    Composite(
        "cue",
        Span,
        (Column("cue_start", INTEGER, "start", nullable=True), Column("cue_end", INTEGER, "end", nullable=True)),
        optional=True,
    ),
    Column("cue_text", TEXT, nullable=True, slice_of=("cue_start", "cue_end")),
    Column("speakers", SPEAKERS),
    Column("candidates", STRINGS),
    Column("status", one_of(Status)),
    _PROVENANCE,
    _SUGGESTED,
    _DECIDED,
    Column("marks", MARKS),
    Column("source_check", plain_json(SourceCheck), "check", nullable=True),
    Column("extra", JSON_OBJECT),
)
"""Stretches of words that somebody said."""

NOTES: TableMapping[Note] = TableMapping(
    "notes",
    Note,
    *_KEY,
    Column("kind", one_of(NoteKind)),
    Column("text", TEXT),
    Column("made_by", TEXT, "by"),
    Column("made_at", TIME, "at"),
    Column("on_id", TEXT, "on", nullable=True),
    Composite(
        "span",
        Span,
        (Column("start", INTEGER, nullable=True), Column("end", INTEGER, nullable=True)),
        optional=True,
    ),
    Column("extra", JSON_OBJECT),
)
"""An editor's words on an annotation, on a stretch of the text, or on the whole article."""

SOURCES: TableMapping[Source] = TableMapping(
    "sources",
    Source,
    *_KEY,
    Column("sha256", TEXT, index=True),
    Column("title", TEXT),
    Column("made_by", TEXT, "by"),
    Column("made_at", TIME, "at"),
    Column("origin", TEXT),
    Column("of_article", TEXT, "article", nullable=True),
    Column("date", TEXT, nullable=True),
    Column("extra", JSON_OBJECT),
)
"""Material that the quotes of an article are checked against; its text is in `source_texts`, or not in the library."""

ROWS: Mapping[Table, TableMapping[Any]] = {
    Table.ENTITY: ENTITIES,
    Table.MENTION: MENTIONS,
    Table.QUOTE: QUOTES,
    Table.NOTE: NOTES,
    Table.SOURCE: SOURCES,
}
"""Every kind of row of an article, entities before the mentions that point at them."""


def add_words(mapping: TableMapping[Any], columns: Columns, texts: Sequence[str]) -> Columns:
    """Add the columns that repeat words of the texts, one text a row, as far as offsets are given; return all."""
    for column in mapping.columns:
        if column.slice_of is not None and column.slice_of[0] in columns:
            starts, ends = (columns[name] for name in column.slice_of)
            columns[column.name] = [
                None if start is None else text[start:end] for text, start, end in zip(texts, starts, ends, strict=True)
            ]
    return columns


def repeats_words(mapping: TableMapping[Any]) -> bool:
    """Return whether the table has columns that repeat words of the article's text."""
    return any(column.slice_of for column in mapping.columns)
