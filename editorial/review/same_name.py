"""Where else a name stands in the article: what the preview of "the same for every name here" shows."""

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
    """One other place of the same words: the mention there, or None where the software missed it."""

    span: Span
    mention: str | None


def same_names(record: Record, mention_id: str) -> tuple[SameName, ...]:
    """Return the other places that a decision on this mention may be made for, in the order of the text.

    Mentions of another entity of the same name are left out: the show and the character share *Jessica Jones*.
    Only where the mention has just been given another type are the undecided mentions it was grouped with offered.
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
    """Return the entity that the mention was suggested to name, if nobody has decided that it is another one."""
    key = suggested_text(source, "entity")
    former = record.entities.get(key) if key else None
    return former if former is not None and not former.status.decided else None


def _shared(record: Record, source: Mention, words: str) -> bool:
    """Return whether these very words name another entity somewhere in the article."""
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
    """Return the places of these words, as whole words, that overlap no mention."""
    text = record.article.text
    covered = bytearray(len(text))
    for mention in record.mentions.values():
        covered[mention.span.start : mention.span.end] = b"\1" * len(mention.span)
    pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    return [Span(*hit.span()) for hit in pattern.finditer(text) if not any(covered[hit.start() : hit.end()])]


Namesakes: TypeAlias = dict[str, set[str]]
"""For each name, case folded, the ids of the entities that bear it and that nobody rejected."""


def namesakes(record: Record) -> Namesakes:
    """Return who bears which name in a record."""
    found: Namesakes = {}
    for entity in record.entities.values():
        rename(found, None, entity)
    return found


def called(entity: Entity | None) -> str | None:
    """Return the name, case folded, by which an entity counts as a namesake; None if it does not."""
    return None if entity is None or entity.status is Status.REJECTED else entity.name.casefold()


def rename(found: Namesakes, before: Entity | None, after: Entity | None) -> None:
    """Take what became of an entity into `found`."""
    if before is not None and (name := called(before)) is not None:
        found[name].discard(before.id)
    if after is not None and (name := called(after)) is not None:
        found.setdefault(name, set()).add(after.id)


def contested(record: Record, mentions: Iterable[Mention], entity_id: str, alike: Namesakes) -> bool:
    """Return whether a group of mentions may be two things, so that it is not to be decided at one stroke.

    That is so while nobody has decided the entity and another one has its name, or its mentions differ in type.
    `alike` is what `namesakes` returned for the record.
    """
    entity = record.entities.get(entity_id)
    if entity is None or entity.status.decided:
        return False
    labels = {mention.label for mention in mentions if mention.status is not Status.REJECTED}
    return len(labels) > 1 or len(alike.get(entity.name.casefold(), ())) > 1
