"""Painting of a paragraph's highlights below and above its text, in pixels from the paragraph's corner."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter

from editorial.desktop.article.document import PageStyle
from editorial.desktop.article.fills import Fills
from editorial.desktop.article.geometry import LineFragment
from editorial.desktop.article.label_glyphs import LABEL_GLYPHS
from editorial.desktop.article.model import CheckSign, Layer, Look
from editorial.desktop.article.shapes import QUOTED, UNDERLINED, Drawing, Shape
from editorial.desktop.article.strokes import (
    dot_rects,
    draw_frame,
    draw_outline,
    draw_wave,
    fill_box,
    strike_rect,
)
from editorial.desktop.theme import Theme
from editorial.domain.record import Ref

_FRAMED = QUOTED | UNDERLINED | {Layer.TERM, Layer.PROBLEM, Layer.NOTE}
_QUIET_KINDS = frozenset({"indirect", "mixed"})
_BOXED = {Layer.TERM: ("term_wash", "term"), Layer.SPEAKER: ("speaker_wash", "speaker")}


class Measures(NamedTuple):
    """Sizes of what is painted, in pixels, proportional to the font size."""

    line: int
    glyph: int
    bar: int
    gutter: int

    @classmethod
    def of(cls, style: PageStyle) -> Measures:
        """Return the sizes for a page style."""
        pixels = style.font.pixelSize()
        return cls(max(3, round(pixels / 5)), max(5, round(pixels * 0.38)), max(4, round(pixels / 4)), style.gutter)

    def lane(self, number: int) -> QRect:
        """Return x (from the column's left edge) and width of a lane for margin bars, as a rectangle of height 0."""
        width = self.bar if number == 0 else max(3, self.bar - 1)
        inwards = 0 if number == 0 else self.bar + 2 + (min(number, 2) - 1) * (width + 1)
        return QRect(inwards - self.bar * 4, 0, width, 0)

    @property
    def link_lane(self) -> int:
        """Return the x of the vertical part of a link, in pixels from the column's left edge."""
        return -self.bar * 6


class Layers:
    """Painter of all layers in one theme."""

    def __init__(self, theme: Theme, style: PageStyle) -> None:
        self._theme = theme
        self.measures = Measures.of(style)

    def below(self, painter: QPainter, drawing: Drawing, focus: Iterable[Shape], hover: Iterable[Shape]) -> None:
        """Paint the background colours below the text."""
        focused = tuple(focus)
        for shape in drawing.of(Layer.QUOTE, Layer.NESTED):
            if not any(shape is other for other in focused):  # two translucent colours would blend to an unclear one
                self._wash_quote(painter, shape)
        for shape in drawing.of(Layer.NOTE):
            _fill(painter, shape.fragments, self._theme.color("note_wash"))
        for shape in drawing.of(Layer.TERM, Layer.SPEAKER):
            self._box(painter, shape)
        for shape in focused:
            _wash_framed(painter, shape, self._theme.color("focus_wash"))
        for shape in hover:
            _wash_framed(painter, shape, self._theme.color("hover_wash"))

    def fills(self, drawing: Drawing) -> Fills:
        """Return the bars, underlines and strike-throughs, which are painted above the text."""
        fills = Fills()
        for shape in drawing.of(Layer.QUOTE, Layer.NESTED):
            lane, (top, bottom) = self.measures.lane(shape.lane), shape.bar
            rect = QRect(lane.left(), top + 2, lane.width(), max(3, bottom - top - 4))
            fills.add_bar(rect, self.color_of(shape), shape.highlight.look)
        for shape in drawing.of(Layer.NAME):
            self._underline(fills, shape)
        for shape in drawing.of(Layer.MISSED):
            self._under_dots(fills, shape, self._theme.color("missed"))
        for shape in drawing.of(Layer.CUE):
            self._under_dots(fills, shape, self._theme.color("cue"))
        for shape in drawing.shapes:
            if shape.highlight.look is Look.REJECTED:
                self._strike(fills, shape.fragments)
        return fills

    def signs(self, painter: QPainter, drawing: Drawing) -> None:
        """Paint the signs of noted problems and notes above the text."""
        for shape in drawing.of(Layer.PROBLEM):
            for fragment in shape.fragments:
                draw_wave(painter, fragment.left, fragment.right, self._foot(fragment), self._theme.color("problem"))
        for shape in drawing.of(Layer.NOTE):
            self._note_sign(painter, shape)
        for shape in drawing.of(Layer.QUOTE):
            if shape.highlight.check is not None:
                self._check_sign(painter, shape, shape.highlight.check)

    def _check_sign(self, painter: QPainter, shape: Shape, check: CheckSign) -> None:
        """Paint the sign of a check beside the top of the quote's bar, outside of it."""
        size = self.measures.bar * 3
        painter.setPen(self._theme.color("problem" if check is CheckSign.CHANGE else "quote_bar"))
        font = painter.font()
        font.setPixelSize(size)
        font.setBold(True)
        painter.setFont(font)
        left = self.measures.lane(0).left() - size - 2
        painter.drawText(QRect(left, shape.bar[0] + 1, size, size + 2), Qt.AlignmentFlag.AlignCenter, check.value)

    def focus(self, painter: QPainter, shapes: Iterable[Shape]) -> None:
        """Paint the frames of the focused shapes."""
        for shape in shapes:
            self._frame(painter, shape, self._theme.color("focus"), 2)

    def chosen(self, painter: QPainter, shapes: Iterable[Shape]) -> None:
        """Paint thinner frames around what is decided together with the focused item."""
        for shape in shapes:
            self._frame(painter, shape, self._theme.color("focus"), 1)

    def hover(self, painter: QPainter, shapes: Iterable[Shape]) -> None:
        """Paint thinner frames around what is under the pointer."""
        for shape in shapes:
            self._frame(painter, shape, self._theme.color("hover"), 1)

    def color_of(self, shape: Shape) -> QColor:
        """Return the colour of a shape."""
        if shape.highlight.look is Look.REJECTED:
            return self._theme.color("rejected")
        if shape.highlight.layer is Layer.NAME:
            return self._theme.label_color(shape.highlight.label)
        return self._theme.color(
            {Layer.QUOTE: "quote_bar", Layer.NESTED: "nested_bar"}.get(shape.highlight.layer, "ink")
        )

    def _wash_quote(self, painter: QPainter, shape: Shape) -> None:
        if shape.highlight.look is Look.REJECTED:
            return
        color = QColor(self._theme.color("quote_wash" if shape.highlight.layer is Layer.QUOTE else "nested_wash"))
        if shape.highlight.label in _QUIET_KINDS:
            color.setAlphaF(color.alphaF() * 0.55)
        _fill(painter, shape.fragments, color)

    def _box(self, painter: QPainter, shape: Shape) -> None:
        wash, line = (self._theme.color(name) for name in _BOXED[shape.highlight.layer])
        look = shape.highlight.look
        if look is Look.REJECTED:
            return
        for fragment in shape.fragments:
            rect = fragment.frame if shape.highlight.layer is Layer.SPEAKER else fragment.box.adjusted(-1, 1, 1, 1)
            if look is Look.DECIDED:
                fill_box(painter, rect, wash)
            draw_frame(painter, rect, line, 1)

    def _underline(self, fills: Fills, shape: Shape) -> None:
        color, look = self.color_of(shape), shape.highlight.look
        height, glyph = self.measures.line, self.measures.glyph
        glyph_at = shape.fragments[0] if look is not Look.REJECTED and shape.highlight.label in LABEL_GLYPHS else None
        for fragment in shape.fragments:
            left, right, y = fragment.left, fragment.right, self._foot(fragment) + shape.track * (height + 2)
            if fragment is glyph_at:
                fills.add_glyph(QRect(left, y - (glyph - height) // 2, glyph, glyph), color, shape.highlight.label)
                # The line begins after the glyph, which a solid line through it would hide.
                left = max(left, min(left + glyph + 2, right - glyph))
            fills.add_bar(QRect(left, y, right - left, height), color, look)

    def _under_dots(self, fills: Fills, shape: Shape, color: QColor) -> None:
        below = shape.track * (self.measures.line + 2)
        for fragment in shape.fragments:
            fills.add(dot_rects(fragment.left, fragment.right, self._foot(fragment) + below), color)

    def _note_sign(self, painter: QPainter, shape: Shape) -> None:
        fragment = shape.fragments[-1]
        side = self.measures.glyph
        fill_box(
            painter, QRect(fragment.right - side // 2, fragment.box.top() - 2, side, side), self._theme.color("note")
        )

    def _strike(self, fills: Fills, fragments: Sequence[LineFragment]) -> None:
        lines = (strike_rect(one.left, one.right, one.baseline - round(one.style.ascent * 0.32)) for one in fragments)
        fills.add(lines, self._theme.color("rejected"))

    def _frame(self, painter: QPainter, shape: Shape, color: QColor, width: int) -> None:
        if shape.highlight.layer not in QUOTED:
            for fragment in shape.fragments:
                draw_frame(painter, fragment.frame, color, width)
            return
        if width > 1:  # focused: a strong frame around the bar, a thin line around the words
            lane = self.measures.lane(shape.lane)
            bar = QRect(lane.left(), shape.bar[0] + 2, lane.width(), shape.bar[1] - shape.bar[0] - 4)
            draw_frame(painter, bar.adjusted(-3, -3, 3, 3), color, width)
            color = QColor(color)
            color.setAlphaF(0.45)
        draw_outline(painter, (fragment.band.adjusted(-2, 0, 2, 0) for fragment in shape.fragments), color, 1)

    def _foot(self, fragment: LineFragment) -> int:
        return fragment.baseline + max(3, fragment.style.descent - 1)


def _fill(painter: QPainter, fragments: Iterable[LineFragment], color: QColor) -> None:
    for fragment in fragments:
        painter.fillRect(fragment.band, color)


def _wash_framed(painter: QPainter, shape: Shape, color: QColor) -> None:
    """Fill the area inside a frame: full lines of a quote, only the words of anything else."""
    for fragment in shape.fragments:
        painter.fillRect(fragment.band if shape.highlight.layer in QUOTED else fragment.frame, color)


def shapes_of(drawing: Drawing, refs: frozenset[Ref]) -> list[Shape]:
    """Return the shapes of some annotations, without the cues and speakers of quotes."""
    if not refs or refs.isdisjoint(drawing.refs):
        return []
    return [shape for shape in drawing.shapes if shape.highlight.ref in refs and shape.highlight.layer in _FRAMED]
