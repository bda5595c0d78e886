"""Drafts: the changes of a command, kept apart from the record until they are committed."""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterator, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar, cast

from editorial.domain.annotation import Decided, Entity, How, Mention, Note, Quote, Speaker, Status
from editorial.domain.article import Standing
from editorial.domain.errors import RuleError
from editorial.domain.possibly_missed import PossiblyMissed
from editorial.domain.record import STANDING, Change, Record, Ref, Row, Table, ref
from editorial.domain.reply import ReplyGate
from editorial.domain.rule_counts import own_score
from editorial.domain.source_check import CheckGate
from editorial.domain.source_row import Source
from editorial.domain.text import Span
from editorial.review.row_places import RowPlaces

if TYPE_CHECKING:
    from editorial.domain.source import SourceText

A = TypeVar("A", bound=Entity | Mention | Quote)
R = TypeVar("R", Entity, Mention, Quote, Note, Source)
_WORDS = {
    Table.ENTITY: "name",
    Table.MENTION: "name",
    Table.QUOTE: "quote",
    Table.NOTE: "note",
    Table.SOURCE: "source",
}


_FEW = 8
"""How often all mentions are looked at for those at a place; a command that asks more often gets an index of them."""


@dataclass(slots=True)
class Draft:
    """Collects the changes of a command.

    `by`, `at` (UTC), `how` and `reason` are written, as `decided`, into every row that the command decides; `missed`
    returns the possibly missed names of the article, `checks` which quotes the gate wants to be checked, `replies`
    what of the right of reply it wants.
    """

    record: Record
    by: str
    at: datetime
    how: How = How.SINGLE
    reason: str | None = None
    missed: Callable[[], Sequence[PossiblyMissed]] = tuple
    checks: Callable[[], CheckGate] = lambda: CheckGate.NEVER
    replies: Callable[[], ReplyGate] = lambda: ReplyGate.NEVER
    ids: dict[tuple[str, int], str] = field(default_factory=dict)
    """The ids made, by letter and number; a draft of the same command on another record is given those of the first."""
    texts: list[SourceText] = field(default_factory=list)
    """The texts of the sources that the draft attaches, to be stored with them."""
    watch: Callable[[], None] = lambda: None
    """Called for each row that is put; what it raises ends the draft."""
    decided: Decided = field(init=False)
    _numbers: Counter[str] = field(default_factory=Counter)
    _after: dict[Ref, Row | None] = field(default_factory=dict)
    _asked: int = 0
    _places: RowPlaces | None = None
    _changed_places: RowPlaces | None = None
    _changes: tuple[Change, ...] | None = None

    def __post_init__(self) -> None:
        self.decided = Decided(self.by, self.at, self.how, self.reason)

    @property
    def text(self) -> str:
        """Return the article's text."""
        return self.record.article.text

    def get(self, at: Ref) -> Row | None:
        """Return the row in this draft, or None."""
        return self._after[at] if at in self._after else self.record.get(at)

    def standing(self) -> Standing:
        """Return the article's standing in this draft."""
        row = self.get(STANDING)
        return row if isinstance(row, Standing) else Standing()

    def entity(self, key: str) -> Entity:
        """Return an entity. Raises RuleError if there is none."""
        return self._expect(Ref(Table.ENTITY, key), Entity)

    def mention(self, key: str) -> Mention:
        """Return a mention. Raises RuleError if there is none."""
        return self._expect(Ref(Table.MENTION, key), Mention)

    def quote(self, key: str) -> Quote:
        """Return a quote. Raises RuleError if there is none."""
        return self._expect(Ref(Table.QUOTE, key), Quote)

    def note(self, key: str) -> Note:
        """Return a note. Raises RuleError if there is none."""
        return self._expect(Ref(Table.NOTE, key), Note)

    def source(self, key: str) -> Source:
        """Return a source. Raises RuleError if there is none."""
        return self._expect(Ref(Table.SOURCE, key), Source)

    def _expect(self, at: Ref, kind: type[R]) -> R:
        row = self.get(at)
        if not isinstance(row, kind):
            raise RuleError(f"this {_WORDS[at.table]} is not in the article any more")
        return row

    def entities(self) -> Iterator[Entity]:
        """Yield the entities in this draft."""
        yield from self._rows(Table.ENTITY, Entity, self.record.entities)

    def quotes(self) -> Iterator[Quote]:
        """Yield the quotes in this draft."""
        yield from self._rows(Table.QUOTE, Quote, self.record.quotes)

    def sources(self) -> Iterator[Source]:
        """Yield the sources in this draft."""
        yield from self._rows(Table.SOURCE, Source, self.record.sources)

    # A decision concerns few rows of many: their ids are collected from the record first, then looked up in the draft.

    def mentions_of(self, entity: str) -> list[Mention]:
        """Return the mentions of an entity in this draft, rejected ones too."""
        keys = [mention.id for mention in self.record.mentions.values() if mention.entity == entity]
        return [mention for mention in self._these(Table.MENTION, Mention, keys) if mention.entity == entity]

    def mentions_at(self, span: Span) -> list[Mention]:
        """Return the mentions in this draft that overlap a span."""
        if self._changed_places is None:
            self._changed_places = RowPlaces(row for row in self._after.values() if isinstance(row, Mention))
        keys = dict.fromkeys((*self._recorded_near(span), *self._changed_places.near(span)))
        rows = (self.get(Ref(Table.MENTION, key)) for key in keys)
        return [mention for mention in rows if isinstance(mention, Mention) and mention.span.overlaps(span)]

    def _recorded_near(self, span: Span) -> list[str]:
        """Return the ids of the record's mentions that overlap a span, and perhaps of others."""
        self._asked += 1
        every = self.record.mentions.values()
        if self._asked <= _FEW:
            start, end = span.start, span.end
            return [mention.id for mention in every if start < mention.span.end and mention.span.start < end]
        if self._places is None:
            self._places = RowPlaces(every)
        return self._places.near(span)

    def nested(self, outer: str) -> list[Quote]:
        """Return the quotes in this draft that are directly inside another (its id)."""
        keys = [quote.id for quote in self.record.quotes.values() if quote.within == outer]
        return [quote for quote in self._these(Table.QUOTE, Quote, keys) if quote.within == outer]

    def spoken_at(self, spans: Collection[Span]) -> list[Quote]:
        """Return the quotes in this draft with a speaker at one of these spans."""
        starts = {span.start for span in spans}
        quotes = self.record.quotes.values()
        keys = [one.id for one in quotes for who in one.speakers if who.span is not None and who.span.start in starts]
        found = self._these(Table.QUOTE, Quote, keys)
        return [quote for quote in found if any(speaker.span in spans for speaker in quote.speakers)]

    def _these(self, table: Table, kind: type[A], keys: list[str]) -> Iterator[A]:
        """Yield the rows in this draft that have these ids, and all rows that the draft changed."""
        changed = [at.id for at in self._after if at.table is table]
        rows = (self.get(Ref(table, key)) for key in dict.fromkeys((*keys, *changed)))
        return (row for row in rows if isinstance(row, kind))

    def _rows(self, table: Table, kind: type[Any], rows: Any) -> Iterator[Any]:
        changed = {at.id: row for at, row in self._after.items() if at.table is table}
        for key, row in rows.items():
            if key not in changed:
                yield row
        yield from (row for row in changed.values() if isinstance(row, kind))

    def changed(self, table: Table) -> list[Row | None]:
        """Return the rows of a table that this draft changed, as they are now; None for each that it removed."""
        return [row for at, row in self._after.items() if at.table is table]

    def put(self, row: Row) -> None:
        """Add or replace a row."""
        self.watch()
        self._after[ref(row)] = row
        self._changes = None
        if self._changed_places is not None and isinstance(row, Mention):
            self._changed_places.add(row)

    def drop(self, at: Ref) -> None:
        """Remove a row."""
        self._after[at] = None
        self._changes = None

    def settle(self, row: A, status: Status, how: How | None = None) -> A:
        """Store the row with a new status, decided now; return it. `how` is the scope if not that of the command."""
        decided = self.decided if how is None else replace(self.decided, how=how)
        settled = _settled(row, status, decided)
        self.put(settled)
        return settled

    def correct(self, row: A, **fields: Any) -> A:
        """Store the row with other fields, as CORRECTED (a row that an editor added stays ADDED); return it.

        If nothing differs, the row is confirmed instead. The fields as suggested are kept in `suggested`.
        """
        changed = {key: value for key, value in fields.items() if getattr(row, key) != value}
        if not changed:
            return row if row.status.stands else self.settle(row, Status.CONFIRMED)
        if row.status is Status.ADDED:
            return self.settle(replace(row, **changed), Status.ADDED)
        if not isinstance(row, Entity):
            changed["suggested"] = _suggested(row, changed)
        return self.settle(replace(row, **changed), Status.CORRECTED)

    def change(self, row: Mention | Quote, **fields: Any) -> None:
        """Store the row with other fields and keep the suggested ones; its status does not change."""
        self.put(replace(row, **fields, suggested=_suggested(row, fields)))

    def changes(self) -> tuple[Change, ...]:
        """Return the differences from the record, one change per row."""
        if self._changes is None:
            pairs = ((self.record.get(at), after) for at, after in self._after.items())
            self._changes = tuple(Change(before, after) for before, after in pairs if before != after)
        return self._changes

    def new_id(self, letter: str) -> str:
        """Return a new id: the letter and 40 random bits, unique over all articles."""
        self._numbers[letter] += 1
        return self.ids.setdefault((letter, self._numbers[letter]), f"{letter}-{secrets.token_hex(5)}")


def _settled(row: A, status: Status, decided: Decided) -> A:
    """Return the row with a status and who decided; `replace` takes twice as long, and a stroke decides hundreds."""
    kind = type(row)
    values_of, at_status, at_decided = _fields(cast(Hashable, kind))
    values = [*values_of(row)]
    values[at_status], values[at_decided] = status, decided
    return kind(*values)


@cache
def _fields(kind: Any) -> tuple[Callable[[Any], tuple[Any, ...]], int, int]:
    """Return what gets the values of all fields of a row, and at which places `status` and `decided` stand."""
    names = [item.name for item in fields(kind)]
    return attrgetter(*names), names.index("status"), names.index("decided")


def _suggested(row: Mention | Quote, changed: dict[str, Any]) -> dict[str, Any]:
    """Return the suggested values of the fields that change, as in the interchange record; earlier values are kept."""
    first: dict[str, Any] = {}
    for key in changed:
        value = getattr(row, key)
        if key == "span":
            first |= {"start": value.start, "end": value.end}
        elif key == "speakers":
            first[key] = [{**_bounds(one.span), "entity": one.entity, **_claimed(one)} for one in value]
        elif key == "cue":
            first[key] = _bounds(value) if value else None
        elif key in {"label", "entity", "kind", "continues"}:
            first[key] = str(value) if value is not None else None
    return first | (row.suggested or {})


def _claimed(speaker: Speaker) -> dict[str, Any]:
    """Return by which rule, and with which score, a speaker was taken for somebody; nothing if nobody claimed that."""
    claim = speaker.resolution
    return {} if claim is None else {"rule": claim.rule, "score": own_score(claim)}


def _bounds(span: Span | None) -> dict[str, int | None]:
    return {"start": span.start if span else None, "end": span.end if span else None}
