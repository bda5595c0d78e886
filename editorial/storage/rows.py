"""The annotations of a record to and from the columns of their tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from editorial.domain.annotation import (
    Decided,
    Entity,
    How,
    Kind,
    Mark,
    Mention,
    Note,
    NoteKind,
    Origin,
    Provenance,
    Quote,
    Resolution,
    Speaker,
    Status,
)
from editorial.domain.plain import to_plain
from editorial.domain.record import Table
from editorial.domain.text import Span
from editorial.storage.codec import dump, mapping, moment, parse, stamp, strings

if TYPE_CHECKING:
    from sqlalchemy import Table as Sql

Columns = dict[str, Any]

_STATUS = {item.value: item for item in Status}
_KIND = {item.value: item for item in Kind}
_ORIGIN = {item.value: item for item in Origin}


def _span(start: int | None, end: int | None) -> Span | None:
    return None if start is None or end is None else Span(start, end)


def _provenance(origin: str, rule: str | None, model: str | None, score: float | None, evidence: str) -> Provenance:
    return Provenance(_ORIGIN[origin], rule, model, score, strings(evidence))


@lru_cache(maxsize=4096)
def _decided(by: str, at: str, how: str, reason: str | None) -> Decided:
    return Decided(by, moment(at), How(how), reason)


@lru_cache(maxsize=16)
def _marks(text: str) -> frozenset[Mark]:
    return frozenset(map(Mark, parse(text)))


def _speakers(text: str) -> tuple[Speaker, ...]:
    return () if text == "[]" else tuple(_speaker(**plain) for plain in parse(text))


def _speaker(
    span: Columns | None = None,
    entity: str | None = None,
    resolution: Columns | None = None,
    extra: Columns | None = None,
) -> Speaker:
    # By hand what `from_plain` does: it is called for every quote of an article that is being opened.
    return Speaker(
        None if span is None else Span(**span),
        entity,
        None if resolution is None else _resolution(**resolution),
        extra or {},
    )


def _resolution(
    rule: str | None = None, score: float | None = None, status: str = Status.SUGGESTED, evidence: Sequence[str] = ()
) -> Resolution:
    return Resolution(rule, score, _STATUS[status], tuple(evidence))


def _decided_columns(decided: Decided | None) -> Columns:
    if decided is None:
        return dict.fromkeys(("decided_by", "decided_at", "decided_how", "decided_reason"))
    return {
        "decided_by": decided.by,
        "decided_at": stamp(decided.at),
        "decided_how": decided.how.value,
        "decided_reason": decided.reason,
    }


def _provenance_columns(provenance: Provenance) -> Columns:
    return {
        "origin": provenance.origin.value,
        "rule": provenance.rule,
        "model": provenance.model,
        "score": provenance.score,
        "evidence": dump(provenance.evidence),
    }


def _common_columns(row: Mention | Quote) -> Columns:
    return {
        "id": row.id,
        "start": row.span.start,
        "end": row.span.end,
        "status": row.status.value,
        "suggested": None if row.suggested is None else dump(row.suggested),
        "marks": dump(sorted(mark.value for mark in row.marks)),
        "extra": dump(row.extra),
        **_provenance_columns(row.provenance),
        **_decided_columns(row.decided),
    }


def _entity_columns(row: Entity) -> Columns:
    return {
        "id": row.id,
        "name": row.name,
        "label": row.label,
        "aliases": dump(row.aliases),
        "possible_aliases": dump(row.possible_aliases),
        "authority": row.authority,
        "status": row.status.value,
        "extra": dump(row.extra),
        **_decided_columns(row.decided),
    }


def _mention_columns(row: Mention) -> Columns:
    return {**_common_columns(row), "label": row.label, "entity_id": row.entity}


def _quote_columns(row: Quote) -> Columns:
    return {
        **_common_columns(row),
        "kind": row.kind.value,
        "continues": row.continues,
        "within": row.within,
        "quoted": dump(row.quoted),
        "cue_start": row.cue.start if row.cue else None,
        "cue_end": row.cue.end if row.cue else None,
        "speakers": dump(to_plain(row.speakers)),
        "candidates": dump(row.candidates),
    }


def _note_columns(row: Note) -> Columns:
    return {
        "id": row.id,
        "kind": row.kind.value,
        "text": row.text,
        "made_by": row.by,
        "made_at": stamp(row.at),
        "on_id": row.on,
        "start": row.span.start if row.span else None,
        "end": row.span.end if row.span else None,
        "extra": dump(row.extra),
    }


def _entity(row: Any) -> Entity:
    id_, name, label, aliases, possible, authority, status, by, at, how, reason, extra = row
    return Entity(
        id_,
        name,
        label,
        strings(aliases),
        strings(possible),
        authority,
        _STATUS[status],
        None if by is None else _decided(by, at, how, reason),
        mapping(extra),
    )


def _mention(row: Any) -> Mention:
    (id_, start, end, label, entity, status, origin, rule, model, score, evidence,
     suggested, by, at, how, reason, marks, extra) = row  # fmt: skip
    return Mention(
        id_,
        Span(start, end),
        label,
        entity,
        _provenance(origin, rule, model, score, evidence),
        _STATUS[status],
        None if suggested is None else parse(suggested),
        None if by is None else _decided(by, at, how, reason),
        _marks(marks),
        mapping(extra),
    )


def _quote(row: Any) -> Quote:
    (id_, start, end, kind, continues, within, quoted, cue_start, cue_end, speakers, candidates,
     status, origin, rule, model, score, evidence, suggested, by, at, how, reason, marks, extra) = row  # fmt: skip
    return Quote(
        id_,
        Span(start, end),
        _KIND[kind],
        _provenance(origin, rule, model, score, evidence),
        continues,
        within,
        strings(quoted),
        _span(cue_start, cue_end),
        _speakers(speakers),
        strings(candidates),
        _STATUS[status],
        None if suggested is None else parse(suggested),
        None if by is None else _decided(by, at, how, reason),
        _marks(marks),
        mapping(extra),
    )


def _note(row: Any) -> Note:
    id_, kind, text, by, at, on, start, end, extra = row
    return Note(id_, NoteKind(kind), text, by, moment(at), on, _span(start, end), mapping(extra))


_DECIDED = "decided_by decided_at decided_how decided_reason"
_SOURCE = "origin rule model score evidence suggested"


@dataclass(frozen=True)
class Shape:
    """How one kind of annotation lies in its table.

    `columns` are those that `read` takes, in this order; `words` maps a column that repeats words of the article
    to the pair of columns that say where they stand.
    """

    table: str
    columns: tuple[str, ...]
    read: Callable[[Any], Any]
    write: Callable[[Any], Columns]
    words: Mapping[str, tuple[str, str]]

    @property
    def sql(self) -> Sql:
        """Return the table for a statement."""
        from editorial.storage.models import Base  # noqa: PLC0415 - reading does not need SQLAlchemy

        return Base.metadata.tables[self.table]


def _shape(name: str, columns: str, read: Callable[[Any], Any], write: Callable[[Any], Columns], **words: str) -> Shape:
    places = {column: (f"{prefix}start", f"{prefix}end") for column, prefix in words.items()}
    return Shape(name, tuple(columns.split()), read, write, places)


SHAPES: Mapping[Table, Shape] = {
    Table.ENTITY: _shape(
        "entities",
        f"id name label aliases possible_aliases authority status {_DECIDED} extra",
        _entity,
        _entity_columns,
    ),
    Table.MENTION: _shape(
        "mentions",
        f"id start end label entity_id status {_SOURCE} {_DECIDED} marks extra",
        _mention,
        _mention_columns,
        text="",
    ),
    Table.QUOTE: _shape(
        "quotes",
        "id start end kind continues within quoted cue_start cue_end speakers candidates "
        f"status {_SOURCE} {_DECIDED} marks extra",
        _quote,
        _quote_columns,
        text="",
        cue_text="cue_",
    ),
    Table.NOTE: _shape("notes", "id kind text made_by made_at on_id start end extra", _note, _note_columns),
}
"""Every kind of annotation, entities before the mentions that point at them."""


def with_words(shape: Shape, columns: Columns, text: str) -> Columns:
    """Return the columns with those added that repeat the article's words."""
    for column, (start, end) in shape.words.items():
        columns[column] = None if columns[start] is None else text[columns[start] : columns[end]]
    return columns
