"""What makes a decision of a command: its draft, what is proposed again after it, and what the decision may claim.

No start needs it: `session.py` imports it for the first decision, and the window in advance, when it has been shown.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from editorial.domain.annotation import Entity
from editorial.domain.article import DONE, State
from editorial.domain.decision import Decision
from editorial.domain.record import STANDING, Change, Record, Table
from editorial.review.draft import Draft
from editorial.review.proposals.again import propose_again
from editorial.review.scope import truthful

if TYPE_CHECKING:
    from editorial.review.commands.command import Command

_BESIDE = frozenset({Table.NOTE, Table.SOURCE})
"""The rows beside names and quotes."""


class Drafted(NamedTuple):
    """A draft, and the changes of the command alone, without what follows from them."""

    draft: Draft
    changes: tuple[Change, ...]


def decision(command: Command, draft: Draft, step: int | None) -> Decision | None:
    """Return the decision of a command with all that follows from it, or None if it changes nothing."""
    propose_again(draft)
    changes = draft.changes()
    if not changes:
        return None
    how, changes = truthful(draft.record, changes, draft.decided)
    changes = reopened(draft.record, changes)
    return replace(decision_of(command, draft.record, draft, changes), how=how, step=step)


def decision_of(command: Command, record: Record, draft: Draft, changes: tuple[Change, ...]) -> Decision:
    """Return the decision of a command with these changes."""
    return Decision(
        article_id=record.article.id,
        action=type(command).__name__,
        summary=command.summary_after(draft),
        by=draft.by,
        at=draft.at,
        changes=changes,
        how=command.how,
        reason=command.reason,
    )


def reopened(record: Record, changes: tuple[Change, ...]) -> tuple[Change, ...]:
    """Return the changes, with one that sets the state to IN_REVIEW unless they set the state themselves.

    A note or a source alone says nothing about a name or a quote: it leaves an article verified or set aside. So does
    a pseudonym or what is noted about a right of reply. A source begins no review, either.
    """
    standing = record.standing
    if all(change.ref.table is Table.SOURCE for change in changes):
        return changes
    if standing.state is State.IN_REVIEW or any(change.ref == STANDING for change in changes):
        return changes
    if standing.state in DONE and all(map(_is_beside, changes)):
        return changes
    return (*changes, Change(standing, standing.reopened))


def _is_beside(change: Change) -> bool:
    """Return whether a change says nothing about a name or a quote itself."""
    before, after = change.before, change.after
    if isinstance(before, Entity) and isinstance(after, Entity):
        return replace(before, pseudonym=after.pseudonym, reply=after.reply) == after
    return change.ref.table in _BESIDE
