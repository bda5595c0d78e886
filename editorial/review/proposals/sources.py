"""What a command changed that the speakers of other quotes depend on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from editorial.domain.annotation import Entity, Kind, Mention, Quote, Speaker, Status
from editorial.domain.labels import CHARACTER, GROUP, ORG, PERSON
from editorial.domain.record import Change
from editorial.domain.text import Span

PERSONS, BODIES = frozenset({PERSON, CHARACTER}), frozenset({ORG, GROUP})
SPEAKING = PERSONS | BODIES
"""Types of names that are offered as speakers."""


@dataclass(frozen=True, slots=True)
class Sources:
    """What other speakers depend on.

    `mentions` are those that are new or name somebody else, in text order, `offered` those of them that can speak and
    could not before. `entities` have another name or label, `relabelled` another label. `quotes` have other speakers;
    each is given with its speakers before. `rejected` are the mentions that were rejected, `unnamed` the entities.
    """

    mentions: tuple[Mention, ...]
    offered: tuple[Mention, ...]
    entities: frozenset[str]
    relabelled: frozenset[str]
    quotes: dict[str, tuple[Speaker, ...]]
    rejected: tuple[Mention, ...]
    unnamed: frozenset[str]

    def __bool__(self) -> bool:
        return self.about_names or bool(self.quotes)

    @property
    def about_names(self) -> bool:
        """Return whether names changed, and not only speakers."""
        return bool(self.mentions or self.entities or self.rejected or self.unnamed)


def sources_of(changes: Sequence[Change]) -> Sources:
    """Return what the changes of a command changed that speakers depend on."""
    mentions: list[Mention] = []
    offered: list[Mention] = []
    entities: set[str] = set()
    relabelled: set[str] = set()
    quotes: dict[str, tuple[Speaker, ...]] = {}
    gone: set[str | None] = set()
    for change in changes:
        before, after = change.before, change.after
        if isinstance(after, Mention) and not (isinstance(before, Mention) and _name_alike(before, after)):
            if after.status is not Status.REJECTED:
                mentions.append(after)
                if after.label in SPEAKING and not (isinstance(before, Mention) and _could_speak(before, after)):
                    offered.append(after)
        elif isinstance(after, Entity) and (not isinstance(before, Entity) or _called(before) != _called(after)):
            if after.status is not Status.REJECTED:
                entities.add(after.id)
                if isinstance(before, Entity) and before.label != after.label:
                    relabelled.add(after.id)
        elif isinstance(before, Entity) and after is None:
            gone.add(before.id)
        elif isinstance(after, Quote) and after.kind is not Kind.TERM:
            old = before.speakers if isinstance(before, Quote) else ()
            if who(old) != who(after.speakers):
                quotes[after.id] = old
    merged = {key for key, old in quotes.items() if gone & {one.entity for one in old}}
    quotes = {key: old for key, old in quotes.items() if key not in merged}
    for found in (mentions, offered):
        found.sort(key=lambda mention: mention.span)
    names = tuple(mentions), tuple(offered), frozenset(entities), frozenset(relabelled)
    rejected = [one.before for one in changes if _is_rejected(one)]
    places = tuple(row for row in rejected if isinstance(row, Mention))
    return Sources(*names, quotes, places, frozenset(row.id for row in rejected if isinstance(row, Entity)))


def who(speakers: tuple[Speaker, ...]) -> tuple[tuple[Span | None, str | None], ...]:
    """Return whom speakers name, without the claims about it."""
    return tuple((one.span, one.entity) for one in speakers)


def _name_alike(one: Mention, other: Mention) -> bool:
    """Return whether two states of a mention name the same entity, with the same label at the same place, or do not."""
    if one.entity != other.entity or one.label != other.label:
        return False
    same_place = one.span is other.span or one.span == other.span
    return same_place and (one.status is Status.REJECTED) is (other.status is Status.REJECTED)


def _called(entity: Entity) -> tuple[str, str, bool]:
    return entity.name, entity.label, entity.status is Status.REJECTED


def _is_rejected(change: Change) -> bool:
    before, after = change.before, change.after
    if not isinstance(before, Entity | Mention) or not isinstance(after, Entity | Mention):
        return False
    return after.status is Status.REJECTED and before.status is not Status.REJECTED


def _could_speak(before: Mention, after: Mention) -> bool:
    """Return whether a mention named the same entity before, as one that can speak."""
    return before.label in SPEAKING and before.status is not Status.REJECTED and before.entity == after.entity
