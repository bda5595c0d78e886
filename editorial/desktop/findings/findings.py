"""The findings of an article by section, and what is known of each beyond its item; plain Python, no Qt."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from enum import StrEnum
from functools import cached_property
from operator import or_

from editorial.desktop.findings.wording import entity_name
from editorial.domain.annotation import Mention
from editorial.domain.record import Record, Table
from editorial.review.outline import Item, ItemKind, Outline
from editorial.review.same_name import Namesakes, contested


class Section(StrEnum):
    """The sections of the list, in order; the value is their title."""

    QUOTES = "Quotes"
    REPORTED = "Reported"
    TERMS = "Terms"
    NAMES = "Names"
    MISSED = "Possibly missed"


_SECTION_OF = {
    ItemKind.QUOTE: Section.QUOTES,
    ItemKind.REPORTED: Section.REPORTED,
    ItemKind.TERM: Section.TERMS,
    ItemKind.NAME: Section.NAMES,
    ItemKind.MENTION: Section.NAMES,
    ItemKind.MISSED: Section.MISSED,
}


class Findings:
    """The items of one outline by section, in the order of the text, whatever the filter.

    The places of an opened group stand together, where the first of them is. A claim about a speaker belongs to its
    utterance: it is found in `claims`, not in a section.
    """

    def __init__(self, outline: Outline, record: Record) -> None:
        self.outline = outline
        self.record = record
        kinds: dict[ItemKind, list[Item]] = {kind: [] for kind in ItemKind}
        for item in outline.items:
            kinds[item.kind].append(item)
        self.claims: dict[str, Item] = {claim.utterance.id: claim for claim in kinds[ItemKind.CLAIM] if claim.utterance}
        names, mentions = kinds[ItemKind.NAME], kinds[ItemKind.MENTION]
        self.opened = bool(mentions)
        self.items: dict[Section, list[Item]] = {
            Section.QUOTES: kinds[ItemKind.QUOTE],
            Section.REPORTED: kinds[ItemKind.REPORTED],
            Section.TERMS: kinds[ItemKind.TERM],
            Section.NAMES: self._together(names, mentions) if mentions else names,
            Section.MISSED: kinds[ItemKind.MISSED],
        }

    def _together(self, names: Iterable[Item], mentions: Iterable[Item]) -> list[Item]:
        parts: dict[str, list[Item]] = {item.key: [item] for item in names}
        for mention in mentions:
            parts.setdefault(self.group(mention) or mention.key, []).append(mention)
        return [item for part in sorted(parts.values(), key=lambda part: part[0].span) for item in part]

    def group(self, item: Item) -> str | None:
        """Return the entity whose opened group a place belongs to, or None."""
        return item.entity if item.kind is ItemKind.MENTION and item.entity in self.record.entities else None

    def claim(self, item: Item) -> Item | None:
        """Return the claim about who speaks in an utterance, or None."""
        return self.claims.get(item.utterance.id) if item.utterance is not None else None

    def words(self, item: Item) -> Item:
        """Return the item of an utterance's words for a claim about its speaker; any other item as it is."""
        if item.kind is not ItemKind.CLAIM or item.utterance is None:
            return item
        keys = (f"{kind}:{item.utterance.id}" for kind in (ItemKind.QUOTE, ItemKind.REPORTED))
        return next((found for key in keys if (found := self.outline.get(key)) is not None), item)

    @cached_property
    def _group_numbers(self) -> dict[str, int]:
        """Return for each name its number, where groups are opened: the places of one share it."""
        groups: dict[str, int] = {}
        names = self.items[Section.NAMES]
        return {item.key: groups.setdefault(self.group(item) or item.key, len(groups) + 1) for item in names}

    def number(self, section: Section, item: Item) -> int:
        """Return the number of an item, or of the utterance of a claim, among those of its section, from 1."""
        if section is Section.NAMES and self.opened:
            return self._group_numbers[item.key]
        items = self.items[section]
        place = bisect_left(items, item.span.start, key=lambda other: other.span.start)
        while place + 1 < len(items) and not _same(items[place], item):
            place += 1
        return place + 1

    def count(self, section: Section) -> int:
        """Return how many findings a section has; an opened group counts once."""
        if section is Section.NAMES and self.opened:
            return max(self._group_numbers.values())
        return len(self.items[section])

    @cached_property
    def attention(self) -> dict[Section, int]:
        """Return for each section how many findings need attention, a claim about a speaker with its quote."""
        claims = {key for key, claim in self.claims.items() if claim.attention}
        own = {section: [item.attention for item in items] for section, items in self.items.items()}
        return {section: _with(claims, self.items[section], values) for section, values in own.items()}

    @cached_property
    def undecided(self) -> int:
        """Return how many findings are undecided, a claim about a speaker with its quote."""
        claims = {key for key, claim in self.claims.items() if claim.undecided}
        return sum(_with(claims, items, [item.undecided for item in items]) for items in self.items.values())

    @property
    def namesakes(self) -> Namesakes:
        """Return for each name, case folded, the ids of the entities that bear it and that nobody rejected."""
        return self.outline.namesakes

    def others_called(self, entity: str) -> tuple[str, ...]:
        """Return the ids of the other entities that bear the name of this one."""
        name = entity_name(self.record, entity)
        return () if name is None else tuple(k for k in self.namesakes.get(name.casefold(), ()) if k != entity)

    def mentions(self, item: Item) -> list[Mention]:
        """Return the mentions that an item decides, in the order of the text."""
        rows = (self.record.mentions.get(at.id) for at in item.refs if at.table is Table.MENTION)
        return [row for row in rows if row is not None]

    def contested(self, item: Item) -> bool:
        """Return whether a group may be two things, so that it is not to be decided at one stroke.

        That is so while nobody has decided the entity and another one has its name, or its mentions differ in type.
        """
        if item.entity is None or item.kind is not ItemKind.NAME or not item.undecided:
            return False
        return contested(self.record, self.mentions(item), item.entity, self.namesakes)


def _same(item: Item, other: Item) -> bool:
    return item.key == other.key or (item.utterance is not None and item.utterance is other.utterance)


def _with(claims: set[str], items: list[Item], own: list[bool]) -> int:
    """Return how many of the items are so themselves (`own`) or by the claim about their speaker."""
    if not claims or not items or items[0].utterance is None:
        return sum(own)
    said = (item.utterance is not None and item.utterance.id in claims for item in items)
    return sum(map(or_, own, said))
