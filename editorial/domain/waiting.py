"""What waits besides undecided suggestions when an article is verified: it closes no gate, and is named and counted."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from editorial.domain.annotation import Kind, Mark, NoteKind, Status
from editorial.domain.article import Left
from editorial.domain.gate import unchecked_and_to_change, waiting_for_reply
from editorial.domain.possibly_missed import PossiblyMissed
from editorial.domain.record import Record
from editorial.domain.reply import ReplyGate
from editorial.domain.source_check import CheckGate


class OpenAlias(NamedTuple):
    """A name that may be another name of somebody: the id of that entity, its name, and the name in question."""

    entity: str
    name: str
    alias: str


class Waiting(NamedTuple):
    """What nobody settled, each in the order of the text.

    `missed` are stretches that may be names, `aliases` names that may be one, and `unspoken` the ids of quotes that an
    editor added without a speaker.
    """

    missed: tuple[PossiblyMissed, ...] = ()
    aliases: tuple[OpenAlias, ...] = ()
    unspoken: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.missed or self.aliases or self.unspoken)

    @property
    def words(self) -> str:
        """Return what waits, for people: "3 possibly missed names, and “Mel” may be Melissa Rosenberg"."""
        missed, aliases = len(self.missed), len(self.aliases)
        parts = [f"{missed} possibly missed name{'s' if missed > 1 else ''}"] if missed else []
        if aliases == 1:
            parts.append(f"“{self.aliases[0].alias}” may be {self.aliases[0].name}")
        elif aliases:
            parts.append(f"{aliases} names that may be other names of somebody")
        if self.unspoken:
            one = len(self.unspoken) == 1
            parts.append(
                "1 added quote has no speaker" if one else f"{len(self.unspoken)} added quotes have no speaker"
            )
        return ", and ".join(parts)


def waiting(record: Record, missed: Sequence[PossiblyMissed]) -> Waiting:
    """Return what waits in `record`; `missed` are the possibly missed names that were found in it."""
    return Waiting(uncovered(record, missed), open_aliases(record), unspoken(record))


def left(
    record: Record,
    missed: Sequence[PossiblyMissed],
    checks: CheckGate = CheckGate.NEVER,
    replies: ReplyGate = ReplyGate.NEVER,
) -> Left:
    """Return in numbers what nobody has settled in `record`, besides what is undecided.

    `checks` and `replies` are as for the gate.
    """
    found = waiting(record, missed)
    unchecked, to_change = unchecked_and_to_change((q for q in record.quotes.values() if q.within is None), checks)
    return Left(
        missed=len(found.missed),
        aliases=len(found.aliases),
        unsure=sum(Mark.UNSURE in row.marks and row.status.stands for row in record.mentions_and_quotes),
        problems=sum(note.kind is NoteKind.PROBLEM for note in record.notes.values()),
        unchecked=len(unchecked) + len(to_change),
        replies=len(waiting_for_reply(record, replies)),
    )


def unspoken(record: Record) -> tuple[str, ...]:
    """Return the quotes (ids) that an editor added, and for which nobody was entered as speaker, with any piece."""
    added = [quote for quote in record.quotes.values() if quote.status is Status.ADDED and quote.kind is not Kind.TERM]
    if not added:
        return ()
    spoken = {quote.continues for quote in record.quotes.values() if quote.speakers}
    found = [one for one in added if not one.speakers and one.continues is None and one.id not in spoken]
    return tuple(quote.id for quote in sorted(found, key=lambda quote: quote.span))


def uncovered(record: Record, missed: Sequence[PossiblyMissed]) -> tuple[PossiblyMissed, ...]:
    """Return the stretches that no mention overlaps; a rejected mention says that somebody looked."""
    if not missed:
        return ()
    starts = sorted(mention.span.start for mention in record.mentions.values())
    ends = sorted(mention.span.end for mention in record.mentions.values())
    return tuple(one for one in missed if bisect_left(starts, one.span.end) == bisect_right(ends, one.span.start))


def open_aliases(record: Record) -> tuple[OpenAlias, ...]:
    """Return the possible aliases that are the name of another entity; both must stand in the text."""
    asked = [entity for entity in record.entities.values() if entity.possible_aliases]
    if not asked:
        return ()
    firsts: dict[str, int] = {}
    for mention in record.mentions.values():
        if mention.entity is not None and mention.status is not Status.REJECTED:
            firsts[mention.entity] = min(mention.span.start, firsts.get(mention.entity, mention.span.start))
    called: defaultdict[str, set[str]] = defaultdict(set)
    for key in firsts:
        called[record.entities[key].name.casefold()].add(key)
    found = [
        OpenAlias(entity.id, entity.name, alias)
        for entity in asked
        for alias in entity.possible_aliases
        if entity.id in firsts and called[alias.casefold()] - {entity.id}
    ]
    return tuple(sorted(found, key=lambda one: (firsts[one.entity], one.alias)))
