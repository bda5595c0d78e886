"""What somebody else changed in an article since it was shown here, and whether a decision made here still holds.

A decision is made on what its editor saw. Where somebody else has changed the article since, it is made again on the
article as it is now, and it holds if it is about the same rows, none of which the other touched: nobody's decision is
written over, and nothing is decided that was not seen.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from editorial.domain.annotation import Entity, Mention, Note, Quote
from editorial.domain.decision import Decision
from editorial.domain.errors import ConflictError
from editorial.domain.record import STANDING, Change, Record, Ref, Row, Table
from editorial.review.wording.summaries import decision_words

if TYPE_CHECKING:
    from editorial.review.commands.command import Command

LATELY = 50
"""How many decisions are looked through for the one that somebody else made."""
_MEANING = ("name", "label", "authority")
"""What a decision on a mention or a quote says about the entity that it refers to."""


class DecidedElsewhereError(ConflictError):
    """A decision was not made, since somebody else decided about the same since it was shown.

    `theirs` is what the other decided, or None where no decision changed the article (suggestions came in); `mine` is
    what was meant here, and `command` makes it all the same, now that the other is seen.
    """

    def __init__(self, theirs: Decision | None, mine: Decision, command: Command) -> None:
        self.theirs, self.mine, self.command = theirs, mine, command
        super().__init__(f"{self.their_words}. You meant: {decision_words(mine)}. Nothing of yours was saved.")

    @property
    def their_words(self) -> str:
        """Return who decided what, and when."""
        return theirs_in_words(self.theirs)


def theirs_in_words(theirs: Decision | None) -> str:
    """Return what somebody else did meanwhile, in words: who, when, and what."""
    if theirs is None:
        return "New suggestions changed this meanwhile"
    return f"{theirs.by} was here meanwhile ({theirs.at.astimezone():%H:%M}): {decision_words(theirs)}"


def changed_rows(before: Record, after: Record) -> frozenset[Ref]:
    """Return the rows that differ between two records of one article, its state included."""
    found = {STANDING} if before.standing != after.standing else set()
    for table in (Table.ENTITY, Table.MENTION, Table.QUOTE, Table.NOTE, Table.SOURCE):
        old, new = before.table(table), after.table(table)
        if old is not new:
            found |= {Ref(table, key) for key in old.keys() | new.keys() if old.get(key) != new.get(key)}
    return frozenset(found)


def rows_in_conflict(
    seen: Record, now: Record, meant: Iterable[Change], made: Iterable[Change], others: frozenset[Ref]
) -> frozenset[Ref]:
    """Return the rows because of which a decision does not hold any more; none if it does.

    `meant` are its changes to the article as it was seen, `made` those to the article as it is now; `others` are the
    rows that differ between the two.
    """
    wanted = {change.ref: change for change in meant}
    found = {change.ref: change for change in made}
    fresh = [at for at in wanted if wanted[at].before is None], [at for at in found if found[at].before is None]
    unseen = {at for at in found.keys() - wanted.keys() if found[at].before is not None}
    touched = {at for at in wanted.keys() & others if not _agree(now.get(at), wanted[at].after)}
    otherwise = {
        at
        for at in wanted.keys() & found.keys() - others
        if _without_decided(wanted[at].after) != _without_decided(found[at].after)
    }
    missing = {at for at in wanted.keys() - found.keys() - others if wanted[at].before is not None}
    clash = unseen | touched | otherwise | missing | _meant_otherwise(seen, now, found.values(), others)
    if not clash and len(fresh[0]) != len(fresh[1]):
        return frozenset(others)
    return frozenset(clash)


def _agree(theirs: Row | None, mine: Row | None) -> bool:
    """Return whether somebody else made of a row just what was meant here."""
    return _without_decided(theirs) == _without_decided(mine)


def _without_decided(row: Row | None) -> Row | None:
    return replace(row, decided=None) if isinstance(row, Entity | Mention | Quote) else row


def _meant_otherwise(seen: Record, now: Record, made: Iterable[Change], others: frozenset[Ref]) -> set[Ref]:
    """Return the rows that changed ones refer to and that somebody else removed, or made something else."""
    own = [change.after for change in made]
    referred = {at for row in own if row is not None for at in _references(row)} & set(others)
    return {at for at in referred if seen.get(at) is not None and _meaning(seen.get(at)) != _meaning(now.get(at))}


def _references(row: Row) -> Iterable[Ref]:
    """Yield the rows that a row refers to."""
    if isinstance(row, Mention) and row.entity is not None:
        yield Ref(Table.ENTITY, row.entity)
    elif isinstance(row, Quote):
        yield from (Ref(Table.ENTITY, one.entity) for one in row.speakers if one.entity is not None)
        yield from (Ref(Table.QUOTE, key) for key in (row.continues, row.within, *row.quoted) if key is not None)
        if row.check is not None and row.check.source is not None:
            yield Ref(Table.SOURCE, row.check.source)
    elif isinstance(row, Note) and row.on is not None:
        yield from (Ref(table, row.on) for table in (Table.ENTITY, Table.MENTION, Table.QUOTE))


def _meaning(row: Row | None) -> object:
    """Return what a reference to a row says: the entity for what it is; of others only that they are there."""
    if isinstance(row, Entity):
        return tuple(getattr(row, name) for name in _MEANING)
    return row is not None


def last_on(decisions: Iterable[Decision], rows: Collection[Ref]) -> Decision | None:
    """Return the first of the decisions, newest first, that changed one of the rows."""
    return next((one for one in decisions if any(change.ref in rows for change in one.changes)), None)
