"""A question for words: one line, or a text."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from editorial.desktop.choosers.chooser import ENTER, Chooser
from editorial.desktop.choosers.occurrence_preview import OccurrencePreview
from editorial.desktop.reviewing.asking import Preview
from editorial.desktop.theme import GAP, Theme
from editorial.desktop.widgets.parts import button, muted_label

HINTS = {"one": "Enter keeps it, Esc leaves it as it was", "many": "Enter keeps it, Shift+Enter starts a line"}


class Lines(StrEnum):
    """How much is asked for: one line, or a text of any length."""

    ONE = "one"
    MANY = "many"


class Needed(StrEnum):
    """Whether an empty answer is one."""

    WORDS = "words"
    NOTHING = "nothing"


class TextPrompt(Chooser):
    """`accepted` carries the words, without white space at their ends."""

    def __init__(
        self,
        host: QWidget,
        theme: Theme,
        title: str,
        value: str = "",
        *,
        lines: Lines = Lines.ONE,
        needed: Needed = Needed.WORDS,
    ) -> None:
        super().__init__(host, theme, title)
        self._needed = needed
        self.field: QLineEdit | QPlainTextEdit = self._line(value) if lines is Lines.ONE else self._text(value)
        self.field.setAccessibleName(title)
        self.hint = muted_label("hint", self)
        self.hint.setText(HINTS[lines])
        self.cancel = button("Cancel", self.dismiss, self)
        self.keep = button("Keep", self.answer, self)
        self.keep.setDefault(True)
        line = QHBoxLayout()
        line.setSpacing(GAP)
        line.addWidget(self.hint, 1)
        line.addWidget(self.cancel)
        line.addWidget(self.keep)
        self.parts.addWidget(self.field)
        self.parts.addLayout(line)
        self.watch(self.field, self.cancel, self.keep)
        self.keep.setEnabled(self._worded)

    def _line(self, value: str) -> QLineEdit:
        field = QLineEdit(value, self)
        field.selectAll()
        field.textChanged.connect(self._judge)
        return field

    def _text(self, value: str) -> QPlainTextEdit:
        field = QPlainTextEdit(value, self)
        field.setTabChangesFocus(True)
        field.moveCursor(QTextCursor.MoveOperation.End)
        field.setFixedHeight(field.fontMetrics().lineSpacing() * 5 + 4 * GAP)
        field.textChanged.connect(self._judge)
        return field

    @property
    def value(self) -> str:
        """Return the words as they stand, without white space at their ends."""
        field = self.field
        return (field.text() if isinstance(field, QLineEdit) else field.toPlainText()).strip()

    @property
    def first(self) -> QWidget:
        """Return the field."""
        return self.field

    @property
    def _worded(self) -> bool:
        return bool(self.value) or self._needed is Needed.NOTHING

    @property
    def allowed(self) -> bool:
        """Return whether what stands there is an answer."""
        return self._worded

    def _judge(self) -> None:
        self.keep.setEnabled(self.allowed)

    def answer(self) -> None:
        """Take the words."""
        if self.allowed:
            self.accept(self.value)

    def key_pressed(self, event: QKeyEvent) -> bool:
        """Let Enter keep the words; with Shift it starts a line where there is room for several."""
        if Qt.Key(event.key()) in ENTER and not self.cancel.hasFocus():
            if isinstance(self.field, QPlainTextEdit) and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                return False
            if not event.isAutoRepeat():
                self.answer()
            return True
        return super().key_pressed(event)


class NamePrompt(TextPrompt):
    """Asks what a name is to be called in the places shown; `accepted` carries the words as Placed."""

    def __init__(self, host: QWidget, theme: Theme, title: str, value: str, preview: Preview) -> None:
        super().__init__(host, theme, title, value)
        self.previewed = OccurrencePreview(self, preview, row=self.parts.indexOf(self.field) + 1)
        if self.previewed.box is not None:
            self.hint.setText("Enter keeps it, Tab goes to the places")
            self.previewed.box.changed.connect(self._judge)

    @property
    def allowed(self) -> bool:
        """Return whether there are words, and a place to be called so."""
        return super().allowed and self.previewed.allowed

    def answer(self) -> None:
        """Take the words for the places that are left in."""
        if self.allowed:
            self.accept(self.previewed.answer(self.value))
