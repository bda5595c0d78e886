"""The rows of the list: which findings stand in which section, filtered and in order; plain Python, no Qt."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Container
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from editorial.desktop.findings.filters import Filter, Order
from editorial.desktop.findings.findings import Findings, Section
from editorial.desktop.findings.sieve import SearchWords, Sieve
from editorial.desktop.findings.wording import entity_name
from editorial.review.outline import Item, ItemKind


class RowKind(StrEnum):
    """What a row shows."""

    SECTION = "section"
    WORDS = "words"
    SPEAKER = "speaker"
    NAME = "name"
    GROUP = "group"
    MENTION = "mention"
    MISSED = "missed"


class Row(NamedTuple):
    """One line of the list.

    `key` is the item that the row focuses, None for what cannot be in focus; `item` is what it shows (for a speaker
    the utterance's words or the claim); `group` the entity of an opened group.
    """

    kind: RowKind
    section: Section
    key: str | None = None
    item: Item | None = None
    group: str | None = None


@dataclass(slots=True)
class _Part:
    """The rows of one section: a heading, then `height` rows for each slot; a slot is an item or a group's id."""

    section: Section
    slots: list[Item | str]
    shown: int
    height: int = 1
    keys: list[str] = field(default_factory=list)


class Rows:
    """The rows of the list. Only those that are looked at are made, so that 20,000 cost no more than 20."""

    def __init__(self, findings: Findings, parts: list[_Part]) -> None:
        self.findings = findings
        self._parts = parts
        for part in parts:
            part.keys = [slot if isinstance(slot, str) else slot.key for slot in part.slots]
        self._starts = [0, *accumulate(1 + part.height * len(part.slots) for part in parts)]

    @classmethod
    def none(cls, findings: Findings) -> Rows:
        """Return no rows at all."""
        return cls(findings, [])

    def __len__(self) -> int:
        return self._starts[-1]

    def __getitem__(self, place: int) -> Row:
        """Return the row at a place. Raises IndexError beyond the end."""
        if not 0 <= place < len(self):
            raise IndexError(place)
        number = bisect_right(self._starts, place) - 1
        part, offset = self._parts[number], place - self._starts[number] - 1
        if offset < 0:
            return Row(RowKind.SECTION, part.section)
        return self._row(part.section, part.slots[offset // part.height], offset % part.height)

    def _row(self, section: Section, slot: Item | str, line: int) -> Row:
        if isinstance(slot, str):
            return Row(RowKind.GROUP, section, None, None, slot)
        if line:
            claim = self.findings.claim(slot)
            return Row(RowKind.SPEAKER, section, slot.key if claim is None else claim.key, claim or slot)
        kind = _ROW_OF.get(slot.kind, RowKind.WORDS)
        return Row(kind, section, slot.key, slot, self.findings.group(slot))

    def like(self, other: Rows) -> bool:
        """Return whether both show the same items in the same places, whatever those say now."""
        mine = [(part.section, part.keys) for part in self._parts]
        return mine == [(part.section, part.keys) for part in other._parts]

    def shown(self, section: Section) -> int:
        """Return how many findings of a section are shown; an opened group counts once."""
        return next((part.shown for part in self._parts if part.section is section), 0)

    def keys(self) -> set[str]:
        """Return the keys of all items shown, without claims."""
        return {key for part in self._parts for key in part.keys}

    @cached_property
    def _places(self) -> dict[str, int]:
        places: dict[str, int] = {}
        for part, start in zip(self._parts, self._starts, strict=False):
            lines = range(start + 1, start + 1 + part.height * len(part.keys), part.height)
            places.update(zip(part.keys, lines, strict=True))
        return places

    def place(self, key: str | None) -> int | None:
        """Return the place of the row that an item's key focuses, or None if it is not shown."""
        if key is None:
            return None
        kind, _, name = key.partition(":")
        if kind != ItemKind.CLAIM:
            return self._places.get(key)
        words = (self._places.get(f"{kind}:{name}") for kind in (ItemKind.QUOTE, ItemKind.REPORTED))
        found = next((place for place in words if place is not None), None)
        return None if found is None or name not in self.findings.claims else found + 1

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


def rows_of(findings: Findings, wanted: Filter, words: SearchWords, keep: Container[str] = ()) -> Rows:
    """Return the rows that a filter shows; items whose keys are in `keep` stay whatever it says."""
    sieve = Sieve(findings, wanted, words)
    parts = []
    for section, items in findings.items.items():
        kept = sieve.through(items, keep) if wanted.narrows else items
        if kept and wanted.order is not Order.TEXT:
            kept = sorted(kept, key=_sort_key(findings, wanted.order))
        if kept:
            parts.append(_part(findings, section, kept))
    return Rows(findings, parts)


def _part(findings: Findings, section: Section, items: list[Item]) -> _Part:
    if section is not Section.NAMES or not findings.opened:
        return _Part(section, [*items], len(items), 2 if section in _SPOKEN else 1)
    groups: dict[str, list[Item | str]] = {}
    for item in items:
        group = findings.group(item)
        head: list[Item | str] = [] if group is None else [group]
        groups.setdefault(group or item.key, head).append(item)
    return _Part(section, [slot for slots in groups.values() for slot in slots], len(groups))


def _sort_key(findings: Findings, order: Order) -> Callable[[Item], float | str]:
    record = findings.record

    def by_doubt(item: Item) -> float:
        claim = findings.claim(item)
        return -item.doubt if claim is None else -max(item.doubt, claim.doubt)

    def by_name(item: Item) -> str:
        name = entity_name(record, item.entity) or item.span.of(record.article.text)
        return name.casefold()

    return by_doubt if order is Order.DOUBT else by_name
