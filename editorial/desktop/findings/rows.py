"""The rows of the list: which findings stand in which section, filtered and in order; plain Python, no Qt."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from editorial.desktop.findings.filters import Filter, Order, Stage
from editorial.desktop.findings.wording import entity_name, one_line, utterance_words
from editorial.domain.annotation import How, Mark, Mention, Origin, Quote, Status
from editorial.domain.record import Record, Ref, Table
from editorial.review.outline import Item, ItemKind, Outline


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


class RowKind(StrEnum):
    """What a row shows."""

    SECTION = "section"
    WORDS = "words"
    SPEAKER = "speaker"
    NAME = "name"
    GROUP = "group"
    MENTION = "mention"
    MISSED = "missed"


class Entry(NamedTuple):
    """One finding as it is counted: an utterance with the claim about its speaker, a name, the parts of a name."""

    items: tuple[Item, ...]
    claim: Item | None = None
    group: str | None = None

    @property
    def attention(self) -> bool:
        """Return whether an editor should look twice at any part of it."""
        return any(item.attention for item in self.items) or (self.claim is not None and self.claim.attention)

    @property
    def undecided(self) -> bool:
        """Return whether any part of it is undecided."""
        return any(item.undecided for item in self.items) or (self.claim is not None and self.claim.undecided)

    @property
    def doubt(self) -> float:
        """Return the greatest doubt of its parts, in 0..1."""
        parts = self.items if self.claim is None else (*self.items, self.claim)
        return max(item.doubt for item in parts)


class Row(NamedTuple):
    """One line of the list.

    `id` is unique in the list; `key` the item that the row focuses, None for a heading; `number` the place of its
    entry among all of the section, filtered or not.
    """

    kind: RowKind
    id: str
    section: Section
    key: str | None = None
    item: Item | None = None
    group: str | None = None
    number: int = 0


class Findings:
    """The findings of one outline by section, whatever the filter."""

    def __init__(self, outline: Outline, record: Record) -> None:
        self.outline = outline
        self.record = record
        self.entries: dict[Section, list[Entry]] = {section: [] for section in Section}
        self._sort_in(outline.items)

    def _sort_in(self, items: Iterable[Item]) -> None:
        claims = {item.key.partition(":")[2]: item for item in items if item.kind is ItemKind.CLAIM}
        groups: dict[str, list[Item]] = {}
        for item in items:
            if item.kind is ItemKind.CLAIM:
                continue
            if item.kind is ItemKind.MENTION and item.entity is not None and item.entity in self.record.entities:
                groups.setdefault(item.entity, []).append(item)
                if len(groups[item.entity]) == 1:
                    self.entries[Section.NAMES].append(Entry((item,), None, item.entity))
                continue
            claim = claims.get(item.utterance.id) if item.utterance is not None else None
            self.entries[_SECTION_OF[item.kind]].append(Entry((item,), claim))
        if groups:
            names = self.entries[Section.NAMES]
            names[:] = [e._replace(items=tuple(groups[e.group])) if e.group else e for e in names]

    @cached_property
    def namesakes(self) -> dict[str, tuple[str, ...]]:
        """Return for each name, case folded, the ids of the entities that bear it and that nobody rejected."""
        found: dict[str, tuple[str, ...]] = {}
        for entity in self.record.entities.values():
            if entity.status is not Status.REJECTED:
                name = entity.name.casefold()
                found[name] = (*found.get(name, ()), entity.id)
        return found

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
        entity = self.record.entities.get(item.entity) if item.entity and item.kind is ItemKind.NAME else None
        if entity is None or entity.status.decided or not item.undecided:
            return False
        labels = {mention.label for mention in self.mentions(item) if mention.status is not Status.REJECTED}
        return len(labels) > 1 or bool(self.others_called(entity.id))


class SearchWords:
    """What the text of a filter is looked for in, worked out once for each item."""

    def __init__(self) -> None:
        self._words: dict[str, str] = {}

    def of(self, findings: Findings, item: Item) -> str:
        """Return the words of an item, of its speakers and its names, case folded."""
        words = self._words.get(item.key)
        if words is None:
            words = self._words[item.key] = _search_words(findings.record, item)
        return words

    def forget(self) -> None:
        """Forget everything, since the record changed."""
        self._words.clear()


def _search_words(record: Record, item: Item) -> str:
    text = record.article.text
    if item.utterance is not None:
        speakers = (s for piece in item.utterance.pieces for s in piece.speakers)
        parts = [utterance_words(item.utterance, text)]
        for speaker in speakers:
            parts += [speaker.span.of(text) if speaker.span else "", entity_name(record, speaker.entity) or ""]
        return one_line(" ".join(parts)).casefold()
    entity = record.entities.get(item.entity) if item.entity else None
    names = (entity.name, *entity.aliases, *entity.possible_aliases) if entity is not None else ()
    own = (item.span.of(text),) if item.kind is not ItemKind.NAME else ()
    return one_line(" ".join((*own, *names))).casefold()


class Sieve:
    """Tells which items a filter lets through."""

    def __init__(self, findings: Findings, wanted: Filter, words: SearchWords) -> None:
        self._findings, self._filter, self._words = findings, wanted, words
        self._needles = wanted.needles

    def wants(self, item: Item) -> bool:
        """Return whether the filter lets the item through."""
        wanted = self._filter
        if (wanted.kinds or wanted.labels) and not self._of_type(item):
            return False
        if wanted.stage is not Stage.ALL and not self._at_stage(item):
            return False
        if wanted.origins and wanted.origins.isdisjoint(self._origins(item)):
            return False
        if not self._needles:
            return True
        words = self._words.of(self._findings, item)
        return all(needle in words for needle in self._needles)

    def _of_type(self, item: Item) -> bool:
        kind = ItemKind.NAME if item.kind is ItemKind.MENTION else item.kind
        if kind in self._filter.kinds:
            return True
        if not self._filter.labels or kind is not ItemKind.NAME:
            return False
        return any(mention.label in self._filter.labels for mention in self._findings.mentions(item))

    def _rows(self, item: Item) -> Iterator[Mention | Quote]:
        yield from item.utterance.pieces if item.utterance is not None else self._findings.mentions(item)

    def _at_stage(self, item: Item) -> bool:
        stage = self._filter.stage
        if stage is Stage.ATTENTION:
            return item.attention
        if stage is Stage.UNDECIDED:
            return item.undecided
        if stage is Stage.DECIDED:
            return not item.undecided and item.kind is not ItemKind.MISSED
        return any(_TESTS[stage](row) for row in self._rows(item))

    def _origins(self, item: Item) -> set[Origin]:
        return {row.provenance.origin for row in self._rows(item)}


_TESTS: dict[Stage, Callable[[Mention | Quote], bool]] = {
    Stage.BULK: lambda row: row.decided is not None and row.decided.how is not How.SINGLE and row.status.stands,
    Stage.FLAGGED: lambda row: Mark.FLAG in row.marks,
    Stage.UNSURE: lambda row: Mark.UNSURE in row.marks,
    Stage.REJECTED: lambda row: row.status is Status.REJECTED,
}


def rows_of(findings: Findings, wanted: Filter, words: SearchWords, keep: Container[str] = ()) -> list[Row]:
    """Return the rows that a filter shows; items whose keys are in `keep` stay whatever it says."""
    sieve = Sieve(findings, wanted, words)
    rows: list[Row] = []
    for section, entries in findings.entries.items():
        numbered: Iterable[tuple[int, Entry]] = enumerate(entries, 1)
        if wanted.order is not Order.TEXT:
            numbered = sorted(numbered, key=_sorter(findings, wanted.order))
        if wanted.narrows:
            narrowed = ((number, _narrowed(entry, sieve, keep)) for number, entry in numbered)
            numbered = ((number, entry) for number, entry in narrowed if entry is not None)
        shown: list[Row] = []
        for number, entry in numbered:
            shown += _entry_rows(section, entry, number)
        if shown:
            rows.append(Row(RowKind.SECTION, f"section:{section.name}", section))
            rows += shown
    return rows


def _narrowed(entry: Entry, sieve: Sieve, keep: Container[str]) -> Entry | None:
    if entry.group is None:
        parts = entry.items if entry.claim is None else (*entry.items, entry.claim)
        return entry if any(part.key in keep or sieve.wants(part) for part in parts) else None
    items = tuple(item for item in entry.items if item.key in keep or sieve.wants(item))
    return entry._replace(items=items) if items else None


def _sorter(findings: Findings, order: Order) -> Callable[[tuple[int, Entry]], tuple[float | str, int]]:
    def by_doubt(numbered: tuple[int, Entry]) -> tuple[float | str, int]:
        number, entry = numbered
        return (-entry.doubt if entry.attention or entry.undecided else 1.0), number

    def by_name(numbered: tuple[int, Entry]) -> tuple[float | str, int]:
        number, entry = numbered
        item, record = entry.items[0], findings.record
        name = entity_name(record, item.entity) or item.span.of(record.article.text)
        return name.casefold(), number

    return by_doubt if order is Order.DOUBT else by_name


def _entry_rows(section: Section, entry: Entry, number: int) -> Iterator[Row]:
    first = entry.items[0]
    if entry.group is not None:
        yield Row(RowKind.GROUP, f"group:{entry.group}", section, first.key, first, entry.group, number)
        for item in entry.items:
            yield Row(RowKind.MENTION, item.key, section, item.key, item, entry.group, number)
    elif first.utterance is not None:
        yield Row(RowKind.WORDS, first.key, section, first.key, first, None, number)
        if section is not Section.TERMS:
            claim = entry.claim
            key = claim.key if claim is not None else first.key
            yield Row(RowKind.SPEAKER, f"speaker:{first.key}", section, key, claim or first, None, number)
    else:
        kind = RowKind.MISSED if first.kind is ItemKind.MISSED else RowKind.NAME
        yield Row(kind, first.key, section, first.key, first, None, number)


def stops(rows: Iterable[Row]) -> Iterator[int]:
    """Yield the places of the rows that the arrow keys stop at: one for each item."""
    for place, row in enumerate(rows):
        if row.key is not None and row.kind is not RowKind.GROUP and (row.item is None or row.key == row.item.key):
            if row.kind is RowKind.SPEAKER and row.item is not None and row.item.kind is not ItemKind.CLAIM:
                continue
            yield place


def decided_ref(row: Row) -> Ref | None:
    """Return the first annotation that a row stands for, or None."""
    return row.item.refs[0] if row.item is not None and row.item.refs else None
