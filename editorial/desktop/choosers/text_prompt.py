"""Choosers for text: one line, or several lines."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from editorial.desktop.choosers.chooser import Chooser
from editorial.desktop.choosers.occurrence_preview import OccurrencePreview
from editorial.desktop.reviewing.asking import Preview
from editorial.desktop.theme import GAP, Theme
from editorial.desktop.widgets.parts import ENTER, button, muted_label

HINTS = {"one": "Enter keeps it, Esc leaves it as it was", "many": "Enter keeps it, Shift+Enter starts a line"}


GO_HINT = "Shift+Enter starts a line"


class Lines(StrEnum):
    """Whether one line or several lines are asked for."""

    ONE = "one"
    MANY = "many"


class Needed(StrEnum):
    """Whether an empty answer is allowed."""

    WORDS = "words"
    NOTHING = "nothing"


class TextPrompt(Chooser):
    """Chooser for text; it is accepted with the text without white space at its ends."""

    def __init__(
        self,
        host: QWidget,
        theme: Theme,
        title: str,
        value: str = "",
        *,
        lines: Lines = Lines.ONE,
        needed: Needed = Needed.WORDS,
        go: str = "Keep",
    ) -> None:
        """Build the chooser; `go` are the words of the button that accepts the text."""
        super().__init__(host, theme, title)
        self._needed = needed
        self.field: QLineEdit | QPlainTextEdit = self._line(value) if lines is Lines.ONE else self._text(value)
        self.field.setAccessibleName(title)
        self.hint = muted_label("hint", self)
        self.hint.setText(HINTS[lines] if go == "Keep" else GO_HINT)
        self.cancel = button("Cancel", self.dismiss, self)
        self.keep = button(go, self.answer, self)
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
        field.textChanged.connect(self._update_keep)
        return field

    def _text(self, value: str) -> QPlainTextEdit:
        field = QPlainTextEdit(value, self)
        field.setTabChangesFocus(True)
        field.moveCursor(QTextCursor.MoveOperation.End)
        field.setFixedHeight(field.fontMetrics().lineSpacing() * 5 + 4 * GAP)
        field.textChanged.connect(self._update_keep)
        return field

    @property
    def value(self) -> str:
        """Return the current text without white space at its ends."""
        field = self.field
        return (field.text() if isinstance(field, QLineEdit) else field.toPlainText()).strip()

    @property
    def first(self) -> QWidget:
        """Return the text field."""
        return self.field

    @property
    def _worded(self) -> bool:
        return bool(self.value) or self._needed is Needed.NOTHING

    @property
    def allowed(self) -> bool:
        """Return whether the current text can be accepted."""
        return self._worded

    def _update_keep(self) -> None:
        self.keep.setEnabled(self.allowed)

    def answer(self) -> None:
        """Accept the current text, if allowed."""
        if self.allowed:
            self.accept(self.value)

    def key_pressed(self, event: QKeyEvent) -> bool:
        """Accept with Enter; insert a line break with Shift+Enter in a field of several lines."""
        if Qt.Key(event.key()) in ENTER and not self.cancel.hasFocus():
            if isinstance(self.field, QPlainTextEdit) and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                return False
            if not event.isAutoRepeat():
                self.answer()
            return True
        return super().key_pressed(event)


class NamePrompt(TextPrompt):
    """Chooser for the new text of a name in some occurrences; it is accepted with an Answer with the text."""

    def __init__(self, host: QWidget, theme: Theme, title: str, value: str, preview: Preview) -> None:
        super().__init__(host, theme, title, value)
        self.previewed = OccurrencePreview(self, preview, row=self.parts.indexOf(self.field) + 1)
        if self.previewed.box is not None:
            self.hint.setText("Enter keeps it, Tab goes to the occurrences")
            self.previewed.box.changed.connect(self._update_keep)

    @property
    def allowed(self) -> bool:
        """Return whether there is text and an occurrence is ticked."""
        return super().allowed and self.previewed.allowed

    def answer(self) -> None:
        """Accept the text for the ticked occurrences, if allowed."""
        if self.allowed:
            self.accept(self.previewed.answer(self.value))
