"""The guide: how the review goes, and what each type means."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QFrame, QTextBrowser, QVBoxLayout, QWidget

from editorial.desktop.actions.spoken import native
from editorial.desktop.theme import ROOM
from editorial.domain.resources import resources_folder


class GuideDialog(QDialog):
    """Shows `resources/guide/guide.md`, at a place (the name of a heading) if one is given."""

    def __init__(self, place: str | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Guide")
        self.resize(720, 680)
        self.browser = QTextBrowser()
        self.browser.setAccessibleName("Guide")
        self.browser.setOpenExternalLinks(False)
        self.browser.setMarkdown(native((resources_folder() / "guide" / "guide.md").read_text(encoding="utf-8")))
        self.browser.document().setDocumentMargin(2 * ROOM)
        self.browser.setFrameShape(QFrame.Shape.NoFrame)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.browser)
        if place is not None:
            self._go_to(place)

    def _go_to(self, place: str) -> None:
        """Scroll to the heading that begins with `place`."""
        block = self.browser.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel() and block.text().casefold().startswith(place):
                cursor = self.browser.textCursor()
                cursor.setPosition(block.position())
                self.browser.setTextCursor(cursor)
                bar = self.browser.verticalScrollBar()
                bar.setValue(bar.value() + self.browser.cursorRect(cursor).top())
                return
            block = block.next()
