"""A draft: the record as a command leaves it, kept apart until it is committed."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, TypeVar

from editorial.domain.annotation import Decided, Entity, How, Mention, Note, Quote, Status
from editorial.domain.article import Standing
from editorial.domain.errors import RuleError
from editorial.domain.record import STANDING, Change, Record, Ref, Row, Table, ref
from editorial.domain.text import Span

A = TypeVar("A", bound=Entity | Mention | Quote)
R = TypeVar("R", Entity, Mention, Quote, Note)
_WORDS = {Table.ENTITY: "name", Table.MENTION: "name", Table.QUOTE: "quote", Table.NOTE: "note"}


@dataclass(slots=True)
class Draft:
    """Collects what a command changes; `by`, `at` (UTC), `how` and `reason` go into every row that it decides."""

    record: Record
    by: str
    at: datetime
    how: How = How.SINGLE
    reason: str | None = None
    _after: dict[Ref, Row | None] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """Return the article's text."""
        return self.record.article.text

    @property
    def decided(self) -> Decided:
        """Return the stamp of this decision."""
        return Decided(self.by, self.at, self.how, self.reason)

    def get(self, at: Ref) -> Row | None:
        """Return the row as it stands in this draft, or None."""
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

    def _expect(self, at: Ref, kind: type[R]) -> R:
        row = self.get(at)
        if not isinstance(row, kind):
            raise RuleError(f"this {_WORDS[at.table]} is not in the article any more")
        return row

    def entities(self) -> Iterator[Entity]:
        """Yield the entities as they stand in this draft."""
        yield from self._rows(Table.ENTITY, Entity, self.record.entities)

    def quotes(self) -> Iterator[Quote]:
        """Yield the quotes as they stand in this draft."""
        yield from self._rows(Table.QUOTE, Quote, self.record.quotes)

    # What a decision is about stands in few rows of many: these are looked for in the record at one go, and taken from
    # the draft afterwards.

    def places(self, entity: str) -> list[Mention]:
        """Return the mentions of an entity as they stand in this draft, rejected ones too."""
        keys = [mention.id for mention in self.record.mentions.values() if mention.entity == entity]
        return [mention for mention in self._these(Table.MENTION, Mention, keys) if mention.entity == entity]

    def mentions_at(self, span: Span) -> list[Mention]:
        """Return the mentions that overlap a span, as they stand in this draft."""
        start, end = span.start, span.end
        every = self.record.mentions.values()
        keys = [mention.id for mention in every if start < mention.span.end and mention.span.start < end]
        return [mention for mention in self._these(Table.MENTION, Mention, keys) if mention.span.overlaps(span)]

    def nested(self, outer: str) -> list[Quote]:
        """Return the quotes right inside another, as they stand in this draft."""
        keys = [quote.id for quote in self.record.quotes.values() if quote.within == outer]
        return [quote for quote in self._these(Table.QUOTE, Quote, keys) if quote.within == outer]

    def spoken_at(self, spans: Collection[Span]) -> list[Quote]:
        """Return the quotes whose speakers one of these spans names, as they stand in this draft."""
        starts = {span.start for span in spans}
        quotes = self.record.quotes.values()
        keys = [one.id for one in quotes for who in one.speakers if who.span is not None and who.span.start in starts]
        found = self._these(Table.QUOTE, Quote, keys)
        return [quote for quote in found if any(speaker.span in spans for speaker in quote.speakers)]

    def _these(self, table: Table, kind: type[A], keys: list[str]) -> Iterator[A]:
        """Yield the rows of these keys, and all that the draft changed, as they stand in it."""
        changed = [at.id for at in self._after if at.table is table]
        rows = (self.get(Ref(table, key)) for key in dict.fromkeys((*keys, *changed)))
        return (row for row in rows if isinstance(row, kind))

    def _rows(self, table: Table, kind: type[Any], rows: Any) -> Iterator[Any]:
        changed = {at.id: row for at, row in self._after.items() if at.table is table}
        for key, row in rows.items():
            if key not in changed:
                yield row
        yield from (row for row in changed.values() if isinstance(row, kind))

    def put(self, row: Row) -> None:
        """Add or replace a row."""
        self._after[ref(row)] = row

    def drop(self, at: Ref) -> None:
        """Remove a row."""
        self._after[at] = None

    def settle(self, row: A, status: Status) -> A:
        """Put the row with a new status, decided now; return it."""
        settled = replace(row, status=status, decided=self.decided)
        self.put(settled)
        return settled

    def correct(self, row: A, **fields: Any) -> A:
        """Put the row with other fields, as corrected (what an editor added stays added); return it.

        A row that does not change is confirmed instead. What the software had suggested is kept with a correction.
        """
        changed = {key: value for key, value in fields.items() if getattr(row, key) != value}
        if not changed:
            return row if row.status.stands else self.settle(row, Status.CONFIRMED)
        if row.status is Status.ADDED:
            return self.settle(replace(row, **changed), Status.ADDED)
        if not isinstance(row, Entity):
            changed["suggested"] = _remember(row, changed)
        return self.settle(replace(row, **changed), Status.CORRECTED)

    def change(self, row: Mention | Quote, **fields: Any) -> None:
        """Put the row with other fields and what had been suggested for them; its status stays as it is."""
        self.put(replace(row, **fields, suggested=_remember(row, fields)))

    def changes(self) -> tuple[Change, ...]:
        """Return what differs from the record, one change for each row."""
        pairs = ((self.record.get(at), after) for at, after in self._after.items())
        return tuple(Change(before, after) for before, after in pairs if before != after)

    def new_id(self, letter: str) -> str:
        """Return an id that no annotation of any article has had (the letter and 40 random bits)."""
        return f"{letter}-{secrets.token_hex(5)}"


def _remember(row: Mention | Quote, changed: dict[str, Any]) -> dict[str, Any]:
    """Return what was suggested for the fields that change, as in the interchange record; the first value counts."""
    first: dict[str, Any] = {}
    for key in changed:
        value = getattr(row, key)
        if key == "span":
            first |= {"start": value.start, "end": value.end}
        elif key == "speakers":
            first[key] = [{**_bounds(one.span), "entity": one.entity} for one in value]
        elif key == "cue":
            first[key] = _bounds(value) if value else None
        elif key in {"label", "entity", "kind", "continues"}:
            first[key] = str(value) if value is not None else None
    return first | (row.suggested or {})


def _bounds(span: Span | None) -> dict[str, int | None]:
    return {"start": span.start if span else None, "end": span.end if span else None}
