"""Names of one article that may be the same: those that read alike or nest, and what the software left open."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from editorial.domain import labels
from editorial.domain.annotation import Entity, Status
from editorial.domain.record import Record
from editorial.review.names_by_word import NamesByWord, Words, words_of

MOST = 3
"""Maximum number of offers for one name."""

_NEVER = frozenset({labels.DATE, labels.NUMBER})


class MergeOffer(NamedTuple):
    """Offer to take a name for the same as another: the shorter name, the fuller one, and the other entity's id.

    `entity` is None if no other entity has the name, which is then only one more name of this one.
    """

    name: str
    fuller: str
    entity: str | None


def merge_offers(record: Record, key: str, names: NamesByWord | None = None) -> tuple[MergeOffer, ...]:
    """Return what a name (the id of its entity) may be the same as, at most three, without what was denied.

    `names` are the names of the record, if the caller keeps them.
    """
    entity = record.entities.get(key)
    if entity is None or entity.status is Status.REJECTED:
        return ()
    found: dict[str, MergeOffer] = {}
    for offer in (*_left_open(record, entity), *_alike(record, entity, names or NamesByWord(record.entities.values()))):
        found.setdefault(offer.entity or offer.name, offer)
        if len(found) == MOST:
            break
    return tuple(found.values())


def fuller_name(record: Record, one: Entity, other: Entity) -> str:
    """Return the fuller name of two entities: more words, else longer, else that of more mentions."""
    sizes = [(len(words_of(each.name)), len(each.name)) for each in (one, other)]
    if sizes[0] != sizes[1]:
        return (one if sizes[0] > sizes[1] else other).name
    return max((one, other), key=lambda each: (_mentions(record, each.id), each.name)).name


def _mentions(record: Record, key: str) -> int:
    return sum(one.entity == key and one.status is not Status.REJECTED for one in record.mentions.values())


def _left_open(record: Record, entity: Entity) -> Iterator[MergeOffer]:
    """Yield the names that the software did not dare to join."""
    for name in entity.possible_aliases:
        called = (one for one in record.entities.values() if one.name.casefold() == name.casefold())
        other = min((one.id for one in called if one.id != entity.id and _stands(one)), default=None)
        if other is None:
            yield MergeOffer(name, entity.name, None)
        elif not _denied(entity, record.entities[other]):
            fuller = fuller_name(record, entity, record.entities[other])
            yield MergeOffer(name if fuller == entity.name else entity.name, fuller, other)


def _alike(record: Record, entity: Entity, names: NamesByWord) -> Iterator[MergeOffer]:
    """Yield the entities of the same type whose name reads alike or nests."""
    if entity.label in _NEVER:
        return
    own, types = words_of(entity.name), {entity.label, ""}
    for other in map(record.entities.__getitem__, names.near(own)):
        if other.label not in types or not _nest(own, words_of(other.name), entity.label):
            continue
        if other.id != entity.id and _stands(other) and not _denied(entity, other) and _is_mentioned(record, other.id):
            fuller = fuller_name(record, entity, other)
            yield MergeOffer(other.name if fuller == entity.name else entity.name, fuller, other.id)


def _is_mentioned(record: Record, key: str) -> bool:
    return any(one.entity == key and one.status is not Status.REJECTED for one in record.mentions.values())


def _stands(entity: Entity) -> bool:
    return entity.status is not Status.REJECTED


def _denied(one: Entity, other: Entity) -> bool:
    """Return whether an editor said that the two are different."""
    return other.id in one.different_from or one.id in other.different_from


def _nest(one: Words, other: Words, label: str) -> bool:
    """Return whether the words of one name are those of the other, or stand together in it."""
    if not one or not other:
        return False
    shorter, longer = (one, other) if len(one) <= len(other) else (other, one)
    last = 0 if label == labels.PLACE else len(longer) - len(shorter)  # York is not New York
    return any(longer[start : start + len(shorter)] == shorter for start in range(last + 1))
