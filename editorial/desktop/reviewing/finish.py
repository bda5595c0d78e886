"""Verifying, setting aside and reopening the open article."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from editorial.desktop.actions.handlers import Handlers
from editorial.desktop.actions.ids import ActionId
from editorial.desktop.actions.messages import Tone
from editorial.desktop.reviewing.asking import Asker
from editorial.desktop.reviewing.reviewer import Reviewer
from editorial.domain.errors import EditorialError
from editorial.domain.gate import Gate
from editorial.review.commands.command import Command
from editorial.review.commands.standing import GateClosedError, Reopen, SetAside, Verify


class FinishController(QObject):
    """Changes the state of the open article."""

    finished = Signal()
    """The article is done; the next one is to be opened."""

    def __init__(self, reviewer: Reviewer, ask: Asker) -> None:
        super().__init__(reviewer)
        self._reviewer = reviewer
        self._ask = ask
        self._shown: Gate | None = None
        self.actions: Handlers = {
            ActionId.VERIFY: self.verify,
            ActionId.SET_ASIDE: self.set_aside,
            ActionId.REOPEN: self.reopen,
        }
        reviewer.opened.connect(self._reset)

    def _reset(self) -> None:
        self._shown = None

    def verify(self) -> None:
        """Verify the article; if something is undecided, post what it is and focus the first of it."""
        if self._reviewer.session is None:
            return
        try:
            self._reviewer.desk.apply(Verify())
        except GateClosedError as closed:
            self._gate(closed)
        except EditorialError as error:
            self._reviewer.post_error(error)
        else:
            self.finished.emit()

    def _gate(self, closed: GateClosedError) -> None:
        """Post what is undecided and focus the first of it; the second time, ask for a reason to verify anyway."""
        words = closed.gate.words[:1].upper() + closed.gate.words[1:]
        if closed.gate == self._shown:
            self._ask.words(f"{words}. Verify all the same? Say why:", "", self._override)
            return
        self._shown = closed.gate
        self._go_to_first(closed.gate)
        self._reviewer.post(f"{words}: decide, or [[verify]] again to verify with a reason", Tone.HINT)

    def _go_to_first(self, closed: Gate) -> None:
        waiting = {*closed.names, *closed.quotes, *closed.claims, *closed.unsure}
        items = self._reviewer.outline.items if self._reviewer.outline is not None else ()
        first = next((i for i in items if waiting & set(i.refs) and (i.undecided or i.attention)), None)
        if first is not None:
            self._reviewer.focus(first)
        else:  # it is not among what is shown
            self._reviewer.focus_ref(min(waiting))

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
