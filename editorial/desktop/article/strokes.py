"""Drawing of bars and lines: hollow for suggested, filled for decided, hatched for conflict, dashed for doubtful.

The looks differ in shape, not only in colour; all edges are at whole pixels, so that they are sharp.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QLine, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from editorial.desktop.article.model import Look


def bar_rects(rect: QRect, look: Look) -> list[QRect]:
    """Return the rectangles that make up an underline or a margin bar in a look; none for a rejected one.

    A conflict is hatched as well: `draw_hatch`.
    """
    if look is Look.DECIDED:
        return [rect]
    if look is Look.DOUBTFUL:
        return _dashes(rect)
    return _hollow(rect) if look in {Look.SUGGESTED, Look.CONFLICT} else []


def strike_rect(left: int, right: int, y: int) -> QRect:
    """Return a strike-through line, one pixel high."""
    return QRect(left, y, right - left, 1)


def dot_rects(left: int, right: int, y: int) -> list[QRect]:
    """Return the dots of a dotted line, two pixels high."""
    return [QRect(x, y, 2, 2) for x in range(left, right - 1, 5)]


def draw_wave(painter: QPainter, left: int, right: int, y: int, color: QColor) -> None:
    """Draw a wavy line, as under a spelling mistake."""
    points = [QPointF(x, y + (0 if at % 2 else 3)) for at, x in enumerate(range(left, right + 1, 3))]
    if len(points) > 1:
        painter.setPen(QPen(color, 1.3))
        painter.drawPolyline(QPolygonF(points))


def draw_frame(painter: QPainter, rect: QRect, color: QColor, width: float) -> None:
    """Draw a rounded frame inside a rectangle."""
    painter.setPen(QPen(color, width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inset = width / 2
    painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), 3, 3)


def draw_border(painter: QPainter, rect: QRect, color: QColor, width: int) -> None:
    """Fill the four sides of a rectangle, `width` pixels wide, inside its edges."""
    for side in _sides(rect, width):
        painter.fillRect(side, color)


def _sides(rect: QRect, thick: int) -> list[QRect]:
    left, top, width, height = _numbers(rect)
    return [
        QRect(left, top, width, thick),
        QRect(left, top + height - thick, width, thick),
        QRect(left, top, thick, height),
        QRect(left + width - thick, top, thick, height),
    ]


def fill_box(painter: QPainter, rect: QRect, color: QColor) -> None:
    """Fill a rounded rectangle."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawRoundedRect(rect, 3, 3)


def draw_outline(painter: QPainter, rects: Iterable[QRect], color: QColor, width: float) -> None:
    """Draw one outline around adjacent rectangles."""
    path = QPainterPath()
    for rect in rects:
        path.addRect(QRectF(rect))
    painter.setPen(QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path.simplified())


def _hollow(rect: QRect) -> list[QRect]:
    return _sides(rect, 1)


def _numbers(rect: QRect) -> tuple[int, int, int, int]:
    """Return left, top, width and height, in one call."""
    numbers: Any = rect.getRect()
    left, top, width, height = numbers
    return left, top, width, height


def draw_hatch(painter: QPainter, rect: QRect, color: QColor) -> None:
    """Draw the hatching of a bar in conflict."""
    standing = rect.height() > rect.width()
    step = 4
    painter.save()
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    painter.setRenderHint(
        QPainter.RenderHint.Antialiasing, on=False
    )  # else the edges would depend on the repainted region
    painter.setPen(QPen(color, 1))
    if standing:
        rise = rect.width()
        lines = [QLine(rect.left(), y + rise, rect.left() + rise, y) for y in _steps(rect.top(), rect.bottom(), step)]
    else:
        rise = rect.height()
        lines = [QLine(x, rect.top() + rise, x + rise, rect.top()) for x in _steps(rect.left(), rect.right(), step)]
    painter.drawLines(lines)
    painter.restore()


def _steps(first: int, last: int, step: int) -> range:
    return range(first - step, last + step, step)


def _dashes(rect: QRect) -> list[QRect]:
    left, top, width, height = _numbers(rect)
    right, bottom = left + width, top + height
    if height > width:
        dashes = (QRect(left, y, width, min(6, bottom - y)) for y in range(top, bottom - 1, 9))
        return [side for dash in dashes for side in _hollow(dash)]
    return [QRect(x, top + 1, min(5, right - x), height - 2) for x in range(left, right - 1, 9)]
