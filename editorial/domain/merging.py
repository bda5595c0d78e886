"""Merging new suggestions into a record; decided rows are kept, and rejected suggestions do not return."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING, Any, TypeVar

from editorial.domain.annotation import Entity, Kind, Mention, Origin, Quote, Speaker, Status
from editorial.domain.corrected import suggested_span, suggested_speakers, suggested_text
from editorial.domain.record import Change, Record, Ref, Row, Table, ref
from editorial.domain.text import Span

if TYPE_CHECKING:
    from editorial.domain.suggestions import Suggestions

_MARKED = frozenset({Kind.DIRECT, Kind.TERM})
R = TypeVar("R", Mention, Quote)
T = TypeVar("T")
P = TypeVar("P", Mention, Quote, Speaker)


def merge(
    record: Record,
    suggestions: Suggestions,
    touched: Collection[Ref] = (),
    watch: Callable[[], None] = lambda: None,
    *,
    keep_imported: bool = False,
) -> tuple[Change, ...]:
    """Return the changes that replace the undecided suggestions of `record` by `suggestions`.

    Kept are rows that an editor decided, marked, checked, protected or wrote a note on, every row in `touched` (what
    `touched_by` returns for the log), with `keep_imported` what another program annotated, and the rows that these
    point at. A suggestion that overlaps a kept row is left out. No new row gets an id that a decision or a note
    refers to, because undo could not restore the old row then. `watch` is called for every row; an exception from it
    cancels the merge.
    """
    kept = _kept(record, touched, keep_imported=keep_imported)
    taken = {at.id for at in (*kept, *touched)} | {note.on for note in record.notes.values() if note.on}
    mentions, quotes = _of(kept, Mention), _of(kept, Quote)
    entities = {row.id: row for row in kept.values() if isinstance(row, Entity)}
    new_mentions = _uncovered(record, mentions, suggestions.mentions)
    entity_ids = _entity_ids(suggestions, entities, mentions, new_mentions, taken)
    quote_ids = _quote_ids(suggestions, quotes, taken)
    mention_ids = _free_ids("m", taken, new_mentions)
    fresh: list[Row] = [
        replace(entity, id=entity_ids[entity.id])
        for entity in suggestions.entities
        if entity.id in entity_ids and entity_ids[entity.id] not in entities
    ]
    fresh += [
        _with(m, id=mention_ids[m.id], entity=entity_ids.get(m.entity) if m.entity else None)
        for m in _watched(new_mentions, watch)
    ]
    kept_quotes = {q.id for q in quotes}
    fresh += [
        _pointed(q, quote_ids, entity_ids)
        for q in _watched(suggestions.quotes, watch)
        if quote_ids[q.id] not in kept_quotes
    ]
    return _difference(record, kept, fresh, watch)


def _watched(rows: Iterable[T], watch: Callable[[], None]) -> Iterator[T]:
    for row in rows:
        watch()
        yield row


def _with(row: P, **values: Any) -> P:
    """Return the row with these values; the row itself if it has them already, to save memory."""
    same = all(getattr(row, name) == value for name, value in values.items())
    return row if same else replace(row, **values)


def touched_by(changes: Iterable[Change]) -> frozenset[Ref]:
    """Return every row that the changes of a log change or point at, before or after; undo and redo need them."""
    found = set()
    for change in changes:
        found.add(change.ref)
        for row in (change.before, change.after):
            found.update(pointed_at(row) if row is not None else ())
    return frozenset(found)


def _rows(record: Record) -> Iterable[Entity | Mention | Quote]:
    yield from record.entities.values()
    yield from record.mentions.values()
    yield from record.quotes.values()


def _kept(record: Record, touched: Collection[Ref], *, keep_imported: bool) -> dict[Ref, Row]:
    noted = {note.on for note in record.notes.values()}
    waiting: list[Row] = [
        row
        for row in _rows(record)
        if row.status.decided
        or getattr(row, "marks", None)
        or getattr(row, "check", None)
        or getattr(row, "is_stood_by", False)
        or row.id in noted
        or ref(row) in touched
        or (keep_imported and isinstance(row, Mention | Quote) and row.provenance.origin is Origin.IMPORT)
    ]
    kept: dict[Ref, Row] = {}
    while waiting:
        row = waiting.pop()
        if (at := ref(row)) not in kept:
            kept[at] = row
            waiting += [other for to in pointed_at(row) if (other := record.get(to)) is not None]
    return kept


def pointed_at(row: Row) -> Iterable[Ref]:
    """Yield the rows that a row points at, now or as suggested (undo may restore that)."""
    if not isinstance(row, Mention | Quote):
        return
    if isinstance(row, Mention):
        entities = [row.entity, suggested_text(row, "entity")]
    else:
        entities = [*(speaker.entity for speaker in row.speakers), *row.candidates, *suggested_speakers(row)]
        quotes = (row.continues, row.within, *row.quoted, suggested_text(row, "continues"))
        yield from (Ref(Table.QUOTE, key) for key in quotes if key)
    yield from (Ref(Table.ENTITY, key) for key in entities if key)


def _of(kept: Mapping[Ref, Row], kind: type[R]) -> list[R]:
    rows = [row for row in kept.values() if isinstance(row, kind)]
    return sorted(rows, key=lambda row: (row.span.start, row.span.end, row.id))


def _uncovered(record: Record, kept: Iterable[Mention], new: Iterable[Mention]) -> list[Mention]:
    """Return the new mentions that overlap no kept mention and are not at the suggested span of a moved one."""
    covered = bytearray(len(record.article.text))
    for mention in kept:
        covered[mention.span.start : mention.span.end] = b"\1" * len(mention.span)
    moved = {suggested_span(mention) for mention in kept}
    return [m for m in new if covered.find(1, m.span.start, m.span.end) < 0 and m.span not in moved]


def _entity_ids(
    suggestions: Suggestions,
    kept: Mapping[str, Entity],
    mentions: list[Mention],
    new: Iterable[Mention],
    taken: Collection[str],
) -> dict[str, str]:
    """Return the id of each suggested entity: the id of an equal kept entity, or a free one.

    Equal is the entity that the kept mentions at the same spans refer to, preferably with the same label; else an
    entity of the same name and label. A suggested entity without an equal, all of whose mentions were decided
    otherwise, gets no id.
    """
    votes = _votes(suggestions.mentions, mentions)
    by_name = {(e.name, e.label): e.id for e in sorted(kept.values(), key=_worst_first)}
    named = {mention.entity for mention in suggestions.mentions}
    still_named = {mention.entity for mention in new}
    ids: dict[str, str] = {}
    for entity in suggestions.entities:
        found = votes[entity.id, True] or by_name.get((entity.name, entity.label))
        if not found and entity.id not in still_named:
            found = votes[entity.id, False]
        if found:
            ids[entity.id] = found
    rest = [e for e in suggestions.entities if e.id not in ids and (e.id in still_named or e.id not in named)]
    return ids | _free_ids("e", taken, rest)


def _worst_first(entity: Entity) -> tuple[bool, bool, str]:
    return entity.status is not Status.REJECTED, entity.status.stands, entity.id


def _votes(suggested: Iterable[Mention], kept: Iterable[Mention]) -> defaultdict[tuple[str, bool], str]:
    """Return the entity that most kept mentions at the spans of a suggested one name, by whether labels agree."""
    places: dict[Span, Mention] = {}
    naming = [mention for mention in kept if mention.entity and mention.status is not Status.REJECTED]
    for span, mention in (*((m.span, m) for m in naming), *((suggested_span(m), m) for m in naming)):
        places.setdefault(span, mention)
    counts: defaultdict[tuple[str, bool], Counter[str]] = defaultdict(Counter)
    for mention in suggested:
        here = places.get(mention.span)
        if here is not None and here.entity and mention.entity:
            counts[mention.entity, here.label == mention.label][here.entity] += 1
    most = {key: min(found, key=lambda one: (-found[one], one)) for key, found in counts.items()}
    return defaultdict(str, most)


def _quote_ids(suggestions: Suggestions, kept: list[Quote], taken: Collection[str]) -> dict[str, str]:
    """Return the id of each suggested quote: that of the kept quote at the same position, or a free one."""
    stretches: defaultdict[tuple[bool, bool], list[tuple[Span, str]]] = defaultdict(list)
    for quote in kept:
        first = suggested_text(quote, "kind")
        for marked in {quote.kind in _MARKED, (first or quote.kind) in _MARKED}:
            for span in {quote.span, suggested_span(quote)}:
                stretches[quote.within is None, marked].append((span, quote.id))
    places = {sort: _SpanIndex(found) for sort, found in stretches.items()}
    ids: dict[str, str] = {}
    for quote in suggestions.quotes:
        there = places.get((quote.within is None, quote.kind in _MARKED))
        same = there.overlapping(quote.span) if there is not None else None
        if same is not None:
            ids[quote.id] = same
    return ids | _free_ids("q", taken, [q for q in suggestions.quotes if q.id not in ids])


class _SpanIndex:
    """Index of spans with ids, which may overlap one another; finds one that overlaps a given span."""

    def __init__(self, stretches: Iterable[tuple[Span, str]]) -> None:
        self._stretches = sorted(stretches)
        self._starts = [span.start for span, _ in self._stretches]
        self._reach = list(accumulate((span.end for span, _ in self._stretches), max))

    def overlapping(self, span: Span) -> str | None:
        """Return the id of the last span that overlaps `span`, or None."""
        place = bisect_left(self._starts, span.end) - 1
        while place >= 0 and self._reach[place] > span.start:
            stretch, key = self._stretches[place]
            if stretch.overlaps(span):
                return key
            place -= 1
        return None


def _free_ids(letter: str, taken: Collection[str], rows: Iterable[Entity | Mention | Quote]) -> dict[str, str]:
    """Return an id for each row: its own if it is free, else the next free number."""
    rows = list(rows)
    numbers = [
        int(m[1]) for key in (*taken, *(r.id for r in rows)) if (m := re.fullmatch(rf"{letter}(\d{{1,9}})", key))
    ]
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
        entity = entities.get(one.entity) if one.entity else None
        return _with(one, entity=entity, resolution=one.resolution if entity or not one.entity else None)

    return _with(
        quote,
        id=quotes[quote.id],
        continues=quotes.get(quote.continues) if quote.continues else None,
        within=quotes.get(quote.within) if quote.within else None,
        quoted=tuple(quotes[key] for key in quote.quoted if key in quotes),
        speakers=tuple(speaker(one) for one in quote.speakers),
        candidates=tuple(dict.fromkeys(entities[key] for key in quote.candidates if key in entities)),
    )


def _difference(
    record: Record, kept: Mapping[Ref, Row], fresh: Iterable[Row], watch: Callable[[], None]
) -> tuple[Change, ...]:
    after = {ref(row): row for row in _watched(fresh, watch)}
    changes: list[Change] = []
    for row in _rows(record):
        at = ref(row)
        if at in kept or after.get(at) == row:
            after.pop(at, None)
        else:
            changes.append(Change(row, after.pop(at, None)))
    return (*changes, *(Change(None, row) for row in _watched(after.values(), watch)))
