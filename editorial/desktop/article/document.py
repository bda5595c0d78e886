"""An article's text as a QTextDocument: plain text and block formats, one block per paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from PySide6.QtCore import QSizeF
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)

from editorial.desktop.article.offsets import Offsets, Paragraphs
from editorial.desktop.theme import Theme
from editorial.desktop.theme.fonts import article_font, installed_serif
from editorial.domain.article import Article, ZoneKind

COLUMN = 68
"""Characters per line of body text (the middle of the 60 to 75 that read best)."""

LEADING = 1.55
"""Line height of body text, as a multiple of the font size."""

# Qt would start a block at these characters, drop them, or treat them as an object or a byte order mark; each is
# replaced by a character of the same length.
_STAND_INS = {
    0xFEFF: "\u2060",
    0x2029: "\u2028",
    0xFDD0: "\ufffd",
    0xFDD1: "\ufffd",
    0xFFFE: "\ufffd",
    0xFFFC: "\ufffd",
    0x0D: "\u2028",
} | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
_AWKWARD = re.compile("[\r\u2029\ud800-\udfff\ufdd0\ufdd1\ufeff\ufffc\ufffe]")
_SAMPLE = "the harbour board said on Tuesday that it would not publish the report before the council had read it"


def display_text(text: str) -> str:
    """Return the text with the characters that Qt treats specially replaced one for one; all offsets stay the same."""
    return text.translate(_STAND_INS) if _AWKWARD.search(text) else text


class ParagraphStyle(NamedTuple):
    """Font and formats of one kind of paragraph; sizes in pixels."""

    font: QFont
    line_height: int
    ascent: int
    descent: int
    block_format: QTextBlockFormat
    char_format: QTextCharFormat

    @classmethod
    def of(cls, font: QFont, leading: float, char_format: QTextCharFormat) -> ParagraphStyle:
        """Return the style for a font and a line height of `leading` times its size."""
        height = round(font.pixelSize() * leading)
        metrics = QFontMetricsF(font)
        block_format = QTextBlockFormat()
        block_format.setLineHeight(height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        return cls(font, height, round(metrics.ascent()), round(metrics.descent()), block_format, char_format)


class PageStyle(NamedTuple):
    """Styles of a page: paragraph styles, and the widths of the column and of the gutters, in pixels."""

    font: QFont
    styles: Mapping[ZoneKind, ParagraphStyle]
    gap: QTextBlockFormat
    column: int
    gutter: int

    @classmethod
    def of(cls, theme: Theme, pixels: int) -> PageStyle:
        """Return the style for a theme and a body font size in pixels."""
        font = article_font(pixels, installed_serif())
        sample = QFontMetricsF(font).horizontalAdvance(_SAMPLE) / len(_SAMPLE)
        gap = QTextBlockFormat()
        gap.setLineHeight(round(pixels * LEADING * 0.6), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        return cls(font, MappingProxyType(_styles(theme, font)), gap, round(sample * COLUMN), round(pixels * 2.2))


def _styles(theme: Theme, font: QFont) -> dict[ZoneKind, ParagraphStyle]:
    pixels = font.pixelSize()
    headline = QFont(font)
    headline.setPixelSize(round(pixels * 1.65))
    headline.setBold(True)
    small = QFont(font)
    small.setPixelSize(round(pixels * 0.9))
    muted = _inked(theme, "muted_ink")
    muted.setFont(small)
    large = _inked(theme, "headline_ink")
    large.setFont(headline)
    quiet = ParagraphStyle.of(small, LEADING, muted)
    return {
        ZoneKind.BODY: ParagraphStyle.of(font, LEADING, QTextCharFormat()),
        ZoneKind.HEADLINE: ParagraphStyle.of(headline, 1.36, large),
        ZoneKind.BYLINE: quiet,
        ZoneKind.CAPTION: quiet,
        ZoneKind.BOILERPLATE: quiet,
    }


def _inked(theme: Theme, color: str) -> QTextCharFormat:
    char_format = QTextCharFormat()
    char_format.setForeground(theme.color(color))
    return char_format


_ENDLESS = re.compile(r"\S{20000}")
"""A run without white space that is neither a word nor an address, but for example data."""


class Page:
    """An article as a document, with its offsets, its paragraphs and their styles.

    Raises ValueError if Qt's character count differs from ours, which the replaced characters prevent.
    """

    def __init__(self, article: Article, style: PageStyle) -> None:
        self.article, self.style = article, style
        self.offsets = Offsets(article.text)
        self.paragraphs = Paragraphs(article.text)
        self._zones = dict(self._zoned())
        self.document = self._fill()
        if self.document.characterCount() - 1 != self.offsets.utf16_length:
            raise ValueError(
                f"the page holds {self.document.characterCount() - 1} units, the text {self.offsets.utf16_length}"
            )

    @property
    def wrapping(self) -> QTextOption.WrapMode:
        """Return the wrap mode: anywhere if there is a very long run, whose end Qt would search again for each line."""
        modes = QTextOption.WrapMode
        return modes.WrapAnywhere if _ENDLESS.search(self.article.text) else modes.WrapAtWordBoundaryOrAnywhere

    def style_of(self, paragraph: int) -> ParagraphStyle:
        """Return the style of a paragraph by its number."""
        return self.style.styles[self._zones.get(paragraph, ZoneKind.BODY)]

    def _zoned(self) -> Iterator[tuple[int, ZoneKind]]:
        for zone in self.article.zones:
            if zone.kind is not ZoneKind.BODY:
                for number in self.paragraphs.covered(zone.span):
                    yield number, zone.kind

    def _fill(self) -> QTextDocument:
        document = QTextDocument()
        document.setPageSize(QSizeF(0, 0))  # lays out nothing until the view, which knows the width, sets another
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(self.style.font)
        self._set_margins(document)
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        previous: str | None = None
        for number, line in enumerate(display_text(self.article.text).split("\n")):
            style = self.style_of(number)
            block_format = self._block_format(style, line, previous)
            if previous is None:
                cursor.setBlockFormat(block_format)
            else:
                cursor.insertBlock(block_format, style.char_format)
            if line:
                cursor.insertText(line, style.char_format)
            previous = line
        cursor.endEditBlock()
        return document

    def _block_format(self, style: ParagraphStyle, line: str, previous: str | None) -> QTextBlockFormat:
        if not line:
            return self.style.gap
        if not previous:
            return style.block_format
        spaced = QTextBlockFormat(style.block_format)  # paragraphs without an empty line between them
        spaced.setTopMargin(round(style.line_height * 0.4))
        return spaced

    def _set_margins(self, document: QTextDocument) -> None:
        document.setDocumentMargin(0)
        frame = document.rootFrame().frameFormat()
        frame.setLeftMargin(self.style.gutter)
        frame.setRightMargin(self.style.gutter)
        frame.setTopMargin(self.style.gutter)
        frame.setBottomMargin(self.style.gutter * 2)
        document.rootFrame().setFrameFormat(frame)
