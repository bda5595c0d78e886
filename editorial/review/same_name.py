"""Other occurrences of a name in the article, for the preview of "the same for every name here"; and namesakes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from editorial.domain.annotation import Entity, Mention, Status
from editorial.domain.corrected import suggested_text
from editorial.domain.record import Record
from editorial.domain.text import Span


@dataclass(frozen=True, slots=True)
class SameName:
    """Another occurrence of the same words: its mention, or None if the software missed it."""

    span: Span
    mention: str | None


def same_names(record: Record, mention_id: str) -> tuple[SameName, ...]:
    """Return the other occurrences to which a decision on this mention can be applied, in text order.

    Mentions of another entity with the same name are left out (*Jessica Jones* is a show and a character), except the
    undecided mentions that the mention was grouped with before its type was changed.
    """
    source = record.mentions[mention_id]
    words = source.span.of(record.article.text)
    places = [
        SameName(mention.span, mention.id)
        for mention in record.mentions.values()
        if mention.id != source.id
        and mention.span.of(record.article.text) == words
        and _offered(record, source, mention)
    ]
    if source.status is not Status.REJECTED and not _shared(record, source, words):
        places += [SameName(span, None) for span in _missed(record, words)]
    return tuple(sorted(places, key=lambda place: place.span))


def _offered(record: Record, source: Mention, other: Mention) -> bool:
    if other.status is Status.REJECTED:
        return False
    if other.entity == source.entity:
        return (other.label, other.status.stands) != (source.label, True) or source.status is Status.REJECTED
    former = _former(record, source)
    return former is not None and other.entity == former.id and not other.status.decided


def _former(record: Record, source: Mention) -> Entity | None:
    """Return the entity that was suggested for the mention, if that entity is undecided."""
    key = suggested_text(source, "entity")
    former = record.entities.get(key) if key else None
    return former if former is not None and not former.status.decided else None


def _shared(record: Record, source: Mention, words: str) -> bool:
    """Return whether the same words refer to another entity elsewhere in the article."""
    own = {source.entity}
    if (former := _former(record, source)) is not None:
        own.add(former.id)
    return any(
        mention.entity not in own
        and mention.status is not Status.REJECTED
        and mention.span.of(record.article.text) == words
        for mention in record.mentions.values()
    )


def _missed(record: Record, words: str) -> list[Span]:
    """Return the spans of these words, as whole words, that overlap no mention."""
    text = record.article.text
    covered = bytearray(len(text))
    for mention in record.mentions.values():
        covered[mention.span.start : mention.span.end] = b"\1" * len(mention.span)
    pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    return [Span(*hit.span()) for hit in pattern.finditer(text) if not any(covered[hit.start() : hit.end()])]


Namesakes: TypeAlias = dict[str, set[str]]
"""Ids of the entities that are not rejected, by case-folded name."""


def namesakes(record: Record) -> Namesakes:
    """Return the namesakes of a record."""
    found: Namesakes = {}
    for entity in record.entities.values():
        rename(found, None, entity)
    return found


def called(entity: Entity | None) -> str | None:
    """Return the case-folded name of an entity; None if it is rejected or does not exist."""
    return None if entity is None or entity.status is Status.REJECTED else entity.name.casefold()


def rename(found: Namesakes, before: Entity | None, after: Entity | None) -> None:
    """Update `found` after an entity changed."""
    if before is not None and (name := called(before)) is not None:
        found[name].discard(before.id)
    if after is not None and (name := called(after)) is not None:
        found.setdefault(name, set()).add(after.id)


def contested(record: Record, mentions: Iterable[Mention], entity_id: str, alike: Namesakes) -> bool:
    """Return whether a group of mentions may be two entities and should not be decided as one.

    This is the case while the entity is undecided and another one has its name, or its mentions differ in label.
    `alike` is what `namesakes` returned for the record.
    """
    entity = record.entities.get(entity_id)
    if entity is None or entity.status.decided:
        return False
    labels = {mention.label for mention in mentions if mention.status is not Status.REJECTED}
    return len(labels) > 1 or len(alike.get(entity.name.casefold(), ())) > 1
