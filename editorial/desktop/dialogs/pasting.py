"""Dialog to import pasted text."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from editorial.desktop.dialogs.dialog import Dialog


class PasteDialog(Dialog):
    """Dialog with the clipboard's text, to be imported as one article."""

    import_requested = Signal(str)
    """The text is to be imported: the text."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Import pasted text")
        self.resize(640, 480)
        words = QLabel("The first line is the headline. The text is kept as it is and never changed afterwards.")
        words.setWordWrap(True)
        self.text = QPlainTextEdit(QGuiApplication.clipboard().text())
        self.text.setAccessibleName("Text to import")
        self.text.setTabChangesFocus(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = buttons.addButton("&Import", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        self.text.textChanged.connect(self._check)
        column = QVBoxLayout(self)
        column.addWidget(words)
        column.addWidget(self.text, 1)
        column.addWidget(buttons)
        self.set_main(self.go)
        self._check()

    def _check(self) -> None:
        self.go.setEnabled(not self.text.document().isEmpty())

    def _take(self) -> None:
        self.import_requested.emit(self.text.toPlainText())
        self.accept()
