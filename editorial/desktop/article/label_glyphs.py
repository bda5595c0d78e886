"""Glyphs at the start of a name's underline, which show its type without colour."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPolygonF

from editorial.domain import labels

Draw = Callable[[QPainter, QRectF], None]
Corners = Sequence[tuple[float, float]]


def draw_label_glyph(painter: QPainter, x: int, y: int, size: int, color: QColor, label: str) -> None:
    """Draw the glyph of a label in a square of `size` pixels; labels that the newsroom added have none."""
    draw = LABEL_GLYPHS.get(label)
    if draw is not None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        draw(painter, QRectF(x, y, size, size))


def _corners(*shapes: Corners) -> Draw:
    """Return a function that fills polygons, whose corners are fractions of the square."""

    def draw(painter: QPainter, box: QRectF) -> None:
        for shape in shapes:
            corners = [QPointF(box.x() + x * box.width(), box.y() + y * box.height()) for x, y in shape]
            painter.drawPolygon(QPolygonF(corners))

    return draw


def _bar(left: float, top: float, right: float, bottom: float) -> Corners:
    return (left, top), (right, top), (right, bottom), (left, bottom)


def _disc(painter: QPainter, box: QRectF) -> None:
    painter.drawEllipse(box)


def _ring(painter: QPainter, box: QRectF) -> None:
    path, hole = QPainterPath(), 0.28 * box.width()
    path.addEllipse(box.adjusted(-0.5, -0.5, 0.5, 0.5))
    path.addEllipse(box.adjusted(hole, hole, -hole, -hole))
    painter.drawPath(path)  # the odd-even rule leaves the hole empty


def _two_discs(painter: QPainter, box: QRectF) -> None:
    side = box.width() * 0.55
    for left in (box.left() - 0.1 * box.width(), box.left() + 0.6 * box.width()):
        painter.drawEllipse(QRectF(left, box.center().y() - side / 2, side, side))


_DIAMOND = ((0.5, -0.08), (1.08, 0.5), (0.5, 1.08), (-0.08, 0.5))
_CROSS = (
    *((0.0, 0.25), (0.25, 0.0), (0.5, 0.25), (0.75, 0.0), (1.0, 0.25), (0.75, 0.5)),
    *((1.0, 0.75), (0.75, 1.0), (0.5, 0.75), (0.25, 1.0), (0.0, 0.75), (0.25, 0.5)),
)

LABEL_GLYPHS: Mapping[str, Draw] = MappingProxyType(
    {
        labels.PERSON: _disc,
        labels.ORG: _corners(_bar(0, 0, 1, 1)),
        labels.PLACE: _corners(((0, 0), (1, 0), (0.5, 1))),
        labels.WORK: _corners(_DIAMOND),
        labels.EVENT: _corners(((0, 1), (1, 1), (0.5, 0))),
        labels.PRODUCT: _corners(_bar(0.35, -0.1, 0.65, 1.1), _bar(-0.1, 0.35, 1.1, 0.65)),
        labels.GROUP: _two_discs,
        labels.LAW: _corners(_CROSS),
        labels.LANGUAGE: _corners(_bar(0.3, 0, 0.7, 1)),
        labels.DATE: _corners(((0, 0), (1, 0), (0.5, 0.5)), ((0, 1), (1, 1), (0.5, 0.5))),
        labels.NUMBER: _corners(_bar(0, 0, 1, 0.35), _bar(0, 0.65, 1, 1)),
        labels.CHARACTER: _ring,
    }
)
"""A distinct glyph for each built-in label."""
