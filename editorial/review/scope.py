"""What a decision may claim: it says *one by one* only of what one item of the list was about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from editorial.domain.annotation import Decided, Entity, How, Mention, Quote
from editorial.domain.record import Change, Record, ref
from editorial.domain.utterance import tied


def truthful(record: Record, changes: tuple[Change, ...], made: Decided) -> tuple[How, tuple[Change, ...]]:
    """Return the scope of a decision and its changes, none of which claims more than that.

    `made` is written in the rows that the decision decides. If it says SINGLE and several names or quotes are decided,
    all become GROUP; the pieces of one utterance, which the list shows as one, become WITH_PIECE but for the first.
    A decision that decides no row (on a mark or on who speaks) counts the rows that it changes.
    """
    if made.how is not How.SINGLE:
        return made.how, changes
    changed = [change.after for change in changes if isinstance(change.after, Mention | Quote)]
    decided = [row for row in changed if row.decided is made]  # an equal one may be of another decision
    rows = decided or changed
    if len(rows) < 2:
        return How.SINGLE, changes
    if _one_utterance(record, rows):
        first = min(rows, key=lambda row: (row.span.start, row.id))
        later = {ref(row) for row in decided if row is not first}
        with_piece = replace(made, how=How.WITH_PIECE)
        return How.SINGLE, tuple(_with(one, made, with_piece) if one.ref in later else one for one in changes)
    group = replace(made, how=How.GROUP)
    return How.GROUP, tuple(_with(one, made, group) for one in changes)


def _one_utterance(record: Record, rows: Sequence[Mention | Quote]) -> bool:
    """Return whether the rows are pieces of one utterance in the record before the decision."""
    before = [record.quotes[row.id] for row in rows if isinstance(row, Quote) and row.id in record.quotes]
    if len(before) < len(rows):
        return False
    sets = tied(before)
    return all(sets[row.id] is sets[rows[0].id] for row in rows)


def _with(change: Change, made: Decided, claimed: Decided) -> Change:
    """Return the change with another claim, if it is one that the decision made."""
    after = change.after
    if not isinstance(after, Entity | Mention | Quote) or after.decided is not made:
        return change
    return Change(change.before, replace(after, decided=claimed))
