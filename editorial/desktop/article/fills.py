"""What is filled with a plain colour above the text of a paragraph, collected once and painted with few calls.

A page has thousands of such rectangles, and each call from Python takes longer than the filling itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath

from editorial.desktop.article.label_glyphs import add_label_glyph
from editorial.desktop.article.model import Look
from editorial.desktop.article.strokes import bar_rects, draw_hatch


class _Glyphs(NamedTuple):
    color: QColor
    path: QPainterPath


class Fills:
    """Bars, lines, dots and glyphs by colour, in pixels from the paragraph's corner."""

    def __init__(self) -> None:
        self._rects: dict[int, tuple[QColor, list[QRect]]] = {}
        self._glyphs: dict[int, _Glyphs] = {}
        self._hatched: list[tuple[QRect, QColor]] = []

    def add(self, rects: Iterable[QRect], color: QColor) -> None:
        """Add rectangles of a colour."""
        known = self._rects.get(color.rgba())
        if known is None:
            known = self._rects[color.rgba()] = color, []
        known[1].extend(rects)

    def add_bar(self, rect: QRect, color: QColor, look: Look) -> None:
        """Add a horizontal underline or a vertical margin bar in a look."""
        self.add(bar_rects(rect, look), color)
        if look is Look.CONFLICT:
            self._hatched.append((rect, color))

    def add_glyph(self, box: QRect, color: QColor, label: str) -> None:
        """Add the glyph of a label in a square."""
        known = self._glyphs.get(color.rgba())
        if known is None:
            known = self._glyphs[color.rgba()] = _Glyphs(color, QPainterPath())
            known.path.setFillRule(Qt.FillRule.WindingFill)
        add_label_glyph(known.path, box, label)

    def paint(self, painter: QPainter) -> None:
        """Paint everything; the glyphs over the lines."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)  # all edges are at whole pixels
        for color, rects in self._rects.values():
            painter.setBrush(color)
            painter.drawRects(rects)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for color, path in self._glyphs.values():
            painter.setBrush(color)
            painter.drawPath(path)
        for rect, color in self._hatched:
            draw_hatch(painter, rect, color)
