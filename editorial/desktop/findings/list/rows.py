"""The rows of the list: which findings stand in which section, filtered and in order; plain Python, no Qt."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import accumulate
from typing import Any, NamedTuple

from editorial.desktop.findings.list.filters import Filter, Order
from editorial.desktop.findings.list.matching import FilterMatcher, SearchWords
from editorial.desktop.findings.sections import Findings, Section, group_of, section_of
from editorial.desktop.wording.findings import entity_name
from editorial.review.items import order
from editorial.review.outline import Item, ItemKind, OutlineChange


class RowKind(StrEnum):
    """What a row shows."""

    SECTION = "section"
    WORDS = "words"
    SPEAKER = "speaker"
    NAME = "name"
    GROUP = "group"
    MENTION = "mention"
    MISSED = "missed"


class ListRow(NamedTuple):
    """One line of the list.

    `key` is the item that the row focuses, None for what cannot be in focus; `item` is what it shows (for a speaker
    the utterance's words or the claim); `group` the entity of an opened group.
    """

    kind: RowKind
    section: Section
    key: str | None = None
    item: Item | None = None
    group: str | None = None


class _Slot(NamedTuple):
    """What stands in a section: an item, or the heading of an opened group (the entity's id).

    `head` is what the slots are ordered by: the rank of the item, or of the first of the group, which stands together.
    """

    head: Any
    what: Item | str


class _Part:
    """The rows of one section: a heading, then `height` rows for each slot; none at all without any slot.

    A bundle is what stands together: an item alone, or a group with its places.
    """

    def __init__(self, section: Section, bundles: Mapping[str, Sequence[_Slot]]) -> None:
        self.section = section
        self.height = 2 if section in _SPOKEN else 1
        self.slots = [slot for slots in bundles.values() for slot in slots]
        self._heads = {bundle: slots[0].head for bundle, slots in bundles.items()}

    def __len__(self) -> int:
        return 1 + self.height * len(self.slots) if self.slots else 0

    @property
    def shown(self) -> int:
        """Return how many findings are shown; an opened group counts once."""
        return len(self._heads)

    def block(self, bundle: str) -> range:
        """Return where the slots of a bundle stand; an empty range if none is shown."""
        if bundle not in self._heads:
            return range(0)
        head = self._heads[bundle]
        return range(bisect_left(self.slots, head, key=_head), bisect_right(self.slots, head, key=_head))

    def of(self, bundle: str) -> Sequence[_Slot]:
        """Return the slots of a bundle."""
        block = self.block(bundle)
        return self.slots[block.start : block.stop]

    def put(self, bundle: str, slots: Sequence[_Slot]) -> None:
        """Put other slots in the place of those of a bundle."""
        block = self.block(bundle)
        del self.slots[block.start : block.stop]
        self._heads.pop(bundle, None)
        if slots:
            head = self._heads[bundle] = slots[0].head
            at = bisect_left(self.slots, head, key=_head)
            self.slots[at:at] = slots


class Moved(NamedTuple):
    """The slots of one bundle before and after."""

    part: _Part
    bundle: str
    before: Sequence[_Slot]
    after: Sequence[_Slot]

    @property
    def stays(self) -> bool:
        """Return whether nothing comes, goes or stands elsewhere, whatever it says now."""
        return [(slot.head, _name(slot)) for slot in self.before] == [(slot.head, _name(slot)) for slot in self.after]


class Rows:
    """The rows of the list. Only those that are looked at are made, so that 20,000 cost no more than 20.

    `words` is what the text of the filter `wanted` is looked for in; items whose keys are in `keep` are shown whatever
    the filter says.
    """

    def __init__(self, findings: Findings, wanted: Filter, words: SearchWords, keep: Container[str] = ()) -> None:
        self.findings = findings
        self._sieve = FilterMatcher(findings, wanted, words)
        self._rank = _rank(findings, wanted.order)
        self._parts = {one: _Part(one, self._bundles(findings.items(one), keep)) for one in Section}
        self._measure()

    def _bundles(self, items: Iterable[Item], keep: Container[str]) -> dict[str, list[_Slot]]:
        """Return the slots of those items that are shown, in order."""
        ranked = [(self._rank(item), item) for item in self._sieve.through([*items], keep)]
        bundles: dict[str, list[_Slot]] = {}
        for rank, item in sorted(ranked, key=_head):
            group = group_of(item)
            if group is None:
                bundles[item.key] = [_Slot(rank, item)]
            else:
                slots = bundles.setdefault(_bundle(item), [_Slot(rank, group)])
                slots.append(_Slot(slots[0].head, item))
        return bundles

    def _measure(self) -> None:
        self._starts = [0, *accumulate(map(len, self._parts.values()))]

    def moves(self, renewed: OutlineChange) -> list[Moved]:
        """Return what is to be done so that the rows follow what became of the outline."""
        return [moved for part in self._parts.values() for moved in self._moves(part, renewed)]

    def _moves(self, part: _Part, renewed: OutlineChange) -> Iterable[Moved]:
        gone = {item.key: item for item in renewed.gone if section_of(item) is part.section}
        new = [item for item in renewed.new if section_of(item) is part.section]
        before = {key: part.of(key) for key in map(_bundle, (*gone.values(), *new))}
        shown = {slot.what.key: slot.what for slots in before.values() for slot in slots if isinstance(slot.what, Item)}
        stay = [item for key, item in shown.items() if key not in gone]
        after = self._bundles((*stay, *new), shown)
        return (Moved(part, key, slots, after.get(key, ())) for key, slots in before.items())

    def move(self, moves: Iterable[Moved]) -> None:
        """Put the rows where they belong now."""
        for moved in moves:
            moved.part.put(moved.bundle, moved.after)
        self._measure()

    def touched(self, moves: Iterable[Moved]) -> Iterator[int]:
        """Yield the places of rows that may say something else now where all stay: what moved, and all headings."""
        starts = dict(zip(self._parts.values(), self._starts, strict=False))
        yield from (start for part, start in starts.items() if part.slots)
        for moved in moves:
            first, height = starts[moved.part] + 1, moved.part.height
            block = moved.part.block(moved.bundle)
            yield from range(first + height * block.start, first + height * block.stop)

    def __len__(self) -> int:
        return self._starts[-1]

    def __getitem__(self, place: int) -> ListRow:
        """Return the row at a place. Raises IndexError beyond the end."""
        if not 0 <= place < len(self):
            raise IndexError(place)
        number = bisect_right(self._starts, place) - 1
        part, offset = [*self._parts.values()][number], place - self._starts[number] - 1
        if offset < 0:
            return ListRow(RowKind.SECTION, part.section)
        return self._row(part.section, part.slots[offset // part.height].what, offset % part.height)

    def _row(self, section: Section, what: Item | str, line: int) -> ListRow:
        if isinstance(what, str):
            return ListRow(RowKind.GROUP, section, None, None, what)
        if line:
            claim = self.findings.claim(what)
            return ListRow(RowKind.SPEAKER, section, what.key if claim is None else claim.key, claim or what)
        kind = _ROW_OF.get(what.kind, RowKind.WORDS)
        return ListRow(kind, section, what.key, what, group_of(what))

    def shown(self, section: Section) -> int:
        """Return how many findings of a section are shown; an opened group counts once."""
        return self._parts[section].shown

    def keys(self) -> set[str]:
        """Return the keys of all items shown, without claims."""
        slots = (slot for part in self._parts.values() for slot in part.slots)
        return {slot.what.key for slot in slots if isinstance(slot.what, Item)}

    def place(self, key: str | None) -> int | None:
        """Return the place of the row that an item's key focuses, or None if it is not shown."""
        item = self.findings.outline.get(key)
        words = self.findings.words(item) if item is not None else None
        section = section_of(words) if words is not None else None
        if item is None or words is None or section is None:
            return None
        part, bundle = self._parts[section], _bundle(words)
        names = [_name(slot) for slot in part.of(bundle)]
        if words.key not in names:
            return None
        slot = part.block(bundle).start + names.index(words.key)
        start = self._starts[[*self._parts].index(section)]
        return start + 1 + part.height * slot + (words is not item)

    def is_stop(self, place: int) -> bool:
        """Return whether the arrow keys stop at a row: headings and speakers that are no claim are passed over."""
        row = self[place]
        return row.item is not None and (row.kind is not RowKind.SPEAKER or row.item.kind is ItemKind.CLAIM)

    def stop(self, place: int, step: int) -> int | None:
        """Return the first stop at or after `place`, going by `step` (1 or -1); None if there is none."""
        while 0 <= place < len(self):
            if self.is_stop(place):
                return place
            place += step
        return None


_ROW_OF = {ItemKind.NAME: RowKind.NAME, ItemKind.MENTION: RowKind.MENTION, ItemKind.MISSED: RowKind.MISSED}
_SPOKEN = frozenset({Section.QUOTES, Section.REPORTED})


def _head(pair: tuple[Any, Any]) -> Any:
    return pair[0]


def _name(slot: _Slot) -> str:
    return slot.what if isinstance(slot.what, str) else slot.what.key


def _bundle(item: Item) -> str:
    """Return the name of what an item stands together with: its opened group, or itself alone."""
    group = group_of(item)
    return item.key if group is None else f"group:{group}"


def _rank(findings: Findings, wanted: Order) -> Callable[[Item], Any]:
    """Return what the items of a section are ordered by; no two of them have the same rank."""
    if wanted is Order.TEXT:
        return order

    def by_doubt(item: Item) -> tuple[Any, ...]:
        claim = findings.claim(item)
        return -item.doubt if claim is None else -max(item.doubt, claim.doubt), order(item)

    def by_name(item: Item) -> tuple[Any, ...]:
        name = entity_name(findings.record, item.entity) or item.span.of(findings.record.article.text)
        return name.casefold(), order(item)

    return by_doubt if wanted is Order.DOUBT else by_name
