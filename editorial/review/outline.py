"""Outline of an article: its findings as items in text order."""

from __future__ import annotations

import math
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from editorial.domain.annotation import Entity, Mention, Quote
from editorial.domain.possibly_missed import PossiblyMissed
from editorial.domain.record import Record, Ref, Table
from editorial.domain.utterance import Utterance, linked, tied
from editorial.review.candidates import NumberedCandidates
from editorial.review.item_keys import ItemKind, MissedId, item_key, missed_id, quote_keys
from editorial.review.items import (
    DOUBTFUL,
    Item,
    OutlineOptions,
    covers,
    group_of,
    grouped,
    missed_items,
    name_items,
    name_keys,
    order,
    quote_items,
)
from editorial.review.names_by_word import NamesByWord
from editorial.review.namesakes import Namesakes, called, is_called_alike, namesakes, rename
from editorial.review.note_counts import note_counts, refs_of_notes, with_note_counts
from editorial.review.sorted_list import SortedList

__all__ = ["DOUBTFUL", "Item", "ItemKind", "Outline", "OutlineChange", "OutlineOptions"]


class OutlineChange(NamedTuple):
    """Change of an outline: removed items, new items, and entities whose names changed.

    The items of an utterance and of its claim are included together or not at all; of an opened group only the mentions
    that changed are included.
    """

    gone: tuple[Item, ...] = ()
    new: tuple[Item, ...] = ()
    renamed: frozenset[str] = frozenset()

    @property
    def in_place(self) -> bool:
        """Return whether each removed item was replaced by one at the same position."""
        return {order(item) for item in self.gone} == {order(item) for item in self.new}


class Outline:
    """Items of one record in text order, updated after each decision."""

    def __init__(
        self, record: Record, shown: OutlineOptions | None = None, missed: Iterable[PossiblyMissed] = ()
    ) -> None:
        """Build the items of `record`; `missed` are the possibly missed names."""
        self.record = record
        self._shown = shown or OutlineOptions()
        self._missed = tuple({missed_id(one): one for one in missed}.values())
        self._covers = covers(record, self._missed)
        self._note_counts = note_counts(record)
        self._groups = grouped(record.mentions.values())
        self._tied = tied(record.quotes.values())
        self.namesakes: Namesakes = namesakes(record)
        self._names: NamesByWord | None = None
        self._candidates = NumberedCandidates()
        self.items = SortedList(order, self._items(record.quotes, self._groups, self._missed))
        self._by_key = {item.key: item for item in self.items}
        self._undecided = SortedList(order, (item for item in self.items if item.undecided))
        self._by_doubt: SortedList[Item] | None = None
        kinds: dict[ItemKind, list[Item]] = {kind: [] for kind in ItemKind}
        for item in self.items:
            kinds[_listed(item.kind)].append(item)
        self._sections = {kind: SortedList(order, items) for kind, items in kinds.items()}

    def _items(
        self,
        quotes: Mapping[str, Quote],
        groups: Mapping[str, Sequence[Mention]],
        missed: Iterable[PossiblyMissed],
    ) -> tuple[Item, ...]:
        spoken, named = quote_items(quotes, self._shown), name_items(self.record, groups, self._shown)
        return (*with_note_counts((*spoken, *named), self._note_counts), *missed_items(missed, self._covers))

    @property
    def names(self) -> NamesByWord:
        """Return the names of the record by their words; gathered at the first use, then kept up to date."""
        if self._names is None:
            self._names = NamesByWord(self.record.entities.values())
        return self._names

    def prepare(self) -> Iterator[object]:
        """Gather in steps what is otherwise gathered when it is first asked for, at a move of the focus."""
        yield self.names
        yield self.by_doubt
        yield self._candidates.prepare(self.record)

    # --- updating ---

    def update(self, record: Record, changed: Collection[Ref]) -> OutlineChange:
        """Update the outline to a record that differs from the current one in exactly the rows `changed`.

        The result equals a new outline, but the time depends on the change, not on the length of the article.
        """
        before, self.record = self.record, record
        self._candidates.update(record, changed)
        about = refs_of_notes(before, record, changed)
        if about:
            self._note_counts, changed = note_counts(record), {*changed, *about}
        groups = self._regrouped(before, changed)
        quotes, quote_ids = self._retied(changed)
        missed = self._recovered(before, changed)
        gone = (
            *name_keys({key: self.group(key) for key in groups}),
            *quote_keys(quote_ids),
            *(missed_id(one) for one in missed),
        )
        renamed = [*self._renamed(before, changed)]
        self._groups |= groups
        for key in quote_ids:
            self._tied.pop(key, None)
        self._tied |= tied(quotes.values())
        retitled = {at.id for at in about if at.table is Table.ENTITY}
        return self._renewed(gone, self._items(quotes, groups, missed), renamed, retitled)

    def show(self, opened: frozenset[str]) -> OutlineChange:
        """Show the single mentions of these groups (entity ids) and of no others."""
        groups = {key: self.group(key) for key in self._shown.opened ^ opened}
        self._shown = self._shown._replace(opened=opened)
        return self._renewed(name_keys(groups), self._items({}, groups, ()))

    def _regrouped(self, before: Record, changed: Collection[Ref]) -> dict[str, list[Mention]]:
        """Return the current groups that the changes concern, empty ones included."""
        keys = {at.id for at in changed if at.table is Table.ENTITY}
        for key in [*keys]:
            keys |= self._called_alike(before.entities.get(key), key)
        ids = {at.id for at in changed if at.table is Table.MENTION}
        rows = (rows.get(key) for key in ids for rows in (before.mentions, self.record.mentions))
        keys.update(group_of(row) for row in rows if row is not None)
        ids.update(mention.id for key in keys for mention in self.group(key))
        groups = grouped(self.record.mentions[key] for key in ids if key in self.record.mentions)
        return {key: groups.get(key, []) for key in keys}

    def _called_alike(self, before: Entity | None, key: str) -> set[str]:
        """Return the entities that share the old or new name of a renamed entity.

        They may have become contested, or no longer be, although they did not change themselves.
        """
        after = self.record.entities.get(key)
        if is_called_alike(before, after):
            return set()
        return {key for name in (called(before), called(after)) for key in self.namesakes.get(name or "", ())}

    def _retied(self, changed: Collection[Ref]) -> tuple[dict[str, Quote], set[str]]:
        """Return the quotes whose utterances the changes may concern, and all ids connected with them."""
        quotes = self.record.quotes
        untied: set[str] = set()
        for key in (at.id for at in changed if at.table is Table.QUOTE):
            now = quotes.get(key)
            for other in (key, *(linked(now) if now is not None else ())):
                if other not in untied:
                    untied |= self._tied.get(other, {other})
        return {key: quotes[key] for key in untied if key in quotes}, untied

    def _recovered(self, before: Record, changed: Collection[Ref]) -> list[PossiblyMissed]:
        """Update the overlap counts of possibly missed names near changed mentions; return those names."""
        near: dict[MissedId, PossiblyMissed] = {}
        if not self._missed:
            return []
        for key in (at.id for at in changed if at.table is Table.MENTION):
            rows = before.mentions.get(key), self.record.mentions.get(key)
            old, new = (row.span if row is not None else None for row in rows)
            for span, more in ((old, -1), (new, 1)) if old != new else ():
                for one in self._missed if span is not None else ():
                    if span is not None and one.span.overlaps(span):
                        near[missed_id(one)] = one
                        self._covers[missed_id(one)] += more
        return [*near.values()]

    def _renamed(self, before: Record, changed: Collection[Ref]) -> Iterator[str]:
        """Yield the entities whose names changed, and update the namesakes."""
        for key in (at.id for at in changed if at.table is Table.ENTITY):
            old, new = before.entities.get(key), self.record.entities.get(key)
            if not is_called_alike(old, new):
                rename(self.namesakes, old, new)
            same = old is not None and new is not None and old.name == new.name
            if self._names is not None and not same:
                self._names.change(old, new)
            if old is not None and new is not None and _names(old) != _names(new):
                yield key

    def _renewed(
        self, gone: Iterable[str], new: Iterable[Item], renamed: Iterable[str] = (), retitled: Container[str] = ()
    ) -> OutlineChange:
        """Replace the items of the keys `gone` by the items `new`.

        An equal mention of an opened group is kept, unless its entity is in `retitled`, because its heading changes.
        """
        before = {key: self._by_key[key] for key in gone if key in self._by_key}
        after = {item.key: item for item in new}
        places = ((key, item) for key, item in after.items() if item.kind is ItemKind.MENTION)
        same = {key for key, item in places if before.get(key) == item and item.entity not in retitled}
        renewed = OutlineChange(
            tuple(item for key, item in before.items() if key not in same),
            tuple(item for key, item in after.items() if key not in same),
            frozenset(renamed),
        )
        for item in renewed.gone:
            del self._by_key[item.key]
        self._by_key.update({item.key: item for item in renewed.new})
        self._reorder(renewed.gone, renewed.new)
        return renewed

    def _reorder(self, gone: Sequence[Item], new: Sequence[Item]) -> None:
        """Take items out of the lists in which they are, and put others in."""
        self.items.change(gone, new)
        self._undecided.change([item for item in gone if item.undecided], [item for item in new if item.undecided])
        if self._by_doubt is not None:
            self._by_doubt.change([item for item in gone if item.attention], [item for item in new if item.attention])
        for kind in {_listed(item.kind) for item in (*gone, *new)}:
            own = ([item for item in items if _listed(item.kind) is kind] for items in (gone, new))
            self._sections[kind].change(*own)

    # --- finding items ---

    def get(self, key: str | None) -> Item | None:
        """Return the item of that key, or None."""
        return self._by_key.get(key) if key is not None else None

    def group(self, entity: str) -> Sequence[Mention]:
        """Return the mentions of an entity (its id) in text order, rejected ones too."""
        return self._groups.get(entity, ())

    def mention_items(self, entity: str) -> Iterator[Item]:
        """Yield the items of the mentions of an opened group, in text order."""
        found = (self.get(item_key(ItemKind.MENTION, mention.id)) for mention in self.group(entity))
        return (item for item in found if item is not None)

    def at(self, ref: Ref) -> Item | None:
        """Return the item that shows the row, or None; for the entity of an opened group, its first mention's."""
        if ref.table is Table.ENTITY:
            opened = (item for item in self.mention_items(ref.id) if item.entity is not None)
            return self.get(item_key(ItemKind.NAME, ref.id)) or next(opened, None)
        if ref.table is Table.MENTION:
            return self._of_mention(ref)
        return self._of_quote(ref) if ref.table is Table.QUOTE else None

    def _of_mention(self, ref: Ref) -> Item | None:
        mention = self.record.mentions.get(ref.id)
        own = self.get(item_key(ItemKind.MENTION, ref.id))
        if mention is None or own is not None:
            return own
        named = self.get(item_key(ItemKind.NAME, mention.entity)) if mention.entity is not None else None
        return named if named is not None and ref in named.refs else None

    def _of_quote(self, ref: Ref) -> Item | None:
        keys = quote_keys(self._tied.get(ref.id, ()))
        items = (item for key in keys if (item := self.get(key)) is not None and item.kind is not ItemKind.CLAIM)
        return next((item for item in items if item.utterance and ref.id in _held(item.utterance)), None)

    def section(self, kind: ItemKind) -> SortedList[Item]:
        """Return the items of a kind in text order; mentions are listed with names."""
        return self._sections[_listed(kind)]

    def candidates(self, item: Item | None) -> tuple[str, ...]:
        """Return the possible speakers (entity ids) of the item in focus, in the order of the digits; at most nine."""
        if item is None or item.utterance is None:
            return ()
        return self._candidates.of(self.record, item.utterance)

    def leave_candidates(self, item: Item | None) -> None:
        """Let the possible speakers be numbered anew, unless the focus stays on their quote."""
        self._candidates.leave(item.utterance if item is not None else None)

    # --- navigation ---

    def following(self, key: str | None, offset: int = 0) -> Item | None:
        """Return the item after `key`, or if it does not exist, the first at or after `offset` (code points)."""
        start = self._start(self.items, key, offset)
        return self.items[start] if start < len(self.items) else None

    def preceding(self, key: str | None, offset: int = 0) -> Item | None:
        """Return the item before `key`, or if it does not exist, the last before `offset` (code points)."""
        item = self.get(key)
        start = self.items.index(item) if item is not None else self._start(self.items, None, offset)
        return self.items[start - 1] if start else None

    def undecided_after(self, key: str | None, offset: int = 0) -> Item | None:
        """Return the next undecided item, wrapping around at the end; None if all are decided."""
        if not self._undecided:
            return None
        return self._undecided[self._start(self._undecided, key, offset) % len(self._undecided)]

    def _start(self, items: SortedList[Item], key: str | None, offset: int) -> int:
        """Return the index of the first item after `key`, or at or after the offset."""
        item = self.get(key)
        return items.first_at((offset,)) if item is None else items.first_at((*order(item), ""))

    @property
    def by_doubt(self) -> SortedList[Item]:
        """Return the items that need attention, most doubtful first."""
        if self._by_doubt is None:
            self._by_doubt = SortedList(_doubtful_first, (item for item in self.items if item.attention))
        return self._by_doubt

    def next_doubtful(self, key: str | None) -> Item | None:
        """Return the next item in the order of doubt, wrapping around; None if no item needs attention."""
        return self._doubtful(key, 1)

    def previous_doubtful(self, key: str | None) -> Item | None:
        """Return the previous item in the order of doubt, wrapping around; None if no item needs attention."""
        return self._doubtful(key, -1)

    def _doubtful(self, key: str | None, step: int) -> Item | None:
        items, current = self.by_doubt, self.get(key)
        if not items:
            return None
        if current is None:
            return items[0 if step > 0 else -1]
        if current.attention:
            return items[(items.index(current) + step) % len(items)]
        less = items.first_at((-current.doubt, math.inf)) if step > 0 else items.first_at((-current.doubt,)) - 1
        return items[less % len(items)]


def _listed(kind: ItemKind) -> ItemKind:
    """Return the kind under which items of this kind are listed."""
    return ItemKind.NAME if kind is ItemKind.MENTION else kind


def _doubtful_first(item: Item) -> tuple[float, int, int, tuple[int, int, str]]:
    return -item.doubt, item.span.start, item.span.end, order(item)


def _names(entity: Entity) -> tuple[object, ...]:
    return entity.name, entity.aliases, entity.possible_aliases


def _held(utterance: Utterance) -> Iterator[str]:
    yield from utterance.ids
    yield from (nested.id for nested in utterance.nested)
