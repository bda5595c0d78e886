"""Glyphs at the start of a name's underline, which show its type without colour."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from types import MappingProxyType

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QPainterPath, QPolygonF

from editorial.domain import labels

Glyph = Callable[[QPainterPath, float], None]
"""Adds a glyph to a path, in a square of that side at the origin; the path is filled wherever it winds around."""
Corners = Sequence[tuple[float, float]]


def add_label_glyph(path: QPainterPath, box: QRect, label: str) -> None:
    """Add the glyph of a label, in a square, to a path with winding fill; labels that the newsroom added have none."""
    if label in LABEL_GLYPHS:
        path.addPath(_glyph(label, box.width()).translated(box.left(), box.top()))


@cache
def _glyph(label: str, side: int) -> QPainterPath:
    path = QPainterPath()
    LABEL_GLYPHS[label](path, side)
    return path


def _corners(*shapes: Corners) -> Glyph:
    """Return a function that adds polygons, whose corners are fractions of the square."""

    def add(path: QPainterPath, side: float) -> None:
        for shape in shapes:
            path.addPolygon(QPolygonF([QPointF(x * side, y * side) for x, y in shape]))
            path.closeSubpath()

    return add


def _bar(left: float, top: float, right: float, bottom: float) -> Corners:
    return (left, top), (right, top), (right, bottom), (left, bottom)


def _disc(path: QPainterPath, side: float) -> None:
    path.addEllipse(QRectF(0, 0, side, side))


def _ring(path: QPainterPath, side: float) -> None:
    inner, hole = QPainterPath(), 0.28 * side
    inner.addEllipse(QRectF(hole, hole, side - 2 * hole, side - 2 * hole))
    path.addEllipse(QRectF(0, 0, side, side).adjusted(-0.5, -0.5, 0.5, 0.5))
    path.addPath(inner.toReversed())  # winds the other way around, which leaves the hole empty


def _two_discs(path: QPainterPath, side: float) -> None:
    small = side * 0.55
    for left in (-0.1 * side, 0.6 * side):
        path.addEllipse(QRectF(left, (side - small) / 2, small, small))


_DIAMOND = ((0.5, -0.08), (1.08, 0.5), (0.5, 1.08), (-0.08, 0.5))
_CROSS = (
    *((0.0, 0.25), (0.25, 0.0), (0.5, 0.25), (0.75, 0.0), (1.0, 0.25), (0.75, 0.5)),
    *((1.0, 0.75), (0.75, 1.0), (0.5, 0.75), (0.25, 1.0), (0.0, 0.75), (0.25, 0.5)),
)

LABEL_GLYPHS: Mapping[str, Glyph] = MappingProxyType(
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
