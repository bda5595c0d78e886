"""The outline of an article: its findings as items to go through, in the order of the text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property

from editorial.domain.annotation import Mark, Mention, Quote
from editorial.domain.record import Record, Ref, Table
from editorial.domain.suggestions import PossiblyMissed
from editorial.domain.text import Span
from editorial.domain.utterance import linked, tied
from editorial.review.items import (
    DOUBTFUL,
    Item,
    ItemKind,
    Shown,
    group_of,
    grouped,
    missed_items,
    missed_key,
    name_items,
    name_keys,
    order,
    quote_items,
    quote_keys,
)
from editorial.review.same_name import Namesakes, namesakes, renamed

__all__ = ["DOUBTFUL", "Item", "ItemKind", "Outline", "Shown", "flagged"]

MANY = 1000
"""Changes from which it is quicker to work an outline out anew."""


class Outline:
    """The items of one record in the order of the text; never changed in place."""

    def __init__(self, record: Record, shown: Shown | None = None, missed: Iterable[PossiblyMissed] = ()) -> None:
        """Work out the items of `record`; `missed` are stretches that may be names and are none yet."""
        self.record = record
        self._shown = shown or Shown()
        self._missed = tuple({missed_key(one): one for one in missed}.values())
        self._groups = grouped(record.mentions.values())
        self._tied = tied(record.quotes.values())
        items = [
            *quote_items(record.quotes, self._shown),
            *name_items(record, self._groups, self._shown),
            *missed_items(record, self._missed),
        ]
        self.items: tuple[Item, ...] = tuple(sorted(items, key=order))
        self._by_key = {item.key: item for item in self.items}

    def updated(self, record: Record, changed: Collection[Ref]) -> Outline:
        """Return the outline of `record`, which differs from this one's record in the rows `changed` and no others.

        The same as working it out anew, but it takes the time of what changed, not of the whole article.
        """
        if len(changed) > MANY:
            return Outline(record, self._shown, self._missed)
        groups = self._regrouped(record, changed)
        quotes, untied = self._retied(record, changed)
        missed = self._near(record, changed)
        gone = [
            *name_keys({key: self._groups.get(key, ()) for key in groups}),
            *quote_keys(untied),
            *(missed_key(one) for one in missed),
        ]
        new = [
            *name_items(record, groups, self._shown),
            *quote_items(quotes, self._shown),
            *(missed_items(record, missed) if missed else ()),
        ]
        after = self._replaced(gone, new)
        after.record = record
        after._groups = {**self._groups, **groups}
        kept = self._tied if not untied else {key: ties for key, ties in self._tied.items() if key not in untied}
        after._tied = {**kept, **tied(quotes.values())}
        if "namesakes" in self.__dict__ and not self._renames(record, changed):
            after.__dict__["namesakes"] = self.namesakes
        return after

    def _renames(self, record: Record, changed: Collection[Ref]) -> bool:
        """Return whether a change gives a name to something else, or takes it away."""
        keys = (at.id for at in changed if at.table is Table.ENTITY)
        return any(renamed(self.record.entities.get(key), record.entities.get(key)) for key in keys)

    @cached_property
    def namesakes(self) -> Namesakes:
        """Return for each name, case folded, the ids of the entities that bear it and that nobody rejected."""
        return namesakes(self.record)

    def _regrouped(self, record: Record, changed: Collection[Ref]) -> dict[str, list[Mention]]:
        """Return the groups that changes reach as they are now, empty ones among them."""
        keys = {at.id for at in changed if at.table is Table.ENTITY}
        ids = {at.id for at in changed if at.table is Table.MENTION}
        rows = (rows.get(key) for key in ids for rows in (self.record.mentions, record.mentions))
        keys.update(group_of(row) for row in rows if row is not None)
        ids.update(mention.id for key in keys for mention in self._groups.get(key, ()))
        groups = grouped(record.mentions[key] for key in ids if key in record.mentions)
        return {key: groups.get(key, []) for key in keys}

    def _retied(self, record: Record, changed: Collection[Ref]) -> tuple[dict[str, Quote], set[str]]:
        """Return the quotes whose utterances changes may reach, and all ids that were or are tied to them."""
        untied: set[str] = set()
        for key in (at.id for at in changed if at.table is Table.QUOTE):
            now = record.quotes.get(key)
            for other in (key, *(linked(now) if now is not None else ())):
                if other not in untied:
                    untied |= self._tied.get(other, {other})
        return {key: record.quotes[key] for key in untied if key in record.quotes}, untied

    def _near(self, record: Record, changed: Collection[Ref]) -> list[PossiblyMissed]:
        """Return the stretches where a mention came, went or moved."""
        spans: set[Span] = set()
        for key in (at.id for at in changed if at.table is Table.MENTION):
            before, after = self.record.mentions.get(key), record.mentions.get(key)
            if before is None or after is None or before.span != after.span:
                spans |= {row.span for row in (before, after) if row is not None}
        return [one for one in self._missed if any(one.span.overlaps(span) for span in spans)]

    def _replaced(self, gone: Iterable[str], new: Iterable[Item]) -> Outline:
        """Return an outline with other items in place of those of the keys that are gone."""
        items, by_key = list(self.items), dict(self._by_key)
        by_ref = dict(self._by_ref)
        for key in gone:
            if (item := by_key.pop(key, None)) is not None:
                del items[bisect_left(items, order(item), key=order)]
                for at in _stands_for(item):
                    by_ref.pop(at, None)
        for item in sorted(new, key=order):
            insort(items, item, key=order)
            by_key[item.key] = item
            for at in _stands_for(item):
                by_ref.setdefault(at, item)
        after = Outline.__new__(Outline)
        after._shown, after._missed = self._shown, self._missed
        after.items, after._by_key, after._by_ref = tuple(items), by_key, by_ref
        return after

    @cached_property
    def _by_ref(self) -> dict[Ref, Item]:
        found: dict[Ref, Item] = {}
        for item in self.items:
            for at in _stands_for(item):
                found.setdefault(at, item)
        return found

    def get(self, key: str | None) -> Item | None:
        """Return the item of that key, or None."""
        return self._by_key.get(key) if key is not None else None

    def _place(self, key: str | None) -> int | None:
        item = self.get(key)
        return None if item is None else bisect_left(self.items, order(item), key=order)

    def at(self, ref: Ref) -> Item | None:
        """Return the item that stands for the row, or None."""
        return self._by_ref.get(ref)

    def of_kind(self, *kinds: ItemKind) -> tuple[Item, ...]:
        """Return the items of these kinds, in the order of the text."""
        return tuple(item for item in self.items if item.kind in kinds)

    def following(self, key: str | None, offset: int = 0) -> Item | None:
        """Return the item after `key`; if that is gone, the first at or after the `offset` (code points)."""
        place = self._place(key)
        start = place + 1 if place is not None else self._first_from(offset)
        return self.items[start] if start < len(self.items) else None

    def preceding(self, key: str | None, offset: int = 0) -> Item | None:
        """Return the item before `key`; if that is gone, the last before the `offset` (code points)."""
        place = self._place(key)
        start = (place if place is not None else self._first_from(offset)) - 1
        return self.items[start] if start >= 0 else None

    def undecided_after(self, key: str | None, offset: int = 0) -> Item | None:
        """Return the next item that nobody has decided, going round to the start; None if all are."""
        place = self._place(key)
        start = place + 1 if place is not None else self._first_from(offset)
        return next((item for item in (*self.items[start:], *self.items[:start]) if item.undecided), None)

    def _first_from(self, offset: int) -> int:
        return bisect_left(self.items, (offset, -1, ""), key=lambda item: (item.span.start, -1, ""))

    @cached_property
    def by_doubt(self) -> tuple[Item, ...]:
        """Return the items that need attention, the most doubtful first."""
        wanted = (item for item in self.items if item.attention)
        return tuple(sorted(wanted, key=lambda item: (-item.doubt, item.span)))

    def next_doubtful(self, key: str | None) -> Item | None:
        """Return the item that needs attention after `key` in the order of doubt, going round; None if none does."""
        return self._doubtful(key, 1)

    def previous_doubtful(self, key: str | None) -> Item | None:
        """Return the item that needs attention before `key` in the order of doubt, going round; None if none does."""
        return self._doubtful(key, -1)

    def _doubtful(self, key: str | None, step: int) -> Item | None:
        order = self.by_doubt
        if not order:
            return None
        current = self.get(key)
        if current is None:
            return order[0 if step > 0 else -1]
        if current.attention:
            return order[(order.index(current) + step) % len(order)]
        doubts = [-item.doubt for item in order]
        place = bisect_right(doubts, -current.doubt) if step > 0 else bisect_left(doubts, -current.doubt) - 1
        return order[place % len(order)]


def _stands_for(item: Item) -> Iterator[Ref]:
    """Yield the rows that an item stands for; the first mention of an opened group stands for its entity."""
    if item.kind is ItemKind.CLAIM:
        return
    yield from item.refs
    if item.utterance is not None:
        yield from (Ref(Table.QUOTE, nested.id) for nested in item.utterance.nested)
    if item.kind is ItemKind.MENTION and item.entity is not None:
        yield Ref(Table.ENTITY, item.entity)


def flagged(record: Record) -> int:
    """Return how many annotations carry a flag."""
    mentions = sum(Mark.FLAG in mention.marks for mention in record.mentions.values())
    return mentions + sum(Mark.FLAG in quote.marks for quote in record.quotes.values())
