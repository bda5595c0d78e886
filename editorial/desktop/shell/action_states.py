"""Which actions are enabled, and the words of undo and redo."""

from __future__ import annotations

from PySide6.QtCore import QObject

from editorial.desktop.actions.bindings import Bindings
from editorial.desktop.actions.ids import ActionId
from editorial.desktop.actions.table import OF_AN_ARTICLE
from editorial.desktop.reviewing.reviewer import Reviewer
from editorial.desktop.widgets.plain import escaped


class ActionStates(QObject):
    """Enables the actions on an article while one is open; names the steps that undo and redo would take.

    They are enabled until `start`, since an article is open then at almost every start: each change of an action costs
    the window, its menus and its toolbar an event.
    """

    def __init__(self, reviewer: Reviewer, bindings: Bindings) -> None:
        super().__init__(bindings)
        self._reviewer, self._desk, self._actions = reviewer, reviewer.desk, bindings.actions
        for key in (ActionId.UNDO, ActionId.REDO):
            self._actions[key].setEnabled(False)
        reviewer.opened.connect(self._opened)
        reviewer.closed.connect(self._closed)
        reviewer.changed.connect(self._name_steps)

    def start(self) -> None:
        """Disable the actions on an article if none was opened."""
        if self._reviewer.session is None:
            self._closed()

    def _opened(self) -> None:
        for key in OF_AN_ARTICLE:
            self._actions[key].setEnabled(True)
        self._name_steps()

    def _closed(self) -> None:
        for key in OF_AN_ARTICLE:
            self._actions[key].setEnabled(False)
        self._name_steps()

    def _name_steps(self) -> None:
        for key, words, step in (
            (ActionId.UNDO, "&Undo", self._desk.next_undo),
            (ActionId.REDO, "&Redo", self._desk.next_redo),
        ):
            self._actions[key].setEnabled(bool(step))
            self._actions[key].setText(f"{words} {escaped(self._desk.words(step))}" if step else words)
