"""Findings of an article by section, with their counts and numbers; plain Python without Qt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum

from editorial.desktop.wording.findings import entity_name
from editorial.domain.annotation import Mention
from editorial.domain.record import Record, Table
from editorial.review.item_keys import item_key
from editorial.review.items import order
from editorial.review.namesakes import contested
from editorial.review.outline import Item, ItemKind, Outline, OutlineChange
from editorial.review.sorted_list import SortedList


class Section(StrEnum):
    """Sections of the list, in order; the value is the title."""

    QUOTES = "Quotes"
    REPORTED = "Reported"
    TERMS = "Terms"
    NAMES = "Names"
    MISSED = "Possibly missed"


KIND_OF = {
    Section.QUOTES: ItemKind.QUOTE,
    Section.REPORTED: ItemKind.REPORTED,
    Section.TERMS: ItemKind.TERM,
    Section.NAMES: ItemKind.NAME,
    Section.MISSED: ItemKind.MISSED,
}
"""The kind of items in each section; the mentions of an opened group are in the section of names."""
_SECTION_OF = {kind: section for section, kind in KIND_OF.items()} | {ItemKind.MENTION: Section.NAMES}


def section_of(item: Item) -> Section | None:
    """Return the section of an item, or None for a claim about a speaker, which belongs to its utterance."""
    return _SECTION_OF.get(item.kind)


def group_of(item: Item) -> str | None:
    """Return the id of the entity to whose opened group a mention belongs, or None."""
    return item.entity if item.kind is ItemKind.MENTION else None


def _is_numbered(item: Item) -> bool:
    """Return whether an item is a name that is shown as one row."""
    return section_of(item) is Section.NAMES and group_of(item) is None


class Findings:
    """Items of an outline by section, regardless of the filter, with their counts."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self.attention: Counter[Section] = Counter()
        """Number of findings per section that need attention; a claim about a speaker counts with its quote."""
        self.occurrences: Counter[Section] = Counter()
        """Number of occurrences per section: each mention of a name, each piece of a quote."""
        self.undecided = 0
        """Number of undecided findings; a claim about a speaker counts with its quote."""
        self._heads: dict[str, Item] = {}
        """The first mention of each opened group, by entity id."""
        names = outline.section(ItemKind.NAME)
        self._numbered = SortedList(order, (item for item in names if group_of(item) is None))
        """The items that number the names: names shown as one row, and the first mention of each opened group."""
        self._count(outline.items, 1)
        self._find_heads(names)

    def update(self, renewed: OutlineChange) -> None:
        """Apply a change of the outline's items."""
        self._count(renewed.gone, -1)
        self._count(renewed.new, 1)
        gone, new = ([*filter(_is_numbered, items)] for items in (renewed.gone, renewed.new))
        self._numbered.change(gone, new)
        self._find_heads((*renewed.gone, *renewed.new))

    def _count(self, items: Iterable[Item], step: int) -> None:
        items = [*items]
        claims = {item.utterance.id: item for item in items if item.kind is ItemKind.CLAIM and item.utterance}
        for item in items:
            if (section := section_of(item)) is not None:
                claim = claims.get(item.utterance.id) if item.utterance is not None else None
                self.occurrences[section] += step * sum(at.table is not Table.ENTITY for at in item.refs)
                self.attention[section] += step * (item.attention or (claim is not None and claim.attention))
                self.undecided += step * (item.undecided or (claim is not None and claim.undecided))

    def _find_heads(self, items: Iterable[Item]) -> None:
        """Update the first mentions of the groups to which these items belong."""
        for group in {group for item in items if (group := group_of(item)) is not None}:
            if (before := self._heads.pop(group, None)) is not None:
                self._numbered.remove(before)
            if (head := next(self.outline.mention_items(group), None)) is not None:
                self._heads[group] = head
                self._numbered.add(head)

    @property
    def record(self) -> Record:
        """Return the record of the outline."""
        return self.outline.record

    @property
    def opened(self) -> bool:
        """Return whether the mentions of any group are listed one by one."""
        return bool(self._heads)

    def items(self, section: Section) -> SortedList[Item]:
        """Return the items of a section in text order, without claims."""
        return self.outline.section(KIND_OF[section])

    def claim(self, item: Item) -> Item | None:
        """Return the claim about the speaker of an utterance, or None."""
        return self.outline.get(item_key(ItemKind.CLAIM, item.utterance.id)) if item.utterance is not None else None

    def words(self, item: Item) -> Item:
        """Return the utterance's item for a claim about its speaker; return any other item unchanged."""
        if item.kind is not ItemKind.CLAIM or item.utterance is None:
            return item
        keys = (f"{kind}:{item.utterance.id}" for kind in (ItemKind.QUOTE, ItemKind.REPORTED))
        return next((found for key in keys if (found := self.outline.get(key)) is not None), item)

    def number(self, section: Section, item: Item) -> int:
        """Return the number of an item, or of a claim's utterance, in its section, from 1.

        The mentions of an opened group share one number.
        """
        if section is Section.NAMES:
            return self._numbered.index(self._heads.get(group_of(item) or "", item)) + 1
        return self.items(section).index(self.words(item)) + 1

    def count(self, section: Section) -> int:
        """Return the number of findings in a section; an opened group counts once."""
        return len(self._numbered) if section is Section.NAMES else len(self.items(section))

    def others_called(self, entity: str) -> tuple[str, ...]:
        """Return the ids of other entities with the same name that were not rejected."""
        name = entity_name(self.record, entity)
        return () if name is None else tuple(sorted(self.outline.namesakes.get(name.casefold(), set()) - {entity}))

    def mentions(self, item: Item) -> list[Mention]:
        """Return the mentions of an item, in text order."""
        every = self.record.mentions
        rows = [every.get(at.id) for at in item.refs if at.table is Table.MENTION]
        return [row for row in rows if row is not None]

    def contested(self, item: Item) -> bool:
        """Return whether a group may be two entities, so that it must not be decided all at once.

        True while it is undecided and another entity has the same name or its mentions differ in label.
        """
        if item.entity is None or item.kind is not ItemKind.NAME or not item.undecided:
            return False
        return contested(self.record, self.outline.group(item.entity), item.entity, self.outline.namesakes)
