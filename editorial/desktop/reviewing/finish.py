"""Verifying, setting aside and reopening the open article."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from editorial.desktop.actions.handlers import Handlers
from editorial.desktop.actions.ids import ActionId
from editorial.desktop.actions.messages import Life, Message, Tone
from editorial.desktop.reviewing.asking import Asker
from editorial.desktop.reviewing.reviewer import Reviewer
from editorial.domain.errors import EditorialError
from editorial.domain.gate import Gate, gate
from editorial.domain.record import Ref, Table
from editorial.domain.waiting import Waiting, waiting
from editorial.review.commands.command import Command
from editorial.review.commands.standing import GateClosedError, Reopen, SetAside, Verify
from editorial.review.item_keys import missed_id
from editorial.review.outline import Item


class FinishController(QObject):
    """Changes the state of the open article."""

    finished = Signal()
    """The article is done; the next one is to be opened."""

    def __init__(self, reviewer: Reviewer, ask: Asker) -> None:
        super().__init__(reviewer)
        self._reviewer = reviewer
        self._ask = ask
        self._shown: Gate | None = None
        self._named: Waiting | None = None
        self.actions: Handlers = {
            ActionId.VERIFY: self.verify,
            ActionId.LOOK: self.look,
            ActionId.SET_ASIDE: self.set_aside,
            ActionId.REOPEN: self.reopen,
        }
        reviewer.opened.connect(self._reset)

    def _reset(self) -> None:
        self._shown = self._named = None

    def verify(self) -> None:
        """Verify the article; if something is undecided or waits besides, post what it is first."""
        if self._reviewer.session is None:
            return
        besides = self._waiting()
        try:
            desk = self._reviewer.desk
            open_now = gate(self._reviewer.record, desk.check_gate, desk.reply_gate).is_open
            if open_now and besides and besides != self._named:
                self._name(besides)
                return
            self._reviewer.desk.apply(Verify())
        except GateClosedError as closed:
            self._gate(closed, besides)
        except EditorialError as error:
            self._reviewer.post_error(error)
        else:
            self.finished.emit()

    def _waiting(self) -> Waiting:
        return waiting(self._reviewer.record, self._reviewer.missed)

    def _name(self, besides: Waiting) -> None:
        """Post what waits besides; the next time the article is verified without it."""
        self._named = besides
        words = f"Not verified yet. {_capital(besides.words)}: [[look]] looks, [[verify]] verifies without"
        self._reviewer.message_posted.emit(Message(words, Tone.HINT, ActionId.LOOK, "Look", Life.ARTICLE))

    def look(self) -> None:
        """Focus the next finding that waits besides what is undecided, from the one in focus on."""
        besides = self._waiting()
        items = self._items(besides)
        if not items:
            self._reviewer.post("Nothing waits besides the findings", Tone.HINT)
            return
        at = self._reviewer.item
        keys = [item.key for item in items]
        following = keys.index(at.key) + 1 if at is not None and at.key in keys else 0
        item = items[following % len(items)]
        self._reviewer.focus(item)
        self._reviewer.post(_about(item, besides), Tone.HINT)

    def _items(self, besides: Waiting) -> Sequence[Item]:
        """Return the findings that what waits is about, in the order of the text."""
        outline = self._reviewer.outline
        if outline is None:
            return ()
        found = [outline.get(missed_id(one)) for one in besides.missed]
        found += [outline.at(Ref(Table.ENTITY, one.entity)) for one in besides.aliases]
        found += [outline.at(Ref(Table.QUOTE, key)) for key in besides.unspoken]
        there = {item.key: item for item in found if item is not None}
        return sorted(there.values(), key=lambda item: (item.span, item.key))

    def _gate(self, closed: GateClosedError, besides: Waiting) -> None:
        """Post what is undecided and focus the first of it; the second time, ask for a reason to verify anyway."""
        words = _capital(closed.gate.words)
        also = f" Besides, {besides.words}." if besides else ""
        if closed.gate == self._shown:
            self._ask.reason(f"{words}.{also} Why verify all the same?", _go(closed.gate), self._override)
            return
        self._shown = closed.gate
        self._go_to_first(closed.gate)
        hint = f"{words}: decide, or [[verify]] again to verify without, with a reason.{also}"
        self._reviewer.post(hint, Tone.HINT, life=Life.ARTICLE)

    def _go_to_first(self, closed: Gate) -> None:
        undecided = {*closed.names, *closed.quotes, *closed.claims, *closed.unsure}
        unchecked = {*closed.unchecked, *closed.to_change, *closed.unasked, *closed.unanswered}
        items = self._reviewer.outline.items if self._reviewer.outline is not None else ()
        first = next((i for i in items if undecided & set(i.refs) and (i.undecided or i.attention)), None)
        if first is None and not undecided:
            undecided, first = unchecked, next((i for i in items if unchecked & set(i.refs)), None)
        if first is not None:
            self._reviewer.focus(first)
        else:  # it is not among what is shown
            self._reviewer.focus_ref(min(undecided))

    def _override(self, reason: str) -> None:
        if not reason.strip():
            self._reviewer.post("Not verified: to verify with something undecided, give a reason", Tone.HINT)
        elif self._reviewer.apply(Verify(reason=reason)) is not None:
            self.finished.emit()

    def set_aside(self) -> None:
        """Set the article aside."""
        self._end(SetAside())

    def _end(self, command: Command) -> None:
        if self._reviewer.session is not None and self._reviewer.apply(command) is not None:
            self.finished.emit()

    def reopen(self) -> None:
        """Reopen an article that is verified or set aside."""
        if self._reviewer.session is not None:
            self._reviewer.apply(Reopen())


def _go(closed: Gate) -> str:
    """Return the words of the button that verifies all the same."""
    if closed.undecided:
        return f"Verify without deciding {closed.undecided}"
    if closed.unsure:
        return f"Verify with {len(closed.unsure)} unsure"
    if closed.unchecked:
        return f"Verify without checking {len(closed.unchecked)}"
    if closed.to_change:
        return f"Verify with {len(closed.to_change)} to be changed"
    return f"Verify without a reply of {len(closed.unasked) + len(closed.unanswered)}"


def _about(item: Item, besides: Waiting) -> str:
    """Return what is asked of a finding that waits."""
    for one in besides.aliases:
        if item.entity == one.entity:
            return (
                f"“{one.alias}” may be {one.name}: [[merge_offered]] merges, [[keep_apart]] denies it, [[look]] goes on"
            )
    if item.utterance is not None:
        return "Nobody was entered as the speaker of this quote: [[choose_speaker]] chooses one, [[look]] goes on"
    return "This may be a name: a type's key adds it, [[reject]] says that it is none, [[look]] goes on"


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
