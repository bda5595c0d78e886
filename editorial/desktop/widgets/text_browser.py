"""Browser for text in Markdown that loads nothing but the pictures of a folder that comes with the program."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import (
    QImage,
    QPainter,
    QPalette,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QTextBrowser, QWidget

from editorial.domain.visible import visible

PICTURE_SCALE = 2
"""Points of a picture's file for one pixel of the window, so that it is sharp on dense screens."""
DARK = "-dark"
"""End of the name of the file that takes a picture's place in the dark theme."""
_FEATURES = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML
_IMAGE = QTextDocument.ResourceType.ImageResource
_PLACEHOLDER = "\ufffc"


class TextBrowser(QTextBrowser):
    """Read-only text with headings, lists, tables and emphasis; HTML and images in it are shown as they are written.

    A newsroom's guideline may be copied from anywhere: an image in it could name a device that never ends, or a share
    on a network, to which Windows would send who is logged in. Only the PNG files of the folder `pictures`, named
    without a path, are shown, each with its description below, which a screen reader reads.
    """

    def __init__(self, name: str, parent: QWidget | None = None, *, pictures: Path | None = None) -> None:
        """Build the browser; `name` is its accessible name."""
        super().__init__(parent)
        self._files = {one.name: one for one in sorted(pictures.glob("*.png"))} if pictures is not None else {}
        self._shown: list[str] = []
        self._fitted: tuple[int, float, int] | None = None
        self.setAccessibleName(name)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)

    def show_markdown(self, text: str) -> None:
        """Show Markdown from its beginning."""
        names = "|".join(map(re.escape, self._files))
        kept = rf"(?![^\[\]\n]*\]\((?:{names})\))" if names else ""
        self.document().setMarkdown(re.sub(rf"!\[{kept}", r"!\\[", visible(text)), _FEATURES)
        self._shown = self._describe_pictures()
        self._fit_pictures()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Load nothing; a blank image, since for an empty one Qt would look for the file itself."""
        del name
        if kind == _IMAGE.value:
            blank = QImage(1, 1, QImage.Format.Format_ARGB32)
            blank.fill(0)
            return blank
        return b""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pictures to the width."""
        self._fit_pictures()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Take the pictures of the other theme when it changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.DevicePixelRatioChange):
            self._fit_pictures()

    def _describe_pictures(self) -> list[str]:
        """Write the description of each picture below it; return the names of the pictures."""
        names = []
        cursor = self.document().find(_PLACEHOLDER)
        while not cursor.isNull():
            image = cursor.charFormat()
            if image.isImageFormat():
                names.append(image.toImageFormat().name())
                _add_description(cursor, str(image.property(QTextFormat.Property.ImageAltText.value)))
            cursor = self.document().find(_PLACEHOLDER, cursor)
        return names

    def _fit_pictures(self) -> None:
        """Scale the pictures to the width of the page, in the points of the screen, if that changed."""
        room = self.viewport().width() - round(2 * self.document().documentMargin())
        edge = self.palette().color(QPalette.ColorRole.Mid)
        state = (room, self.devicePixelRatioF(), self.palette().color(QPalette.ColorRole.Base).rgb())
        if not self._shown or room <= 0 or state == self._fitted:
            return
        self._fitted = state
        for name in self._shown:
            image = _scaled(QImage(str(self._file(name))), room, self.devicePixelRatioF())
            painter = QPainter(image)
            painter.setPen(edge)
            size = image.deviceIndependentSize().toSize()
            painter.drawRect(0, 0, size.width() - 1, size.height() - 1)
            painter.end()
            self.document().addResource(_IMAGE.value, QUrl(name), image)
        self.document().markContentsDirty(0, self.document().characterCount())

    def _file(self, name: str) -> Path:
        """Return the file of a picture, for the theme that is shown."""
        light = self._files[name]
        if self.palette().color(QPalette.ColorRole.Base).lightness() >= 128:
            return light
        return self._files.get(f"{light.stem}{DARK}.png", light)


def _add_description(cursor: QTextCursor, words: str) -> None:
    """Add a paragraph with a picture's description after the picture that the cursor has selected."""
    cursor.setPosition(cursor.selectionEnd())
    said = QTextCharFormat()
    said.setFontItalic(True)
    cursor.insertBlock(QTextBlockFormat(cursor.blockFormat()), said)
    cursor.insertText(words)


def _scaled(image: QImage, room: int, ratio: float) -> QImage:
    """Return a picture at its own width or as wide as there is room, with `ratio` points for a pixel."""
    width = min(image.width() / PICTURE_SCALE, room)
    fitted = image.convertToFormat(QImage.Format.Format_RGB32).scaledToWidth(
        round(width * ratio), Qt.TransformationMode.SmoothTransformation
    )
    fitted.setDevicePixelRatio(ratio)
    return fitted
