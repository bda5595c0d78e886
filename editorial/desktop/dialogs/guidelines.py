"""Window with the guideline for the focused annotation's label, which the newsroom can edit."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from editorial.desktop.dialogs.dialog import Dialog, button
from editorial.desktop.dialogs.guideline_texts import GuidelineTexts, words
from editorial.desktop.theme import GAP, PAD
from editorial.desktop.widgets.plain import Label, set_title
from editorial.desktop.widgets.text_browser import TextBrowser
from editorial.domain.errors import EditorialError

OWN = "Written by the newsroom"
FROM_GUIDE = "From the guide"
NONE_YET = "*There is no guideline for this type yet. Edit writes one.*"
UNSAVED = "Not saved yet: save it, or discard it"
SIZE = (340, 220)


class GuidelineDialog(Dialog):
    """Small window with a guideline; while it is edited, it does not follow the focus.

    `keys` returns the shortcuts that open the window; they also close it.
    """

    def __init__(self, texts: GuidelineTexts, keys: Callable[[], Sequence[QKeySequence]], parent: QWidget) -> None:
        super().__init__(parent)
        set_title(self, "Guideline")
        self.resize(*SIZE)
        self._texts, self._keys = texts, keys
        self._topic = ""
        self.topic = QComboBox()
        self.topic.setAccessibleName("Guideline for")
        self.topic.activated.connect(lambda at: self._show(self.topic.itemData(at)))
        self.note = Label()
        self.note.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.page = TextBrowser("Guideline")
        self.page.document().setDocumentMargin(PAD)
        self.field = QPlainTextEdit()
        self.field.setAccessibleName("Text of the guideline")
        self.field.setTabChangesFocus(True)
        self.field.document().setDocumentMargin(PAD)
        self.texts = QStackedWidget()
        self.texts.addWidget(self.page)
        self.texts.addWidget(self.field)
        self.edit = button("&Edit", self._edit)
        self.shut = button("&Close", self.close)
        self.save = button("&Save", self._save)
        self.discard = button("&Discard", self._read)
        self.reset = button("&Reset to the guide", self._reset)
        self._lay_out()
        self._read()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.topic)
        head.addWidget(self.note, 1, Qt.AlignmentFlag.AlignRight)
        foot = QHBoxLayout()
        foot.setSpacing(GAP)
        foot.addWidget(self.reset)
        foot.addStretch()
        for made in (self.edit, self.shut, self.save, self.discard):
            foot.addWidget(made)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAD, PAD, PAD, PAD)
        column.setSpacing(PAD)
        column.addLayout(head)
        column.addWidget(self.texts, 1)
        column.addLayout(foot)

    @property
    def editing(self) -> bool:
        """Return whether the guideline is being edited."""
        return self.texts.currentWidget() is self.field

    @property
    def unsaved(self) -> bool:
        """Return whether there are unsaved changes."""
        return self.editing and self.field.document().isModified()

    def show_topic(self, topic: str) -> None:
        """Show the guideline of a topic, unless one is being edited."""
        if self.editing:
            return
        self.topic.clear()
        for one in self._texts.topics():
            self.topic.addItem(words(one), one)
        self._show(topic)

    def show_beside(self, pane: QWidget) -> None:
        """Open to the left of a pane, at its top, and focus the text."""
        if not self.isVisible():
            corner = pane.mapToGlobal(QPoint(0, 0))
            self.move(corner.x() - self.width() - PAD, corner.y() + PAD)
        self.show()
        self.raise_()
        self.activateWindow()
        (self.field if self.editing else self.page).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show(self, topic: str) -> None:
        if self.unsaved:
            self.topic.setCurrentIndex(self.topic.findData(self._topic))
            self.note.setText(UNSAVED)
            return
        self._topic = topic
        if self.topic.findData(topic) < 0:
            self.topic.addItem(words(topic), topic)
        self.topic.setCurrentIndex(self.topic.findData(topic))
        self._read()

    def _read(self) -> None:
        """Switch to reading and discard unsaved changes."""
        self.field.document().setModified(False)
        self.texts.setCurrentWidget(self.page)
        text = self._texts.text(self._topic) if self._topic else ""
        self.page.show_markdown(text or NONE_YET)
        own = bool(self._topic and self._texts.own(self._topic))
        self.note.setText(OWN if own else FROM_GUIDE if text else "")
        self._offer(reading=True, own=own)
        self.page.setFocus()

    def _offer(self, *, reading: bool, own: bool) -> None:
        for made in (self.edit, self.shut):
            made.setVisible(reading)
        for made in (self.save, self.discard):
            made.setVisible(not reading)
        self.reset.setVisible(not reading and own)
        self.set_main(self.shut if reading else self.save)

    def _edit(self) -> None:
        self.field.setPlainText(self._texts.text(self._topic))
        self.field.document().setModified(False)
        self.note.clear()
        self.texts.setCurrentWidget(self.field)
        self._offer(reading=False, own=bool(self._texts.own(self._topic)))
        self.field.setFocus()

    def _save(self) -> None:
        self._keep(self.field.toPlainText())

    def _reset(self) -> None:
        self._keep("")

    def _keep(self, text: str) -> None:
        try:
            self._texts.keep(self._topic, text)
        except EditorialError as error:
            self.note.setText(str(error))
            return
        self._read()

    def reject(self) -> None:
        """Handle Esc: show a hint if there are unsaved changes, end editing if there are none, else close."""
        if self.unsaved:
            self.note.setText(UNSAVED)
        elif self.editing:
            self._read()
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ignore the event while there are unsaved changes."""
        if self.unsaved:
            self.note.setText(UNSAVED)
            event.ignore()
        else:
            super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with the shortcut that opened the window; save with Ctrl+Enter while editing."""
        pressed = QKeySequence(event.keyCombination())
        if self.editing and pressed in (QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")):
            self._save()
        elif not self.editing and pressed in self._keys():
            self.close()
        else:
            super().keyPressEvent(event)
