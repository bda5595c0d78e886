"""Hit test of highlights: the smallest first, then outward with each further click at the same point."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint

from editorial.desktop.article.geometry import Geometry
from editorial.desktop.article.layers import Measures
from editorial.desktop.article.model import Layer
from editorial.desktop.article.shapes import QUOTED, Shape, Shapes
from editorial.domain.record import Ref

_SMALLEST_FIRST = {layer: at for at, layer in enumerate((Layer.NAME, Layer.MISSED, Layer.PROBLEM, Layer.TERM))}


def hits(point: QPoint, geometry: Geometry, shapes: Shapes, measures: Measures) -> tuple[Ref, ...]:
    """Return the annotations at a point (document pixels), smallest first, without duplicates."""
    number = geometry.at(point.y())
    corner = geometry.corner(number)
    x, y = point.x() - round(corner.x()), point.y() - round(corner.y())
    found = [shape for shape in shapes.drawing(number).shapes if shape.hit(x, y) or _on_bar(shape, x, y, measures)]
    found.sort(key=_size)
    return tuple(dict.fromkeys(shape.highlight.ref for shape in found))


def _on_bar(shape: Shape, x: int, y: int, measures: Measures) -> bool:
    if shape.highlight.layer not in QUOTED:
        return False
    lane = measures.lane(shape.lane)
    inside = lane.left() - 2 <= x <= lane.left() + lane.width() + 1
    return inside and shape.bar[0] <= y < shape.bar[1]


def _size(shape: Shape) -> tuple[int, int]:
    return len(shape.highlight.span), _SMALLEST_FIRST.get(shape.highlight.layer, len(_SMALLEST_FIRST))


class Cycle:
    """Chooses one of the annotations under a click: the smallest, then outward on repeated clicks."""

    def __init__(self) -> None:
        self._under: tuple[Ref, ...] = ()
        self._at = 0

    def choose(self, under: Sequence[Ref]) -> Ref | None:
        """Return the annotation that this click selects, or None if there is none."""
        here = tuple(under)
        self._at = (self._at + 1) % len(here) if here and here == self._under else 0
        self._under = here
        return here[self._at] if here else None

    def forget(self) -> None:
        """Restart with the smallest at the next click."""
        self._under, self._at = (), 0
