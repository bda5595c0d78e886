"""Moving through the findings, and deciding them."""

from __future__ import annotations

from collections.abc import Callable, Collection

from editorial.desktop.actions.handlers import Handlers
from editorial.desktop.actions.ids import ActionId
from editorial.desktop.actions.messages import Tone
from editorial.desktop.reviewing.reviewer import Reviewer
from editorial.desktop.reviewing.selection import OccurrenceSelection
from editorial.domain.annotation import How, Mark, Mention, Quote, Status
from editorial.domain.record import Ref, Table
from editorial.review.commands.command import Command
from editorial.review.commands.decide import ClearMark, Confirm, ConfirmSpeaker, Reject, SetMark
from editorial.review.commands.names import DismissMissed
from editorial.review.outline import Item, ItemKind, Outline

NOTHING_TICKED = "No occurrence is ticked: [[places]] goes to them, Space ticks one"

ADD_IT = (
    "Press a type's key to add it as a name: [[person]], [[organisation]], [[place]], [[work]], "
    "or [[other_type]] for another type"
)


class DecisionController:
    """Handles next, previous, confirm, reject, unsure and flag."""

    def __init__(self, reviewer: Reviewer, occurrences: OccurrenceSelection) -> None:
        self._reviewer = reviewer
        self._occurrences = occurrences
        self.actions: Handlers = {
            ActionId.NEXT: self.next,
            ActionId.PREVIOUS: self.previous,
            ActionId.NEXT_DOUBTFUL: self.next_doubtful,
            ActionId.PREVIOUS_DOUBTFUL: self.previous_doubtful,
            ActionId.CONFIRM: self.confirm,
            ActionId.REJECT: self.reject,
            ActionId.UNSURE: lambda: self.toggle(Mark.UNSURE),
            ActionId.FLAG: lambda: self.toggle(Mark.FLAG),
        }

    def next(self) -> None:
        """Focus the next item in the order of the text."""
        self._step(Outline.following, "This is the last finding")

    def previous(self) -> None:
        """Focus the previous item in the order of the text."""
        self._step(Outline.preceding, "This is the first finding")

    def next_doubtful(self) -> None:
        """Focus the next item that needs attention, the most doubtful first."""
        self._step(Outline.next_doubtful, "Nothing needs attention")

    def previous_doubtful(self) -> None:
        """Focus the previous item that needs attention, in the order of doubt."""
        self._step(Outline.previous_doubtful, "Nothing needs attention")

    def _step(self, find: Callable[[Outline, str | None], Item | None], none_there: str) -> None:
        outline, item = self._reviewer.outline, self._reviewer.item
        if outline is None:
            return
        found = find(outline, item.key if item else None)
        if found is None:
            self._reviewer.post(none_there, Tone.HINT)
        else:
            self._reviewer.focus(found)

    def confirm(self) -> None:
        """Confirm the item in focus as it is, and focus the next undecided item."""
        item = self._reviewer.item
        if item is None:
            return
        if item.kind is ItemKind.MISSED:
            self._reviewer.post(ADD_IT, Tone.HINT)
            return
        if self._occurrences.refuses_at_once(item):
            return
        if item.kind is ItemKind.NAME:
            self._decide_places(item, Confirm, "Confirmed")
        elif item.kind is ItemKind.CLAIM:
            self._decide(ConfirmSpeaker(quotes=tuple(at.id for at in item.refs)))
        else:
            self._decide(Confirm(targets=item.refs))

    def confirm_speaker(self) -> None:
        """Confirm the inferred speaker of the item in focus, and focus the next undecided item."""
        item = self._reviewer.item
        if item is not None and item.utterance is not None:
            self._decide(ConfirmSpeaker(quotes=item.utterance.ids))

    def reject(self) -> None:
        """Reject the item in focus, and focus the next undecided item."""
        item = self._reviewer.item
        if item is None:
            return
        if item.kind is ItemKind.MISSED:
            self._decide(DismissMissed(span=item.span))
        elif item.kind is ItemKind.CLAIM:
            self._reviewer.post("Give the quote another speaker (1 to 9, S), or 0 for unknown", Tone.HINT)
        elif item.kind is ItemKind.NAME:
            if not self._occurrences.refuses_at_once(item):
                self._decide_places(item, Reject, "Rejected")
        else:
            self._reject_words(item)

    def _reject_words(self, item: Item) -> None:
        """Reject a quote; of a reported clause with direct quotes in it only the clause, the quotes in it stay."""
        pieces = item.utterance.pieces if item.utterance is not None else ()
        clauses = item.utterance.clauses if item.utterance is not None else ()
        staying = len(pieces) - len(clauses) if clauses else 0
        targets = tuple(Ref(Table.QUOTE, piece.id) for piece in clauses) if staying else item.refs
        if self._decide(Reject(targets=targets)) and staying:
            self._reviewer.post(_staying_words(staying))

    def _decide_places(self, item: Item, make: type[Confirm] | type[Reject], done: str) -> None:
        """Decide the ticked mentions of a name; decide the entity too if no mention is left undecided."""
        ticks = self._occurrences.ticks
        if not ticks.chosen:
            self._reviewer.post(NOTHING_TICKED, Tone.HINT)
            return
        chosen = tuple(Ref(Table.MENTION, key) for key in ticks.chosen)
        rows = (self._reviewer.record.mentions[key] for key in ticks.mentions if key not in ticks.ticked)
        rest = [row for row in rows if row.status is not Status.REJECTED]
        last = not rest if make is Reject else all(row.status.decided for row in rest)
        whole = tuple(at for at in item.refs if at.table is Table.ENTITY) if last else ()

        def go_on() -> None:
            if rest and ticks.by_hand:
                self._reviewer.post(f"{done}: {ticks.words}")
            self._reviewer.focus_next_undecided()

        command = make(targets=(*whole, *chosen), how=stroke(chosen))
        self._reviewer.decide_many(len(chosen), f"Deciding {len(chosen):,} occurrences", command, go_on)

    def _decide(self, command: Command) -> bool:
        """Apply a decision and focus the next undecided item; return whether it was applied."""
        applied = self._reviewer.decide(command) is not None
        if applied:
            self._reviewer.focus_next_undecided()
        return applied

    def toggle(self, mark: Mark) -> None:
        """Set a mark on the item in focus, or clear it."""
        item = self._reviewer.item
        if item is None or not item.refs:
            return
        targets = self._to_mark(item)
        command = ClearMark if self._has(targets, mark) else SetMark
        words = f"Marking {len(targets):,} occurrences"
        self._reviewer.change_many(len(targets), words, command(targets=targets, mark=mark))

    def _to_mark(self, item: Item) -> tuple[Ref, ...]:
        """Return the rows to mark: of a name the mentions ticked by hand, or the one navigated to, or all."""
        refs = tuple(at for at in item.refs if at.table is not Table.ENTITY)
        ticks, at = self._occurrences.ticks, self._reviewer.at
        if item.kind is ItemKind.NAME and ticks.by_hand:
            return tuple(Ref(Table.MENTION, key) for key in ticks.chosen)
        return (at,) if item.kind is ItemKind.NAME and at is not None and at in refs else refs

    def _has(self, targets: tuple[Ref, ...], mark: Mark) -> bool:
        rows = map(self._reviewer.record.get, targets)
        return all(isinstance(row, Mention | Quote) and mark in row.marks for row in rows)


def _staying_words(number: int) -> str:
    """Return what is left of a rejected clause that has so many direct quotes in it."""
    rest = "the direct quote in it stays" if number == 1 else f"the {number} direct quotes in it stay"
    return f"Rejected the reported clause; {rest}"


def stroke(places: Collection[object]) -> How:
    """Return how a decision on so many mentions is made: several at once are a group decision."""
    return How.GROUP if len(places) > 1 else How.SINGLE
