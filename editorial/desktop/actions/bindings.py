"""QActions made from the table, with the editor's own keys where they set any."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from editorial.desktop.actions.layouts import keyboard_language, layout_keys
from editorial.desktop.actions.table import ACTIONS, BY_ID, Action, Repeat, Scope
from editorial.desktop.theme.icons import icon

OwnKeys = Mapping[str, Sequence[str]]


def sequences(action: Action, own: OwnKeys) -> list[QKeySequence]:
    """Return the keys of an action: the editor's own, else the defaults (the platform's where it has one).

    Where a platform's standard key is written in the table for another action, the table is right: on KDE the standard
    key for the full screen is Ctrl+Shift+F.
    """
    if action.id in own:
        return [QKeySequence.fromString(key, QKeySequence.SequenceFormat.PortableText) for key in own[action.id]]
    found: list[QKeySequence] = []
    for key in action.keys:
        bound = [QKeySequence(key)] if isinstance(key, str) else _standard(key)
        found += [sequence for sequence in bound if not sequence.isEmpty() and sequence not in found]
    found += [QKeySequence(key) for key in layout_keys(action.id, keyboard_language())]
    if sys.platform != "darwin":  # the keyboards of the others say Enter on the key that Qt calls Return
        found.sort(key=lambda sequence: sequence.toString().endswith("Return"))
    return found


def _standard(key: QKeySequence.StandardKey) -> list[QKeySequence]:
    return [sequence for sequence in QKeySequence.keyBindings(key) if sequence.toString() not in _written()]


@cache
def _written() -> frozenset[str]:
    """Return every key that the table writes out."""
    return frozenset(QKeySequence(key).toString() for action in ACTIONS for key in action.keys if isinstance(key, str))


def clashes(own: OwnKeys) -> dict[str, list[str]]:
    """Return the keys (portable text) that more than one action has, with the ids of those actions."""
    users: dict[str, list[str]] = {}
    for action in ACTIONS:
        for sequence in sequences(action, own):
            users.setdefault(sequence.toString(), []).append(action.id)
    return {key: ids for key, ids in users.items() if len(ids) > 1}


def shown_key(action: Action, own: OwnKeys) -> str:
    """Return the first key of an action as the platform writes it, or nothing."""
    found = sequences(action, own)
    return found[0].toString(QKeySequence.SequenceFormat.NativeText) if found else ""


class Bindings(QObject):
    """The QActions of a window: those for the whole window, and those whose keys act in the review panes only."""

    def __init__(
        self, window: QWidget, panes: Sequence[QWidget], handlers: Mapping[str, Callable[[], object]], own: OwnKeys
    ) -> None:
        super().__init__(window)
        self.own: dict[str, Sequence[str]] = dict(own)
        self.actions: dict[str, QAction] = {}
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
    def _run(handler: Callable[[], object], *_checked: object) -> None:
        handler()

    def _bind(self) -> None:
        for key, made in self.actions.items():
            made.setShortcuts(sequences(BY_ID[key], self.own))

    def rebind(self, own: OwnKeys) -> None:
        """Take other keys of the editor's own."""
        self.own = dict(own)
        self._bind()

    def refresh_icons(self, palette_of: QWidget) -> None:
        """Draw the icons again, in the colours of another theme."""
        for key, made in self.actions.items():
            name = BY_ID[key].icon
            if name:
                made.setIcon(icon(name, palette_of.palette()))

    def is_review_key(self, event: QKeyEvent) -> bool:
        """Return whether a key belongs to the review (so that a text field keeps it for itself)."""
        pressed = QKeySequence(event.keyCombination())
        return any(
            pressed in made.shortcuts() for key, made in self.actions.items() if BY_ID[key].scope is Scope.REVIEW
        )


OPEN_A_BOX = tuple(QKeyCombination(Qt.KeyboardModifier.AltModifier, key) for key in (Qt.Key.Key_Down, Qt.Key.Key_Up))
"""Keys that open a box to choose from, on most systems."""
FIELDS = (QLineEdit, QPlainTextEdit, QAbstractSpinBox)


def is_field(widget: object) -> bool:
    """Return whether keys typed into the widget are text."""
    return isinstance(widget, FIELDS) or (isinstance(widget, QTextEdit) and not widget.isReadOnly())


class FieldGuard(QObject):
    """In a text field Enter, digits and Ctrl+Enter belong to the field, whatever pane it stands in.

    Each field is watched from the moment it first has the focus; watching all events of the program would be slow.
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
        """Take the keys of the review from the shortcuts while a text field has the focus, and its own from a box."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            opens = isinstance(watched, QComboBox) and event.keyCombination() in OPEN_A_BOX
            if opens or (is_field(watched) and self._bindings.is_review_key(event)):
                event.accept()
                return True
        return super().eventFilter(watched, event)
