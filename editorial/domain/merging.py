"""How new suggestions join a record: decisions are never touched, nothing that was rejected comes back."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from editorial.domain.annotation import Entity, Kind, Mention, Quote, Speaker
from editorial.domain.record import Change, Record, Ref, Row, Table, ref
from editorial.domain.suggestions import Suggestions
from editorial.domain.text import Span

_MARKED = frozenset({Kind.DIRECT, Kind.TERM})
R = TypeVar("R", Mention, Quote)


def merge(record: Record, suggestions: Suggestions, touched: Collection[Ref] = ()) -> tuple[Change, ...]:
    """Return the changes that replace the undecided suggestions of `record` by `suggestions`.

    What an editor decided, marked or wrote a note on stays as it is, and so does every row in `touched` (what any
    decision in the log ever changed). A suggestion that overlaps something kept is left out.
    """
    kept = _kept(record, touched)
    mentions, quotes = _of(kept, Mention), _of(kept, Quote)
    entities = {row.id: row for row in kept.values() if isinstance(row, Entity)}
    covered = bytearray(len(record.article.text))
    for mention in mentions:
        covered[mention.span.start : mention.span.end] = b"\1" * len(mention.span)
    new_mentions = [m for m in suggestions.mentions if not any(covered[m.span.start : m.span.end])]
    entity_ids = _entity_ids(suggestions, entities, mentions)
    quote_ids = _quote_ids(suggestions, quotes)
    fresh: list[Row] = [
        replace(entity, id=entity_ids[entity.id])
        for entity in suggestions.entities
        if entity_ids[entity.id] not in entities
    ]
    free = _free_ids("m", {m.id for m in mentions}, new_mentions)
    fresh += [replace(m, id=free[m.id], entity=entity_ids.get(m.entity) if m.entity else None) for m in new_mentions]
    kept_quotes = {q.id for q in quotes}
    fresh += [_pointed(q, quote_ids, entity_ids) for q in suggestions.quotes if quote_ids[q.id] not in kept_quotes]
    return _difference(record, kept, fresh)


def _rows(record: Record) -> Iterable[Entity | Mention | Quote]:
    yield from record.entities.values()
    yield from record.mentions.values()
    yield from record.quotes.values()


def _kept(record: Record, touched: Collection[Ref]) -> dict[Ref, Row]:
    noted = {note.on for note in record.notes.values()}
    kept: dict[Ref, Row] = {}
    for row in _rows(record):
        marked = bool(getattr(row, "marks", ()))
        if row.status.decided or marked or row.id in noted or ref(row) in touched:
            kept[ref(row)] = row
    for held in tuple(kept.values()):
        for entity_id in _entities_of(held):
            if entity_id in record.entities:
                kept[Ref(Table.ENTITY, entity_id)] = record.entities[entity_id]
    return kept


def _entities_of(row: Row) -> Iterable[str]:
    if isinstance(row, Mention) and row.entity:
        yield row.entity
    if isinstance(row, Quote):
        yield from (speaker.entity for speaker in row.speakers if speaker.entity)
        yield from row.candidates


def _of(kept: Mapping[Ref, Row], kind: type[R]) -> list[R]:
    return [row for row in kept.values() if isinstance(row, kind)]


def _entity_ids(suggestions: Suggestions, kept: Mapping[str, Entity], mentions: list[Mention]) -> dict[str, str]:
    """Return for each suggested entity the id that it gets: that of a kept one that is the same, or a free one."""
    by_name = {(e.name, e.label): e.id for e in kept.values()}
    ids: dict[str, str] = {}
    for mention in suggestions.mentions:
        same = next((k for k in mentions if k.span == mention.span and k.status.stands and k.entity), None)
        if same is not None and same.entity and mention.entity and same.label == mention.label:
            ids.setdefault(mention.entity, same.entity)
    for entity in suggestions.entities:
        if (entity.name, entity.label) in by_name:
            ids.setdefault(entity.id, by_name[entity.name, entity.label])
    rest = [entity for entity in suggestions.entities if entity.id not in ids]
    return ids | _free_ids("e", set(kept), rest)


def _quote_ids(suggestions: Suggestions, kept: list[Quote]) -> dict[str, str]:
    """Return for each suggested quote the id of the kept quote in its place, or a free one."""
    ids: dict[str, str] = {}
    for quote in suggestions.quotes:
        same = next((k for k in kept if _same_place(k, quote)), None)
        if same is not None:
            ids[quote.id] = same.id
    return ids | _free_ids("q", {k.id for k in kept}, [q for q in suggestions.quotes if q.id not in ids])


def _same_place(kept: Quote, new: Quote) -> bool:
    if (kept.within is None) != (new.within is None) or (kept.kind in _MARKED) != (new.kind in _MARKED):
        return False
    return any(span.overlaps(new.span) for span in (kept.span, _suggested_span(kept)))


def _suggested_span(quote: Quote) -> Span:
    first = quote.suggested or {}
    return Span(first.get("start", quote.span.start), first.get("end", quote.span.end))


def _free_ids(letter: str, taken: set[str], rows: Iterable[Entity | Mention | Quote]) -> dict[str, str]:
    """Return an id for each row: its own if it is free, else the next number that is."""
    rows = list(rows)
    numbers = [int(m[1]) for key in (*taken, *(r.id for r in rows)) if (m := re.fullmatch(rf"{letter}(\d+)", key))]
    following = max(numbers, default=0) + 1
    ids = {}
    for row in rows:
        if row.id in taken:
            ids[row.id] = f"{letter}{following}"
            following += 1
        else:
            ids[row.id] = row.id
    return ids


def _pointed(quote: Quote, quotes: Mapping[str, str], entities: Mapping[str, str]) -> Quote:
    def speaker(one: Speaker) -> Speaker:
        return replace(one, entity=entities.get(one.entity) if one.entity else None)

    return replace(
        quote,
        id=quotes[quote.id],
        continues=quotes.get(quote.continues) if quote.continues else None,
        within=quotes.get(quote.within) if quote.within else None,
        quoted=tuple(quotes[key] for key in quote.quoted if key in quotes),
        speakers=tuple(speaker(one) for one in quote.speakers),
        candidates=tuple(dict.fromkeys(entities[key] for key in quote.candidates if key in entities)),
    )


def _difference(record: Record, kept: Mapping[Ref, Row], fresh: Iterable[Row]) -> tuple[Change, ...]:
    after = {ref(row): row for row in fresh}
    changes: list[Change] = []
    for row in _rows(record):
        at = ref(row)
        if at in kept or after.get(at) == row:
            after.pop(at, None)
        else:
            changes.append(Change(row, after.pop(at, None)))
    return (*changes, *(Change(None, row) for row in after.values()))
