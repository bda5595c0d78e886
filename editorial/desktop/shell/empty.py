"""What an empty library shows: what to do first."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from editorial.desktop.theme import PAD, ROOM

BUTTONS = (("import_files", "Import files…"), ("import_folder", "Import a folder…"), ("paste_article", "Paste a text…"))


class EmptyPage(QWidget):
    """Says what the program is for and offers the ways to bring an article in; `asked` carries an action's id."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = QLabel("No articles yet")
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 1.6)
        title.setFont(font)
        words = QLabel(
            "Drop text files or folders here, import them, or paste a text.\n"
            "The names and quotes in each article are found for you; you confirm or correct them."
        )
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout()
        row.setSpacing(PAD)
        row.addStretch()
        for action, label in BUTTONS:
            button = QPushButton(label)
            button.clicked.connect(lambda _checked=False, action=action: self.asked.emit(action))
            row.addWidget(button)
            if self.focusProxy() is None:
                self.setFocusProxy(button)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setSpacing(ROOM)
        column.addStretch()
        column.addWidget(title, 0, Qt.AlignmentFlag.AlignCenter)
        column.addWidget(words, 0, Qt.AlignmentFlag.AlignCenter)
        column.addLayout(row)
        column.addStretch()
