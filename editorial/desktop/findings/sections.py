"""The findings of an article by section, and what is known of each beyond its item; plain Python, no Qt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum

from editorial.desktop.wording.findings import entity_name
from editorial.domain.annotation import Mention
from editorial.domain.record import Record, Table
from editorial.review.items import order
from editorial.review.outline import Item, ItemKind, Outline, OutlineChange
from editorial.review.same_name import contested
from editorial.review.sorted_list import SortedList


class Section(StrEnum):
    """The sections of the list, in order; the value is their title."""

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
"""The kind of the items of a section; the places of an opened group stand among the names."""
_SECTION_OF = {kind: section for section, kind in KIND_OF.items()} | {ItemKind.MENTION: Section.NAMES}


def section_of(item: Item) -> Section | None:
    """Return the section that an item stands in; a claim about a speaker has none, it belongs to its utterance."""
    return _SECTION_OF.get(item.kind)


def group_of(item: Item) -> str | None:
    """Return the entity whose opened group a place belongs to, or None."""
    return item.entity if item.kind is ItemKind.MENTION else None


class Findings:
    """The items of one outline by section, whatever the filter, and how many of them there are of what sort."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self.attention: Counter[Section] = Counter()
        """For each section how many findings need attention, a claim about a speaker with its quote."""
        self.places: Counter[Section] = Counter()
        """For each section in how many places its findings stand: each one of a name, each piece of a quote."""
        self.undecided = 0
        """How many findings are undecided, a claim about a speaker with its quote."""
        self._heads: dict[str, Item] = {}
        """For each opened group (the entity's id) the first of its places."""
        names = outline.section(ItemKind.NAME)
        self._numbered = SortedList(order, (item for item in names if group_of(item) is None))
        """What the names are numbered by: the names that stand alone, and the heads of the opened groups."""
        self._count(outline.items, 1)
        self._find_heads(names)

    def update(self, renewed: OutlineChange) -> None:
        """Take in what became of the outline's items."""
        self._count(renewed.gone, -1)
        self._count(renewed.new, 1)
        for items, change in ((renewed.gone, self._numbered.remove), (renewed.new, self._numbered.add)):
            for item in items:
                if section_of(item) is Section.NAMES and group_of(item) is None:
                    change(item)
        self._find_heads((*renewed.gone, *renewed.new))

    def _count(self, items: Iterable[Item], step: int) -> None:
        items = [*items]
        claims = {item.utterance.id: item for item in items if item.kind is ItemKind.CLAIM and item.utterance}
        for item in items:
            if (section := section_of(item)) is not None:
                claim = claims.get(item.utterance.id) if item.utterance is not None else None
                self.places[section] += step * sum(at.table is not Table.ENTITY for at in item.refs)
                self.attention[section] += step * (item.attention or (claim is not None and claim.attention))
                self.undecided += step * (item.undecided or (claim is not None and claim.undecided))

    def _find_heads(self, items: Iterable[Item]) -> None:
        """Find anew the heads of the groups that these items belong to."""
        for group in {group for item in items if (group := group_of(item)) is not None}:
            if (before := self._heads.pop(group, None)) is not None:
                self._numbered.remove(before)
            if (head := next(self.outline.places(group), None)) is not None:
                self._heads[group] = head
                self._numbered.add(head)

    @property
    def record(self) -> Record:
        """Return the record as the outline has it."""
        return self.outline.record

    def items(self, section: Section) -> SortedList[Item]:
        """Return the items of a section in the order of the text; a claim is in none, it belongs to its utterance."""
        return self.outline.section(KIND_OF[section])

    def claim(self, item: Item) -> Item | None:
        """Return the claim about who speaks in an utterance, or None."""
        return self.outline.get(f"{ItemKind.CLAIM}:{item.utterance.id}") if item.utterance is not None else None

    def words(self, item: Item) -> Item:
        """Return the item of an utterance's words for a claim about its speaker; any other item as it is."""
        if item.kind is not ItemKind.CLAIM or item.utterance is None:
            return item
        keys = (f"{kind}:{item.utterance.id}" for kind in (ItemKind.QUOTE, ItemKind.REPORTED))
        return next((found for key in keys if (found := self.outline.get(key)) is not None), item)

    def number(self, section: Section, item: Item) -> int:
        """Return the number of an item, or of the utterance of a claim, among those of its section, from 1.

        The places of an opened group share its number.
        """
        if section is Section.NAMES:
            return self._numbered.place(self._heads.get(group_of(item) or "", item)) + 1
        return self.items(section).place(self.words(item)) + 1

    def count(self, section: Section) -> int:
        """Return how many findings a section has; an opened group counts once."""
        return len(self._numbered) if section is Section.NAMES else len(self.items(section))

    def others_called(self, entity: str) -> tuple[str, ...]:
        """Return the ids of the other entities that bear the name of this one, and that nobody rejected."""
        name = entity_name(self.record, entity)
        return () if name is None else tuple(sorted(self.outline.namesakes.get(name.casefold(), set()) - {entity}))

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
        return contested(self.record, self.mentions(item), item.entity, self.outline.namesakes)
