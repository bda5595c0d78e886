"""Undo and redo: of one decision where it was made, of a change to several articles all at once, as it was made."""

from __future__ import annotations

from collections.abc import Callable

from editorial.desktop.reviewing.reviewer import Reviewer
from editorial.desktop.shell.queue_actions import Queueing


class SteppingBack:
    """Takes back the last step, and makes the last undone one again."""

    def __init__(self, reviewer: Reviewer, queueing: Queueing) -> None:
        self._reviewer, self._queueing = reviewer, queueing
        self.actions: dict[str, Callable[[], None]] = {"undo": self.undo, "redo": self.redo}

    def undo(self) -> None:
        """Take back the last decision, in whatever article it was made; of a change to several articles all of them."""
        self._queueing.stop()
        desk = self._reviewer.desk
        if len(desk.next_undo) > 1:
            self._queueing.go_through(desk.next_undo, desk.take_back, "put back as they were")
        else:
            self._reviewer.undo_or_redo(desk.undo)

    def redo(self) -> None:
        """Make the last undone decision again, or all that were taken back in one step."""
        self._queueing.stop()
        desk = self._reviewer.desk
        if len(desk.next_redo) > 1:
            self._queueing.go_through(desk.next_redo, desk.make_again, "changed again")
        else:
            self._reviewer.undo_or_redo(desk.redo)
