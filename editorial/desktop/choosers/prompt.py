"""Asks for words: one line, or as many as it takes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from editorial.desktop.choosers.popup import Popup

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class LinePrompt(Popup):
    """One line; Enter takes it."""

    def __init__(self, title: str, value: str, then: Callable[[str], None], window: QWidget) -> None:
        super().__init__(title, window)
        self._then = then
        self.field = QLineEdit(value)
        self.field.setAccessibleName(title)
        self.field.selectAll()
        self.field.returnPressed.connect(self._take)
        self.column.addWidget(self.field)
        self.hint("Enter takes it · Esc leaves")
        self.ask(self.field)

    def _take(self) -> None:
        words = self.field.text()
        self.leave()
        self._then(words)


class TextPrompt(Popup):
    """Several lines; Ctrl+Enter takes them, Enter is a new line."""

    def __init__(self, title: str, value: str, then: Callable[[str], None], window: QWidget) -> None:
        super().__init__(title, window)
        self._then = then
        self.field = QPlainTextEdit(value)
        self.field.setAccessibleName(title)
        self.field.setTabChangesFocus(True)
        self.field.setMaximumHeight(5 * self.fontMetrics().height())
        self.field.installEventFilter(self)
        self.go = QPushButton("OK")
        self.go.clicked.connect(self._take)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.go)
        self.column.addWidget(self.field)
        self.hint("Ctrl+Enter takes it · Esc leaves")
        self.column.addLayout(row)
        self.ask(self.field)

    def _take(self) -> None:
        words = self.field.toPlainText()
        self.leave()
        self._then(words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the words with Ctrl+Enter, leave with Esc."""
        if watched is self.field and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._take()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.leave()
                return True
        return super().eventFilter(watched, event)
