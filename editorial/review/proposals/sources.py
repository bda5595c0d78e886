"""What a command changed that the speakers of other quotes depend on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from editorial.domain.annotation import Entity, Kind, Mention, Quote, Speaker, Status
from editorial.domain.record import Change
from editorial.domain.text import Span


@dataclass(frozen=True, slots=True)
class Sources:
    """The mentions that are new or name somebody else, in text order, the entities with another name or label (and
    those with another label), and the quotes with other speakers, each with its speakers before.
    """

    mentions: tuple[Mention, ...]
    entities: frozenset[str]
    relabelled: frozenset[str]
    quotes: dict[str, tuple[Speaker, ...]]

    def __bool__(self) -> bool:
        return bool(self.mentions or self.entities or self.quotes)


def sources_of(changes: Iterable[Change]) -> Sources:
    """Return what the changes of a command changed that speakers depend on."""
    mentions: list[Mention] = []
    entities: set[str] = set()
    relabelled: set[str] = set()
    quotes: dict[str, tuple[Speaker, ...]] = {}
    gone: set[str | None] = set()
    for change in changes:
        before, after = change.before, change.after
        if isinstance(after, Mention) and (not isinstance(before, Mention) or _names(before) != _names(after)):
            if after.status is not Status.REJECTED:
                mentions.append(after)
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
    mentions.sort(key=lambda mention: mention.span)
    return Sources(tuple(mentions), frozenset(entities), frozenset(relabelled), quotes)


def who(speakers: tuple[Speaker, ...]) -> tuple[tuple[Span | None, str | None], ...]:
    """Return whom speakers name, without the claims about it."""
    return tuple((one.span, one.entity) for one in speakers)


def _names(mention: Mention) -> tuple[Span, str | None, str, bool]:
    return mention.span, mention.entity, mention.label, mention.status is Status.REJECTED


def _called(entity: Entity) -> tuple[str, str]:
    return entity.name, entity.label
