"""The newsroom's own list, looked up by the names of an article: the same name, and one spelt a little otherwise.

That is a name that differs by a letter, or only by accents, hyphens, apostrophes, full stops and spaces.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from editorial.domain.annotation import Entity, Mention, Status
from editorial.domain.labels import DATE, GROUP, NUMBER, ORG, PERSON, PLACE, PRODUCT, WORDS, WORK
from editorial.domain.library import AuthorityRecord
from editorial.domain.reason import Reason, ReasonCode

_ALIKE = (frozenset({ORG, GROUP}), frozenset({WORK, PRODUCT}))
"""Types that the software confuses, so that the list decides between them."""
_FIGURES = frozenset({DATE, NUMBER})
_ALONE = 6
"""The fewest letters of a name of one word that may be a misspelling."""
_WORD = 3
"""The fewest letters of a word of a longer name that may be misspelt."""
_DOUBTFUL = 0.65
"""The highest score of a mention that may be misspelt."""

Words = tuple[str, ...]


_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"})
"""Letters that Unicode does not take apart into one of English and an accent."""
_FIRST = frozenset({"ck"})
"""First letters that sound alike, so that a name may be misspelt there (*Catherine*, *Katherine*)."""


class Near(NamedTuple):
    """Words of the article that differ a little from a name of the list (`name`, of `record`)."""

    written: str
    name: str
    record: AuthorityRecord


class NewsroomList:
    """Index of authority records by name and other names."""

    def __init__(self, records: Sequence[AuthorityRecord] = ()) -> None:
        self.records = tuple(records)

    @cached_property
    def by_id(self) -> dict[str, AuthorityRecord]:
        """The records by id."""
        return {record.id: record for record in self.records}

    @cached_property
    def _called(self) -> dict[str, list[AuthorityRecord]]:
        called: dict[str, list[AuthorityRecord]] = {}
        for record in self.records:
            for key in dict.fromkeys(map(_key, (record.name, *record.aliases))):
                called.setdefault(key, []).append(record)
        return called

    @cached_property
    def _gaps(self) -> dict[tuple[int, Words], list[tuple[str, AuthorityRecord]]]:
        gaps: dict[tuple[int, Words], list[tuple[str, AuthorityRecord]]] = {}
        for record in self.records:
            for name in dict.fromkeys((record.name, *record.aliases)):
                for gap in _gaps(_key(name)):
                    gaps.setdefault(gap, []).append((name, record))
        return gaps

    @cached_property
    def _spelt(self) -> dict[str, list[tuple[str, AuthorityRecord]]]:
        spelt: dict[str, list[tuple[str, AuthorityRecord]]] = {}
        for record in self.records:
            for name in dict.fromkeys((record.name, *record.aliases)):
                spelt.setdefault(_bare(_key(name)), []).append((name, record))
        return spelt

    def name(self, key: str) -> str:
        """Return the name of a record by its id; the id itself if the list has none."""
        record = self.by_id.get(key)
        return record.name if record is not None else key

    def match(self, entity: Entity) -> AuthorityRecord | None:
        """Return the one record with the name of an entity, or with a longer other name of it; the type must agree."""
        for name in (entity.name, *(alias for alias in entity.aliases if len(alias.split()) > 1)):
            found = {one.id: one for one in self._called.get(_key(name), ()) if agree(one.label, entity.label)}
            if found:
                return next(iter(found.values())) if len(found) == 1 else None
        return None

    def near(self, entity: Entity) -> Near | None:
        """Return a name of the list that an entity of the same type may misspell, or None."""
        for written in (entity.name, *(alias for alias in entity.aliases if len(alias.split()) > 1)):
            key = _key(written)
            if key in self._called:
                continue
            alone = " " not in key and entity.label == PERSON  # it may be somebody else's
            for name, record in () if alone else self._spelt.get(_bare(key), ()):
                if record.label == entity.label:
                    return Near(written, name, record)
            for gap in _gaps(key):
                for name, record in self._gaps.get(gap, ()):
                    if record.label == entity.label and _differ_by_a_letter(key, _key(name), gap[0], entity.label):
                        return Near(written, name, record)
        return None


def agree(listed: str, found: str) -> bool:
    """Return whether a name of the type `listed` may be one that the software took to be of the type `found`.

    The newsroom's own types are unknown to the software, so they agree with all.
    """
    if found in _FIGURES:
        return False
    return listed == found or listed not in WORDS or any({listed, found} <= alike for alike in _ALIKE)


def _key(name: str) -> str:
    return " ".join(name.split()).replace("’", "'").casefold()


def _bare(key: str) -> str:
    """Return a key without accents, hyphens, apostrophes, full stops and spaces; empty if nothing is left."""
    apart = unicodedata.normalize("NFKD", key.translate(_LETTERS))
    return "".join(letter for letter in apart if letter.isalnum())


def _gaps(key: str) -> Iterator[tuple[int, Words]]:
    """Yield the words of a name without one of them, with its place."""
    words = tuple(key.split())
    for place, word in enumerate(words):
        if word.isalpha() and len(word) >= (_WORD if len(words) > 1 else _ALONE):
            yield place, (*words[:place], *words[place + 1 :], word[0] if len(words) == 1 else "")


def _differ_by_a_letter(first: str, second: str, place: int, label: str) -> bool:
    one, other = first.split()[place], second.split()[place]
    if len(first.split()) == 1 and label == PERSON:
        return False  # a surname or a given name alone may be somebody else's
    first_alike = one[0] == other[0] or "".join(sorted(one[0] + other[0])) in _FIRST
    return first_alike and one_edit(one, other) and (label == PLACE or not _inflected(one, other))


def _inflected(one: str, other: str) -> bool:
    """Return whether the words differ by an *a*, *e* or *s* at the end (*Paul* and *Paula*, *Ranger* and *Rangers*)."""
    short, long = sorted((one, other), key=len)
    return long[:-1] == short and long[-1] in "aes"


def one_edit(one: str, other: str) -> bool:
    """Return whether one letter is missing, added or another, or two neighbours are swapped."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = next(
        (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    left, right = one[start:], other[start:]
    if len(left) == len(right):
        swapped = left[:2] == right[:2][::-1] and left[2:] == right[2:]
        return swapped or left[1:] == right[1:]
    short, long = sorted((left, right), key=len)
    return long[1:] == short


def looked_up(
    listed: NewsroomList, entities: Iterable[Entity], mentions: Iterable[Mention], text: str
) -> tuple[tuple[Entity, ...], tuple[Mention, ...]]:
    """Return the open ones of these rows that the list changes: names linked to it, and names it spells otherwise.

    A link is a suggestion: it is confirmed with the name.
    """
    by_entity: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.entity is not None and not mention.status.decided:
            by_entity.setdefault(mention.entity, []).append(mention)
    rows: list[Entity] = []
    changed: list[Mention] = []
    for entity in entities if listed.records else ():
        if entity.status is not Status.SUGGESTED or entity.authority is not None:
            continue
        own = by_entity.get(entity.id, ())
        record = listed.match(entity)
        if record is not None:
            rows.append(replace(entity, authority=record.id, label=record.label))
            changed += [_linked(one, entity, record) for one in own if not _says(one, ReasonCode.LISTED)]
        elif (near := listed.near(entity)) is not None:
            written = [one for one in own if _key(one.span.of(text)) == _key(near.written)]
            changed += [_doubted(one, near) for one in written if not _says(one, ReasonCode.NEARLY_LISTED)]
    return tuple(rows), tuple(changed)


def _says(mention: Mention, code: ReasonCode) -> bool:
    return any(reason.code == code for reason in mention.provenance.evidence)


def _linked(mention: Mention, entity: Entity, record: AuthorityRecord) -> Mention:
    before = mention.provenance
    why = (Reason.of(ReasonCode.LISTED, record.name), *before.evidence)
    label = record.label if mention.label == entity.label else mention.label
    return replace(mention, label=label, provenance=replace(before, evidence=why))


def _doubted(mention: Mention, near: Near) -> Mention:
    before = mention.provenance
    why = (*before.evidence, Reason.of(ReasonCode.NEARLY_LISTED, near.name, against=True))
    score = min(_DOUBTFUL, before.score if before.score is not None else 1.0)
    return replace(mention, provenance=replace(before, score=score, evidence=why))
