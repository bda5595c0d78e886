"""Browser for text in Markdown that loads nothing: no image, no style, no page."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QWidget

from editorial.domain.visible import visible

_FEATURES = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML


class TextBrowser(QTextBrowser):
    """Read-only text with headings, lists, tables and emphasis; HTML and images in it are shown as they are written.

    A newsroom's guideline may be copied from anywhere: an image in it could name a device that never ends, or a share
    on a network, to which Windows would send who is logged in.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Build the browser; `name` is its accessible name."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)

    def show_markdown(self, text: str) -> None:
        """Show Markdown from its beginning."""
        self.document().setMarkdown(visible(text).replace("![", "!\\["), _FEATURES)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Load nothing; a blank image, since for an empty one Qt would look for the file itself."""
        del name
        if kind == QTextDocument.ResourceType.ImageResource.value:
            blank = QImage(1, 1, QImage.Format.Format_ARGB32)
            blank.fill(0)
            return blank
        return b""
