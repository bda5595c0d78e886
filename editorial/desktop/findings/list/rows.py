"""Rows of the list: the findings of each section, filtered and ordered; plain Python without Qt."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import accumulate
from operator import itemgetter
from typing import Any, NamedTuple

from editorial.desktop.findings.list.filters import Filter, Order
from editorial.desktop.findings.list.matching import FilterMatcher, SearchWords
from editorial.desktop.findings.sections import Findings, Section, group_of, section_of
from editorial.desktop.wording.findings import entity_name
from editorial.review.items import order
from editorial.review.outline import Item, ItemKind, OutlineChange


class RowKind(StrEnum):
    """Kind of a row."""

    SECTION = "section"
    WORDS = "words"
    SPEAKER = "speaker"
    NAME = "name"
    GROUP = "group"
    MENTION = "mention"
    MISSED = "missed"


class ListRow(NamedTuple):
    """One row of the list.

    `key` is the key of the item that the row focuses, or None if it cannot be focused; `item` is the item shown (for a
    speaker the utterance or the claim); `group` the id of the entity of an opened group.
    """

    kind: RowKind
    section: Section
    key: str | None = None
    item: Item | None = None
    group: str | None = None


class _Slot(NamedTuple):
    """Slot in a section: an item, or the heading of an opened group (the entity's id).

    Slots are ordered by `head`: the rank of the item, or of the first item of its opened group. `bundle` names the
    adjacent slots that belong together: a single item, or an opened group with its mentions.
    """

    head: Any
    what: Item | str
    bundle: str


class _Part:
    """Rows of one section: a heading, then `height` rows for each slot; no rows if there are no slots."""

    def __init__(self, section: Section, slots: list[_Slot]) -> None:
        self.section = section
        self.height = 2 if section in _SPOKEN else 1
        self.slots = slots
        self._heads = {slot.bundle: slot.head for slot in slots}

    def __len__(self) -> int:
        return 1 + self.height * len(self.slots) if self.slots else 0

    @property
    def shown(self) -> int:
        """Return the number of findings shown; an opened group counts once."""
        return len(self._heads)

    def block(self, bundle: str) -> range:
        """Return the range of a bundle's slots, empty if it is not shown."""
        if bundle not in self._heads:
            return range(0)
        head = self._heads[bundle]
        return range(bisect_left(self.slots, head, key=_head), bisect_right(self.slots, head, key=_head))

    def of(self, bundle: str) -> Sequence[_Slot]:
        """Return the slots of a bundle."""
        block = self.block(bundle)
        return self.slots[block.start : block.stop]

    def put(self, bundle: str, slots: Sequence[_Slot]) -> None:
        """Replace the slots of a bundle."""
        block = self.block(bundle)
        del self.slots[block.start : block.stop]
        self._heads.pop(bundle, None)
        if slots:
            head = self._heads[bundle] = slots[0].head
            at = bisect_left(self.slots, head, key=_head)
            self.slots[at:at] = slots


class BundleChange(NamedTuple):
    """Change of one bundle: its slots before and after."""

    part: _Part
    bundle: str
    before: Sequence[_Slot]
    after: Sequence[_Slot]

    @property
    def keeps_rows(self) -> bool:
        """Return whether the same rows remain at the same positions, possibly with other text."""
        return [(slot.head, _name(slot)) for slot in self.before] == [(slot.head, _name(slot)) for slot in self.after]


class Rows:
    """Sequence of the list's rows, created on access, so that 20,000 rows cost no more than 20.

    `wanted` is the filter, `words` the searchable text; items whose keys are in `keep` are always shown.
    """

    def __init__(self, findings: Findings, wanted: Filter, words: SearchWords, keep: Container[str] = ()) -> None:
        self.findings = findings
        self._matcher = FilterMatcher(findings, wanted, words)
        self._rank = _rank(findings, wanted.order)
        self._parts = {one: _Part(one, self._slots(findings.items(one), keep)) for one in Section}
        self._measure()

    def _slots(self, items: Iterable[Item], keep: Container[str]) -> list[_Slot]:
        """Return the slots of the items that match, in order."""
        found = self._matcher.matching([*items], keep)
        slots = sorted(map(_Slot, map(self._rank, found), found, [item.key for item in found]), key=_head)
        return _grouped(slots) if self.findings.opened else slots

    def _measure(self) -> None:
        self._starts = [0, *accumulate(map(len, self._parts.values()))]

    def changes(self, renewed: OutlineChange) -> list[BundleChange]:
        """Return the changes of bundles that a change of the outline requires."""
        return [change for part in self._parts.values() for change in self._changes(part, renewed)]

    def _changes(self, part: _Part, renewed: OutlineChange) -> Iterable[BundleChange]:
        gone = {item.key: item for item in renewed.gone if section_of(item) is part.section}
        new = [item for item in renewed.new if section_of(item) is part.section]
        before = {key: part.of(key) for key in map(_bundle, (*gone.values(), *new))}
        shown = {slot.what.key: slot.what for slots in before.values() for slot in slots if isinstance(slot.what, Item)}
        stay = [item for key, item in shown.items() if key not in gone]
        after: defaultdict[str, list[_Slot]] = defaultdict(list)
        for slot in self._slots((*stay, *new), shown):
            after[slot.bundle].append(slot)
        return (BundleChange(part, key, slots, after.get(key, ())) for key, slots in before.items())

    def apply(self, changes: Iterable[BundleChange]) -> None:
        """Apply changes of bundles."""
        for change in changes:
            change.part.put(change.bundle, change.after)
        self._measure()

    def touched(self, changes: Iterable[BundleChange]) -> Iterator[int]:
        """Yield the positions of rows whose text may have changed if all rows remain: changed bundles and headings."""
        starts = dict(zip(self._parts.values(), self._starts, strict=False))
        yield from (start for part, start in starts.items() if part.slots)
        for change in changes:
            first, height = starts[change.part] + 1, change.part.height
            block = change.part.block(change.bundle)
            yield from range(first + height * block.start, first + height * block.stop)

    def __len__(self) -> int:
        return self._starts[-1]

    def __getitem__(self, position: int) -> ListRow:
        """Return a row by its position. Raises IndexError beyond the end."""
        if not 0 <= position < len(self):
            raise IndexError(position)
        number = bisect_right(self._starts, position) - 1
        part, offset = [*self._parts.values()][number], position - self._starts[number] - 1
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
        """Return the number of findings shown in a section; an opened group counts once."""
        return self._parts[section].shown

    def findings_in(self, section: Section) -> tuple[str, ...]:
        """Return the keys of the findings shown in a section, as they are listed."""
        return tuple(slot.what.key for slot in self._parts[section].slots if isinstance(slot.what, Item))

    def keys(self) -> set[str]:
        """Return the keys of all items shown, without claims."""
        slots = (slot for part in self._parts.values() for slot in part.slots)
        return {slot.what.key for slot in slots if isinstance(slot.what, Item)}

    def position_of(self, key: str | None) -> int | None:
        """Return the position of the row that focuses an item (key), or None if it is not shown."""
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

    def is_stop(self, position: int) -> bool:
        """Return whether the arrow keys stop at a row; they skip headings, and speakers that are not claims."""
        row = self[position]
        return row.item is not None and (row.kind is not RowKind.SPEAKER or row.item.kind is ItemKind.CLAIM)

    def stop(self, position: int, step: int) -> int | None:
        """Return the first stop from `position` on, in steps of 1 or -1, or None."""
        while 0 <= position < len(self):
            if self.is_stop(position):
                return position
            position += step
        return None


_ROW_OF = {ItemKind.NAME: RowKind.NAME, ItemKind.MENTION: RowKind.MENTION, ItemKind.MISSED: RowKind.MISSED}
_SPOKEN = frozenset({Section.QUOTES, Section.REPORTED})


_head = itemgetter(0)


def _grouped(slots: Iterable[_Slot]) -> list[_Slot]:
    """Return the slots with those of each opened group behind its heading, where the first of them was."""
    bundles: dict[str, list[_Slot]] = {}
    for slot in slots:
        group = None if isinstance(slot.what, str) else group_of(slot.what)
        if group is None or isinstance(slot.what, str):
            bundles[slot.bundle] = [slot]
            continue
        name = _bundle(slot.what)
        own = bundles.setdefault(name, [_Slot(slot.head, group, name)])
        own.append(_Slot(own[0].head, slot.what, name))
    return [slot for own in bundles.values() for slot in own]


def _name(slot: _Slot) -> str:
    return slot.what if isinstance(slot.what, str) else slot.what.key


def _bundle(item: Item) -> str:
    """Return the name of an item's bundle: its opened group, or the item alone."""
    group = group_of(item)
    return item.key if group is None else f"group:{group}"


def _rank(findings: Findings, wanted: Order) -> Callable[[Item], Any]:
    """Return the sort key function for the items of a section; no two items have the same key."""
    if wanted is Order.TEXT:
        return order

    def by_doubt(item: Item) -> tuple[Any, ...]:
        claim = findings.claim(item)
        return -item.doubt if claim is None else -max(item.doubt, claim.doubt), order(item)

    def by_name(item: Item) -> tuple[Any, ...]:
        name = entity_name(findings.record, item.entity) or item.span.of(findings.record.article.text)
        return name.casefold(), order(item)

    return by_doubt if wanted is Order.DOUBT else by_name
