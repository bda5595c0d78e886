"""The verify gate: what has to be decided before an article can be verified."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from editorial.domain.annotation import Entity, Kind, Mark, Mention, Quote, Status
from editorial.domain.record import Record, Ref, Table
from editorial.domain.reply import ReplyGate, ReplyState
from editorial.domain.source_check import CheckGate, CheckOutcome
from editorial.domain.utterance import open_claims

R = TypeVar("R", Mention, Quote)
_ASKED = {
    CheckGate.NEVER: frozenset[Kind](),
    CheckGate.MARKS: frozenset({Kind.DIRECT}),
    CheckGate.ALL: frozenset({Kind.DIRECT, Kind.INDIRECT, Kind.MIXED}),
}


@dataclass(frozen=True, slots=True)
class Gate:
    """Undecided annotations in text order; nested quotes are not counted.

    `names` are mentions; `quotes` are quotes of every kind; `claims` are decided quotes with an undecided inferred
    speaker; `unsure` are decided annotations marked unsure. `groups` is the number of different names among `names`.
    `unchecked` are quotes without a check that holds, `to_change` those that must be changed; both only of the quotes
    that the newsroom wants checked. `unasked` are entities who must be asked and were not, `unanswered` those who were
    asked and have not answered, as far as the newsroom waits for that.
    """

    names: tuple[Ref, ...] = ()
    quotes: tuple[Ref, ...] = ()
    claims: tuple[Ref, ...] = ()
    unsure: tuple[Ref, ...] = ()
    groups: int = 0
    unchecked: tuple[Ref, ...] = ()
    to_change: tuple[Ref, ...] = ()
    unasked: tuple[Ref, ...] = ()
    unanswered: tuple[Ref, ...] = ()

    @property
    def undecided(self) -> int:
        """Return the number of undecided suggestions (an open claim about a speaker counts as one)."""
        return len(self.names) + len(self.quotes) + len(self.claims)

    @property
    def is_open(self) -> bool:
        """Return whether the article can be verified without an override."""
        undecided = self.names or self.quotes or self.claims or self.unsure
        return not (undecided or self.unchecked or self.to_change or self.unasked or self.unanswered)

    @property
    def words(self) -> str:
        """Return what is left, for people: "3 names in 7 occurrences, 1 quote and 2 speakers are undecided"."""
        groups = self.groups or len(self.names)
        kinds = (("name", groups), ("quote", len(self.quotes)), ("speaker", len(self.claims)))
        counted = [(n, word) for word, n in kinds if n]
        parts = [f"{n} {word}{'s' if n > 1 else ''}" for n, word in counted]
        if groups < len(self.names):
            parts[0] += f" in {len(self.names)} occurrences"
        out = []
        if parts:
            listed = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
            out.append(f"{listed} {'is' if counted == [(1, counted[0][1])] else 'are'} undecided")
        if self.unsure:
            out.append(f"{len(self.unsure)} marked unsure")
        for rows, one, many in (
            (self.unchecked, "quote is not checked", "quotes are not checked"),
            (self.to_change, "quote must be changed", "quotes must be changed"),
            (self.unasked, "name was not asked for a reply", "names were not asked for a reply"),
            (self.unanswered, "name has not answered yet", "names have not answered yet"),
        ):
            if rows:
                out.append(f"{len(rows)} {one if len(rows) == 1 else many}")
        return ", ".join(out)


def gate(record: Record, checks: CheckGate = CheckGate.NEVER, replies: ReplyGate = ReplyGate.NEVER) -> Gate:
    """Return the undecided and unsure annotations of `record`, and what `checks` and `replies` want and is not done."""
    mentions = _in_order(m for m in record.mentions.values() if not m.status.decided or m.marks)
    quotes = _in_order(q for q in record.quotes.values() if q.within is None)
    unsure = [
        Ref(table, row.id)
        for table, rows in ((Table.MENTION, mentions), (Table.QUOTE, quotes))
        for row in rows
        if Mark.UNSURE in row.marks and row.status.stands
    ]
    asked = unchecked_and_to_change(quotes, checks)
    unreplied = waiting_for_reply(record, replies)
    return Gate(
        names=tuple(Ref(Table.MENTION, m.id) for m in mentions if not m.status.decided),
        quotes=tuple(Ref(Table.QUOTE, q.id) for q in quotes if not q.status.decided),
        claims=tuple(
            Ref(Table.QUOTE, q.id)
            for q in quotes
            if q.status.decided and q.status is not Status.REJECTED and open_claims((q,))
        ),
        unsure=tuple(unsure),
        groups=len({m.entity or m.id for m in mentions if not m.status.decided}),
        unchecked=asked[0],
        to_change=asked[1],
        unasked=tuple(Ref(Table.ENTITY, one.id) for one in unreplied if not _was_asked(one)),
        unanswered=tuple(Ref(Table.ENTITY, one.id) for one in unreplied if _was_asked(one)),
    )


def waiting_for_reply(record: Record, replies: ReplyGate) -> list[Entity]:
    """Return those who must be asked, or answer, before the article can be verified, as far as `replies` asks for it.

    Who must be asked is what an editor said; a name that was rejected is nobody.
    """
    every = (one for one in record.entities.values() if one.status is not Status.REJECTED)
    return [one for one in every if one.reply is not None and replies.open(one.reply.state)]


def _was_asked(entity: Entity) -> bool:
    return entity.reply is not None and entity.reply.state is not ReplyState.TO_ASK


def unchecked_and_to_change(quotes: Iterable[Quote], checks: CheckGate) -> tuple[tuple[Ref, ...], tuple[Ref, ...]]:
    """Return which of these quotes have no check that holds, and which must be changed, as far as `checks` asks."""
    asked = [one for one in quotes if one.kind in _ASKED[checks] and one.status is not Status.REJECTED]
    found = [(Ref(Table.QUOTE, one.id), one.holding_check) for one in asked]
    return (
        tuple(at for at, check in found if check is None),
        tuple(at for at, check in found if check is not None and check.outcome is CheckOutcome.MUST_CHANGE),
    )


def _in_order(rows: Iterable[R]) -> list[R]:
    return sorted(rows, key=lambda row: (row.span.start, row.span.end, row.id))
