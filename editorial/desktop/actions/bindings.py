"""QActions made from the table of actions."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QPalette
from PySide6.QtWidgets import QWidget

from editorial.desktop.actions.handlers import Handler, Handlers
from editorial.desktop.actions.ids import ActionId
from editorial.desktop.actions.key_guard import KeyGuard
from editorial.desktop.actions.key_map import KeyMap
from editorial.desktop.actions.keys import OwnKeys, sequences
from editorial.desktop.actions.table import ACTIONS, BY_ID, Repeat, Scope, plain_words
from editorial.desktop.theme.icons import icon
from editorial.desktop.widgets.plain import set_tooltip


class Bindings(QObject):
    """QActions of a window: those for the whole window, and those whose keys act in the review panes only."""

    started = Signal()
    """An action is about to run, from its key, a menu or the toolbar."""

    def __init__(self, window: QWidget, panes: Sequence[QWidget], handlers: Handlers, keys: KeyMap) -> None:
        super().__init__(window)
        self._window, self._keys = window, keys
        self._guard = KeyGuard(window, panes, self.is_review_key, self)
        self.actions: dict[ActionId, QAction] = {}
        for action in ACTIONS:
            made = QAction(action.words, self)
            made.setObjectName(action.id)
            made.setAutoRepeat(action.repeat is Repeat.YES)
            made.triggered.connect(partial(self._run, handlers[action.id]))
            if action.icon:
                made.setIcon(icon(action.icon, window.palette()))
            self.actions[action.id] = made
        self._bind()

    def install(self) -> None:
        """Let the keys act in the window. It hears of every change from then on, so what is known is set before."""
        self._window.addActions([*self.actions.values()])
        self._guard.install()

    def add_pane(self, pane: QWidget) -> None:
        """Let the keys of the review act in another pane, too."""
        self._guard.add_pane(pane)

    def ignore_second_enter(self) -> None:
        """Let Enter do nothing for a moment, because it was pressed elsewhere just now."""
        self._guard.ignore_second_enter()

    def _run(self, handler: Handler, *_checked: object) -> None:
        self.started.emit()
        handler()

    def _bind(self) -> None:
        """Set the keys of each action, and its tooltip, which are its words and its first key."""
        for key, made in self.actions.items():
            bound, words = sequences(BY_ID[key], self._keys.own), plain_words(BY_ID[key])
            made.setShortcuts(bound)
            first = bound[0].toString(QKeySequence.SequenceFormat.NativeText) if bound else ""
            set_tooltip(made, f"{words} ({first})" if first else words)

    @property
    def own(self) -> OwnKeys:
        """Return the editor's own keys."""
        return self._keys.own

    def rebind(self, own: OwnKeys) -> None:
        """Replace the editor's own keys."""
        self._keys.replace(own)
        self._bind()

    def refresh_icons(self, palette: QPalette) -> None:
        """Draw the icons again, in the colours of a palette: widgets get theirs only after the theme was applied."""
        for key, made in self.actions.items():
            name = BY_ID[key].icon
            if name:
                made.setIcon(icon(name, palette))

    def is_review_key(self, event: QKeyEvent) -> bool:
        """Return whether a key belongs to an action of the review, which acts in the panes only."""
        pressed = QKeySequence(event.keyCombination())
        return any(
            pressed in made.shortcuts() for key, made in self.actions.items() if BY_ID[key].scope is Scope.REVIEW
        )
