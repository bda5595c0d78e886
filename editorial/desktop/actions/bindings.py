"""QActions made from the table of actions."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QPalette
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from editorial.desktop.actions.handlers import Handler, Handlers
from editorial.desktop.actions.ids import ActionId
from editorial.desktop.actions.key_map import KeyMap
from editorial.desktop.actions.keys import OwnKeys, sequences
from editorial.desktop.actions.table import ACTIONS, BY_ID, Repeat, Scope
from editorial.desktop.theme.icons import icon


class Bindings(QObject):
    """QActions of a window: those for the whole window, and those whose keys act in the review panes only."""

    def __init__(self, window: QWidget, panes: Sequence[QWidget], handlers: Handlers, keys: KeyMap) -> None:
        super().__init__(window)
        self._keys = keys
        self.actions: dict[ActionId, QAction] = {}
        for action in ACTIONS:
            made = QAction(action.words, window)
            made.setObjectName(action.id)
            made.setAutoRepeat(action.repeat is Repeat.YES)
            made.triggered.connect(partial(self._run, handlers[action.id]))
            if action.icon:
                made.setIcon(icon(action.icon, window.palette()))
            if action.scope is Scope.REVIEW:
                made.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                for pane in panes:
                    pane.addAction(made)
            else:
                window.addAction(made)
            self.actions[action.id] = made
        self._bind()
        self._guard = FieldGuard(self)

    @staticmethod
    def _run(handler: Handler, *_checked: object) -> None:
        handler()

    def _bind(self) -> None:
        for key, made in self.actions.items():
            made.setShortcuts(sequences(BY_ID[key], self._keys.own))

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
        """Return whether a key belongs to an action of the review, so that a text field must claim it."""
        pressed = QKeySequence(event.keyCombination())
        return any(
            pressed in made.shortcuts() for key, made in self.actions.items() if BY_ID[key].scope is Scope.REVIEW
        )


OPEN_A_BOX = tuple(QKeyCombination(Qt.KeyboardModifier.AltModifier, key) for key in (Qt.Key.Key_Down, Qt.Key.Key_Up))
"""Keys that open a combo box on most systems."""
FIELDS = (QLineEdit, QPlainTextEdit, QAbstractSpinBox)


def is_field(widget: object) -> bool:
    """Return whether keys pressed in the widget enter text."""
    return isinstance(widget, FIELDS) or (isinstance(widget, QTextEdit) and not widget.isReadOnly())


class FieldGuard(QObject):
    """Event filter that lets text fields keep keys which are shortcuts elsewhere: Enter, digits, Ctrl+Enter.

    It is installed on a field when the field first gets the focus: filtering all events of the program would be slow.
    """

    def __init__(self, bindings: Bindings) -> None:
        super().__init__(bindings)
        self._bindings = bindings
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and (is_field(new) or isinstance(new, QComboBox)):
            new.removeEventFilter(self)
            new.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let a text field keep the keys of the review, and a combo box the keys that open it."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            opens = isinstance(watched, QComboBox) and event.keyCombination() in OPEN_A_BOX
            if opens or (is_field(watched) and self._bindings.is_review_key(event)):
                event.accept()
                return True
        return super().eventFilter(watched, event)
