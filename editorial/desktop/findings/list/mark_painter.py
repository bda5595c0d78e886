"""Painting of the marks of a row: a flag, a speech bubble for notes, the triangle of an opened group."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from editorial.desktop.theme import Theme

_BUBBLE = ((-5.5, -5), (5.5, -5), (5.5, 3), (-0.5, 3), (-3.5, 6), (-3.5, 3), (-5.5, 3))
"""Corners of the bubble in pixels from the centre, as in the icon of the comment action."""


def paint_triangle(painter: QPainter, box: QRectF, theme: Theme) -> None:
    """Draw the triangle of an opened group in the middle of a box."""
    _fill(painter, box, ((-4, -2), (4, -2), (0, 3)), theme.color("muted_ink"))


def paint_flag(painter: QPainter, box: QRectF, theme: Theme) -> None:
    """Draw a flag in the middle of a box."""
    c, color = box.center(), theme.color("warning")
    _fill(painter, box, ((-4, -6), (5, -3), (-4, 0)), color)
    painter.setPen(QPen(color, 1.5))
    painter.drawLine(c + QPointF(-4, -6), c + QPointF(-4, 6))


def paint_note(painter: QPainter, box: QRectF, theme: Theme) -> None:
    """Draw a speech bubble, which stands for notes, in the middle of a box."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    color = theme.color("note")
    painter.setPen(QPen(color, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(theme.color("note_wash"))
    painter.drawPolygon(_corners(box, _BUBBLE))
    painter.restore()


def _fill(painter: QPainter, box: QRectF, corners: tuple[tuple[float, float], ...], color: QColor) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawPolygon(_corners(box, corners))
    painter.restore()


def _corners(box: QRectF, corners: tuple[tuple[float, float], ...]) -> list[QPointF]:
    return [box.center() + QPointF(x, y) for x, y in corners]
