"""How a look is drawn: hollow for suggested, filled for decided, hatched for conflict, dashed for doubtful.

The shapes differ, not the colours alone, and lie on whole pixels so that they are crisp.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QLine, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from editorial.desktop.article.model import Look


def draw_bar(painter: QPainter, rect: QRect, color: QColor, look: Look) -> None:
    """Draw an underline or a margin bar, lying or standing, in the manner of a look; nothing for a rejected one."""
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
    """Strike words through."""
    painter.fillRect(QRect(left, y, right - left, 1), color)


def draw_dots(painter: QPainter, left: int, right: int, y: int, color: QColor) -> None:
    """Draw a dotted line, two pixels high."""
    for x in range(left, right - 1, 5):
        painter.fillRect(QRect(x, y, 2, 2), color)


def draw_wave(painter: QPainter, left: int, right: int, y: int, color: QColor) -> None:
    """Draw a wavy line, as under a slip of the pen."""
    points = [QPointF(x, y + (0 if at % 2 else 3)) for at, x in enumerate(range(left, right + 1, 3))]
    if len(points) > 1:
        painter.setPen(QPen(color, 1.3))
        painter.drawPolyline(QPolygonF(points))


def draw_frame(painter: QPainter, rect: QRect, color: QColor, width: float) -> None:
    """Draw a rounded frame."""
    painter.setPen(QPen(color, width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inset = width / 2
    painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), 3, 3)


def fill_box(painter: QPainter, rect: QRect, color: QColor) -> None:
    """Fill a rounded box."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawRoundedRect(rect, 3, 3)


def draw_outline(painter: QPainter, rects: Iterable[QRect], color: QColor, width: float) -> None:
    """Draw one line around rectangles that touch."""
    path = QPainterPath()
    for rect in rects:
        path.addRect(QRectF(rect))
    painter.setPen(QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path.simplified())


def _hollow(painter: QPainter, rect: QRect, color: QColor) -> None:
    left, top, width, height = rect.left(), rect.top(), rect.width(), rect.height()
    painter.fillRect(QRect(left, top, width, 1), color)
    painter.fillRect(QRect(left, top + height - 1, width, 1), color)
    painter.fillRect(QRect(left, top, 1, height), color)
    painter.fillRect(QRect(left + width - 1, top, 1, height), color)


def _hatch(painter: QPainter, rect: QRect, color: QColor) -> None:
    standing = rect.height() > rect.width()
    step = 4
    painter.save()
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)  # or its edges would depend on what is repainted
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
