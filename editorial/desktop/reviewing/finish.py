"""What ends the work on an article: verify, set aside, reopen; undo and redo."""

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
    """`finished` says that the article is done with and the next one should be opened."""

    finished = Signal()

    def __init__(self, reviewer: Reviewer, ask: Asker) -> None:
        super().__init__(reviewer)
        self._reviewer = reviewer
        self._ask = ask
        self._told: Gate | None = None
        self.actions: Handlers = {
            ActionId.VERIFY: self.verify,
            ActionId.SET_ASIDE: self.set_aside,
            ActionId.REOPEN: self.reopen,
        }
        reviewer.opened.connect(self._forget)

    def _forget(self) -> None:
        self._told = None

    def verify(self) -> None:
        """Verify the article and go on to the next; a closed gate says what is undecided and goes to the first."""
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
        """Say what is undecided and go to the first of it; asked once more, take a reason to verify all the same."""
        words = closed.gate.words[:1].upper() + closed.gate.words[1:]
        if closed.gate == self._told:
            self._ask.words(f"{words}. Verify all the same? Say why:", "", self._override)
            return
        self._told = closed.gate
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
        """Set the article aside and go on to the next."""
        self._end(SetAside())

    def _end(self, command: Command) -> None:
        if self._reviewer.session is not None and self._reviewer.apply(command) is not None:
            self.finished.emit()

    def reopen(self) -> None:
        """Take a verified article, or one set aside, back into review."""
        if self._reviewer.session is not None:
            self._reviewer.apply(Reopen())
