"""Entities of one article that share a name, and groups of mentions that may be two entities."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from editorial.domain.annotation import Entity, Mention, Status
from editorial.domain.record import Record

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


def is_called_alike(before: Entity | None, after: Entity | None) -> bool:
    """Return whether two states of an entity have the same case-folded name."""
    if before is not None and after is not None and before.name == after.name:
        return (before.status is Status.REJECTED) is (after.status is Status.REJECTED)
    return called(before) == called(after)


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
