"""Moving through the findings, and deciding them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from editorial.desktop.messages import Tone
from editorial.desktop.reviewing.reviewer import Reviewer
from editorial.domain.annotation import How, Mark, Mention, Quote, Status
from editorial.domain.record import Ref, Table
from editorial.review.commands.command import Command
from editorial.review.commands.decide import ClearMark, Confirm, ConfirmSpeaker, Reject, SetMark
from editorial.review.commands.names import DismissMissed
from editorial.review.outline import Item, ItemKind, Outline
from editorial.review.same_name import contested


class Deciding:
    """Next, previous, confirm, reject, unsure, flag."""

    def __init__(self, reviewer: Reviewer) -> None:
        self._reviewer = reviewer
        self.actions: dict[str, Callable[[], None]] = {
            "next": self.next,
            "previous": self.previous,
            "next_doubtful": self.next_doubtful,
            "previous_doubtful": self.previous_doubtful,
            "confirm": self.confirm,
            "reject": self.reject,
            "unsure": lambda: self.toggle(Mark.UNSURE),
            "flag": lambda: self.toggle(Mark.FLAG),
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
            self._reviewer.say(none_there, Tone.HINT)
        else:
            self._reviewer.focus(found)

    def confirm(self) -> None:
        """Confirm the item in focus as it is, and go on."""
        item = self._reviewer.item
        if item is None:
            return
        if item.kind is ItemKind.MISSED:
            self._reviewer.say("Press a type's key to add it as a name: P, O, L, W, or T for another type", Tone.HINT)
            return
        if self._contested(item):
            self._reviewer.open_group(item)
            self._reviewer.say("This name may be two things here: decide place by place, or Shift+M splits", Tone.HINT)
            return
        self._decide(confirmation(item, self._reviewer))

    def _contested(self, item: Item) -> bool:
        """Return whether the item is a group of several places that may be two things."""
        record = self._reviewer.record
        if item.kind is not ItemKind.NAME or item.entity is None or stroke(item) is How.SINGLE:
            return False
        mentions = [record.mentions[at.id] for at in item.refs if at.table is Table.MENTION]
        outline = self._reviewer.outline
        return item.undecided and outline is not None and contested(record, mentions, item.entity, outline.namesakes)

    def confirm_speaker(self) -> None:
        """Confirm who an inferred speaker is, whether the words or the claim are in focus, and go on."""
        item = self._reviewer.item
        if item is not None and item.utterance is not None:
            self._decide(ConfirmSpeaker(quotes=item.utterance.ids))

    def reject(self) -> None:
        """Reject the item in focus, and go on."""
        item = self._reviewer.item
        if item is None:
            return
        if item.kind is ItemKind.MISSED:
            self._decide(DismissMissed(span=item.span))
        elif item.kind is ItemKind.CLAIM:
            self._reviewer.say("Give the quote another speaker (1 to 9, S), or 0 for unknown", Tone.HINT)
        else:
            self._decide(Reject(targets=item.refs, how=stroke(item)))

    def _decide(self, command: Command) -> None:
        if self._reviewer.apply(command) is not None:
            self._reviewer.go_on()

    def toggle(self, mark: Mark) -> None:
        """Put a mark on the item in focus, or take it off."""
        item = self._reviewer.item
        if item is None or not item.refs:
            return
        targets = tuple(at for at in item.refs if at.table is not Table.ENTITY)
        if self._reviewer.at in targets and item.kind is ItemKind.NAME:
            targets = (self._reviewer.at,) if self._reviewer.at else targets
        command = ClearMark if self._has(targets, mark) else SetMark
        self._reviewer.apply(command(targets=targets, mark=mark))

    def _has(self, targets: tuple[Ref, ...], mark: Mark) -> bool:
        rows = map(self._reviewer.record.get, targets)
        return all(isinstance(row, Mention | Quote) and mark in row.marks for row in rows)


def stroke(item: Item) -> How:
    """Return in what stroke a decision on the item is made: a group of several mentions is one stroke."""
    mentions = sum(at.table is Table.MENTION for at in item.refs)
    return How.GROUP if mentions > 1 else How.SINGLE


def confirmation(item: Item, reviewer: Reviewer) -> Command:
    """Return the command that confirms an item; what was rejected in a group stays rejected."""
    if item.kind is ItemKind.CLAIM:
        return ConfirmSpeaker(quotes=tuple(at.id for at in item.refs))
    if item.kind is ItemKind.NAME:
        kept = tuple(at for at in item.refs if not _rejected(reviewer, at))
        return Confirm(targets=kept, how=stroke(replace(item, refs=kept)))
    return Confirm(targets=item.refs)


def _rejected(reviewer: Reviewer, at: Ref) -> bool:
    row = reviewer.record.get(at)
    return isinstance(row, Mention) and row.status is Status.REJECTED
