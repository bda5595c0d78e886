"""Chooser for the names of a paragraph: confirm those left ticked, or give them a type."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPushButton, QWidget

from editorial.desktop.actions.ids import ActionId
from editorial.desktop.actions.keys import OwnKeys, sequences, shown_key
from editorial.desktop.actions.table import BY_ID, TYPE_KEYS
from editorial.desktop.choosers.occurrence_choosers import SeveralChooser
from editorial.desktop.reviewing.asking import OTHER_LABEL, Answer, Preview
from editorial.desktop.theme import Theme
from editorial.desktop.widgets.parts import ENTER, button, row
from editorial.desktop.widgets.plain import set_tooltip
from editorial.domain import labels

TYPES = {**TYPE_KEYS, ActionId.OTHER_TYPE: OTHER_LABEL}
"""The label that each action gives to the ticked names."""


class ParagraphChooser(SeveralChooser):
    """Chooser for names of a paragraph; it is accepted with an Answer: None confirms the ticked ones, a label is their
    type, OTHER_LABEL asks for one.

    Enter confirms; the keys of the types (`own` are the editor's own keys) and their buttons give a type.
    """

    def __init__(self, host: QWidget, theme: Theme, title: str, preview: Preview, own: OwnKeys) -> None:
        self.types: list[QPushButton] = []
        super().__init__(host, theme, title, "Confirm", preview)
        self._typed = {
            key.toString(): label for action, label in TYPES.items() for key in sequences(BY_ID[action], own)
        }
        self.types += [self._type_button(action, label, own) for action, label in TYPES.items()]
        self.parts.insertLayout(self.parts.indexOf(self.note), row(*self.types))
        keys = ", ".join(filter(None, (shown_key(BY_ID[action], own) for action in TYPES)))
        self.hint.setText(f"Space leaves an occurrence out, Enter confirms the rest; {keys} give the rest a type")
        self.watch(*self.types)
        order = (self.box.every, self.occurrences, *self.types, self.cancel, self.apply)
        for one, following in pairwise(order):
            self.setTabOrder(one, following)
        self._count()

    def _type_button(self, action: ActionId, label: str, own: OwnKeys) -> QPushButton:
        words = labels.words(label).capitalize() if label else "Another type…"
        made = button(words, partial(self._give, label), self, name=f"Give the ticked names the type: {words}")
        set_tooltip(made, shown_key(BY_ID[action], own))
        return made

    def _count(self) -> None:
        super()._count()
        for made in self.types:
            made.setEnabled(self.apply.isEnabled())

    def _give(self, label: str) -> None:
        if self.apply.isEnabled():
            self.accept(Answer(label, self.keys))

    def answer(self) -> None:
        """Accept the ticked names as they are."""
        self.accept(Answer(None, self.keys))

    def key_pressed(self, event: QKeyEvent) -> bool:
        """Give the ticked names a type with its key, or with Enter on its button."""
        focused = next((made for made in self.types if made.hasFocus()), None)
        label = self._typed.get(QKeySequence(event.keyCombination()).toString())
        if focused is not None and Qt.Key(event.key()) in ENTER:
            label = list(TYPES.values())[self.types.index(focused)]
        if label is None:
            return super().key_pressed(event)
        if not event.isAutoRepeat():
            self._give(label)
        return True
