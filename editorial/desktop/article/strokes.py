"""Drawing of bars and lines: hollow for suggested, filled for decided, hatched for conflict, dashed for doubtful.

The looks differ in shape, not only in colour; all edges are at whole pixels, so that they are sharp.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QLine, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from editorial.desktop.article.model import Look


def draw_bar(painter: QPainter, rect: QRect, color: QColor, look: Look) -> None:
    """Draw a horizontal underline or a vertical margin bar in a look; draw nothing for a rejected one."""
    if look is Look.DECIDED:
        painter.fillRect(rect, color)
    elif look is Look.SUGGESTED:
        _hollow(painter, rect, color)
    elif look is Look.CONFLICT:
        _hollow(painter, rect, color)
        _hatch(painter, rect, color)
    elif look is Look.DOUBTFUL:
        _dashes(painter, rect, color)


def draw_strike(painter: QPainter, left: int, right: int, y: int, color: QColor) -> None:
    """Draw a strike-through line, one pixel high."""
    painter.fillRect(QRect(left, y, right - left, 1), color)


def draw_dots(painter: QPainter, left: int, right: int, y: int, color: QColor) -> None:
    """Draw a dotted line, two pixels high."""
    for x in range(left, right - 1, 5):
        painter.fillRect(QRect(x, y, 2, 2), color)


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
    left, top = rect.left(), rect.top()
    painter.fillRect(QRect(left, top, rect.width(), width), color)
    painter.fillRect(QRect(left, top + rect.height() - width, rect.width(), width), color)
    painter.fillRect(QRect(left, top, width, rect.height()), color)
    painter.fillRect(QRect(left + rect.width() - width, top, width, rect.height()), color)


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


def _hollow(painter: QPainter, rect: QRect, color: QColor) -> None:
    draw_border(painter, rect, color, 1)


def _hatch(painter: QPainter, rect: QRect, color: QColor) -> None:
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


def _dashes(painter: QPainter, rect: QRect, color: QColor) -> None:
    standing = rect.height() > rect.width()
    if standing:
        for y in range(rect.top(), rect.bottom(), 9):
            _hollow(painter, QRect(rect.left(), y, rect.width(), min(6, rect.bottom() - y + 1)), color)
    else:
        for x in range(rect.left(), rect.right(), 9):
            painter.fillRect(QRect(x, rect.top() + 1, min(5, rect.right() - x + 1), rect.height() - 2), color)
