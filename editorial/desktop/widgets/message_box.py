"""Message box for plain text."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

from editorial.domain.visible import visible

Role = QMessageBox.ButtonRole
Standard = QMessageBox.StandardButton
Icon = QMessageBox.Icon
_LONGEST = 1_000
"""How many code points of a message are shown: a path may be long."""


class MessageBox(QMessageBox):
    """Box with a message and buttons; neither the words nor what they quote are ever markup."""

    def __init__(
        self, words: str, parent: QWidget | None = None, *, icon: Icon = Icon.NoIcon, title: str = "Editorial"
    ) -> None:
        super().__init__(icon, title, "", parent=parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(_plain(words))

    def explain(self, words: str) -> None:
        """Show more words, smaller, below the message."""
        self.setInformativeText("-")
        for label in self.findChildren(QLabel):  # the second label, which is there now, would guess
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.setInformativeText(_plain(words))


def _plain(words: str) -> str:
    said = visible(words)
    return said if len(said) <= _LONGEST else f"{said[:_LONGEST]}…"
