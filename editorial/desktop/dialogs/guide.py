"""Window with the guide."""

from __future__ import annotations

from PySide6.QtWidgets import QDialogButtonBox, QFrame, QVBoxLayout, QWidget

from editorial.desktop.actions.spoken import native
from editorial.desktop.dialogs.dialog import Dialog
from editorial.desktop.theme import PAD, ROOM
from editorial.desktop.widgets.plain import set_title
from editorial.desktop.widgets.text_browser import TextBrowser
from editorial.domain.resources import resources_folder


class GuideDialog(Dialog):
    """Window that shows `resources/guide/guide.md`, scrolled to a heading if one is given."""

    def __init__(self, heading: str | None, parent: QWidget) -> None:
        super().__init__(parent)
        set_title(self, "Guide")
        self.resize(720, 680)
        folder = resources_folder() / "guide"
        self.browser = TextBrowser("Guide", pictures=folder)
        self.browser.show_markdown(native((folder / "guide.md").read_text(encoding="utf-8")))
        self.browser.document().setDocumentMargin(2 * ROOM)
        self.browser.setFrameShape(QFrame.Shape.NoFrame)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.browser)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        buttons.setContentsMargins(PAD, PAD, PAD, PAD)
        column.addWidget(buttons)
        self.set_main(buttons.button(QDialogButtonBox.StandardButton.Close))
        if heading is not None:
            self._go_to(heading)

    def _go_to(self, heading: str) -> None:
        """Scroll to the first heading that begins with `heading` (lower case)."""
        block = self.browser.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel() and block.text().casefold().startswith(heading):
                cursor = self.browser.textCursor()
                cursor.setPosition(block.position())
                self.browser.setTextCursor(cursor)
                bar = self.browser.verticalScrollBar()
                bar.setValue(bar.value() + self.browser.cursorRect(cursor).top())
                return
            block = block.next()
