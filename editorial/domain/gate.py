"""The verify gate: what has to be decided before an article can be verified."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from editorial.domain.annotation import Mark, Mention, Quote, Status
from editorial.domain.record import Record, Ref, Table
from editorial.domain.utterance import open_claims

R = TypeVar("R", Mention, Quote)


@dataclass(frozen=True, slots=True)
class Gate:
    """Undecided annotations in text order; nested quotes are not counted.

    `names` are mentions; `quotes` are quotes of every kind; `claims` are decided quotes with an undecided inferred
    speaker; `unsure` are decided annotations marked unsure. `groups` is the number of different names among `names`.
    """

    names: tuple[Ref, ...] = ()
    quotes: tuple[Ref, ...] = ()
    claims: tuple[Ref, ...] = ()
    unsure: tuple[Ref, ...] = ()
    groups: int = 0

    @property
    def undecided(self) -> int:
        """Return the number of undecided suggestions (an open claim about a speaker counts as one)."""
        return len(self.names) + len(self.quotes) + len(self.claims)

    @property
    def is_open(self) -> bool:
        """Return whether the article can be verified without an override."""
        return not (self.names or self.quotes or self.claims or self.unsure)

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
        return ", ".join(out)


def gate(record: Record) -> Gate:
    """Return the undecided and unsure annotations of `record`."""
    mentions = _in_order(m for m in record.mentions.values() if not m.status.decided or m.marks)
    quotes = _in_order(q for q in record.quotes.values() if q.within is None)
    unsure = [
        Ref(table, row.id)
        for table, rows in ((Table.MENTION, mentions), (Table.QUOTE, quotes))
        for row in rows
        if Mark.UNSURE in row.marks and row.status.stands
    ]
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
    )


def _in_order(rows: Iterable[R]) -> list[R]:
    return sorted(rows, key=lambda row: (row.span.start, row.span.end, row.id))
