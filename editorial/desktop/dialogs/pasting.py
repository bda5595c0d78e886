"""Dialog to import pasted text."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from editorial.desktop.dialogs.dialog import Dialog
from editorial.desktop.theme import PAD
from editorial.desktop.widgets.announcing import announce
from editorial.desktop.widgets.field_label import label_for
from editorial.desktop.widgets.plain import Label, set_title
from editorial.jobs.importing import Pasted
from editorial.jobs.pasting import words_of

NO_DATE = "This is no date that the program knows: write it as 2026-11-30, or leave it empty."


def words_in(data: QMimeData | None) -> str:
    """Return the words of what is pasted or dropped; those of rich text with an empty line between its paragraphs.

    None, as for a clipboard that nothing was put into yet, has no words.
    """
    if data is None:
        return ""
    return (words_of(data.html()) if data.hasHtml() else "") or data.text()


class _RichPasteEdit(QPlainTextEdit):
    """Field that takes the words of rich text, paragraph by paragraph."""

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Insert what is pasted or dropped."""
        self.insertPlainText(words_in(source))


class PasteDialog(Dialog):
    """Dialog with the clipboard's text, to be imported as one article, and fields for what is known of it."""

    import_requested = Signal(object)
    """The text is to be imported: a Pasted."""

    def __init__(self, parent: QWidget, dropped: QMimeData | None = None) -> None:
        """Build the dialog with a text that was dropped, else that of the clipboard."""
        super().__init__(parent)
        set_title(self, "Import pasted text")
        self.resize(640, 520)
        words = Label("The first line is the headline. The text is kept as it is and never changed afterwards.")
        words.setWordWrap(True)
        self.text = _RichPasteEdit(words_in(dropped or QGuiApplication.clipboard().mimeData()))
        self.text.setAccessibleName("Text to import")
        self.text.setTabChangesFocus(True)
        self.text.selectAll()  # another text can be pasted at once
        self.source = QLineEdit(placeholderText="Agency, newspaper or web address")
        self.date = QLineEdit(placeholderText="2026-11-30")
        self.authors = QLineEdit(placeholderText="As in the byline; several with commas")
        self.problem = Label(wrap=True)
        self.problem.setForegroundRole(QPalette.ColorRole.WindowText)
        self.problem.hide()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = buttons.addButton("&Import", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        self.text.textChanged.connect(self._check)
        self.date.textChanged.connect(self.problem.hide)
        column = QVBoxLayout(self)
        column.addWidget(words)
        column.addWidget(self.text, 1)
        column.addLayout(self._fields())
        column.addWidget(self.problem)
        column.addWidget(buttons)
        self.set_main(self.go)
        self._check()
        self.text.setFocus()

    def _fields(self) -> QFormLayout:
        rows = QFormLayout()
        rows.setVerticalSpacing(PAD)
        for words, field in (("&Source", self.source), ("&Date", self.date), ("&Author", self.authors)):
            rows.addRow(label_for(words, field), field)
        return rows

    def _check(self) -> None:
        self.go.setEnabled(not self.text.document().isEmpty())

    def _take(self) -> None:
        day = self.date.text().strip()
        if day and not is_date(day):
            self.problem.setText(NO_DATE)
            self.problem.show()
            announce(self.problem, NO_DATE)
            self.date.setFocus()
            self.date.selectAll()
            return
        authors = names_in(self.authors.text())
        source = self.source.text().strip()
        self.import_requested.emit(Pasted(self.text.toPlainText(), source or None, day or None, authors))
        self.accept()


def names_in(byline: str) -> tuple[str, ...]:
    """Return the names of a byline that commas separate."""
    return tuple(name for part in byline.split(",") if (name := part.strip()))


def is_date(words: str) -> bool:
    """Return whether words are a date as articles have it (ISO 8601)."""
    try:
        date.fromisoformat(words)
    except ValueError:
        return False
    return True
