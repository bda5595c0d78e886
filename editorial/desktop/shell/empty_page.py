"""The page of a library that has no article yet."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from editorial.desktop.actions.ids import ActionId
from editorial.desktop.theme import PAD, ROOM
from editorial.desktop.widgets.plain import Label

BUTTONS = (
    (ActionId.IMPORT_FILES, "Import files…"),
    (ActionId.IMPORT_FOLDER, "Import a folder…"),
    (ActionId.PASTE_ARTICLE, "Paste a text…"),
)


class EmptyPage(QWidget):
    """Says what the program is for, with a button for each way to import an article."""

    action_requested = Signal(object)
    """A button was clicked: the ActionId."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = Label("No articles yet")
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 1.6)
        title.setFont(font)
        words = Label(
            "Drop text files or folders here, import them, or paste a text.\n"
            "The names and quotes in each article are found for you; you confirm or correct them."
        )
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(PAD)
        row.addStretch()
        for action, label in BUTTONS:
            button = QPushButton(label)
            button.clicked.connect(lambda _checked=False, action=action: self.action_requested.emit(action))
            row.addWidget(button)
            if self.focusProxy() is None:
                self.setFocusProxy(button)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setSpacing(ROOM)
        column.addStretch()
        column.addWidget(title, 0, Qt.AlignmentFlag.AlignCenter)
        column.addWidget(words)
        column.addLayout(row)
        column.addStretch()
