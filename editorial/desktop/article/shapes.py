"""What is painted in one paragraph: each highlight with its pieces, its track below the words, its margin bar."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QRect

from editorial.desktop.article.geometry import Geometry, LineFragment
from editorial.desktop.article.index import HighlightIndex
from editorial.desktop.article.model import Highlight, Layer

UNDERLINED = frozenset({Layer.NAME, Layer.MISSED})
QUOTED = frozenset({Layer.QUOTE, Layer.NESTED})
OVERHANG = 16
"""Pixels by which frames, underlines, handles and arrows may stick out of the lines they belong to."""
YRange = tuple[int, int]
"""The top and the bottom of something that is painted."""


@dataclass(slots=True)
class Shape:
    """A highlight in one paragraph.

    `track` counts the underlines between it and the words; `lane` the bars between it and the margin's outer edge;
    `bar` is its bar's top and bottom in the paragraph's pixels.
    """

    highlight: Highlight
    pieces: tuple[LineFragment, ...]
    track: int = 0
    lane: int = 0
    bar: tuple[int, int] = (0, 0)

    @property
    def y_range(self) -> YRange:
        """Return between which heights it may paint something, in the paragraph's pixels."""
        return y_range_of(self.pieces)

    def hit(self, x: int, y: int) -> bool:
        """Return whether a point (the paragraph's pixels) is on its words."""
        return any(piece.left <= x < piece.right and _reach(piece).contains(x, y) for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Drawing:
    """The shapes of one paragraph, longest first, so that what is painted later is the smaller."""

    shapes: tuple[Shape, ...] = ()
    by_layer: dict[Layer, list[Shape]] = field(default_factory=dict)

    def of(self, *layers: Layer) -> Iterator[Shape]:
        """Yield the shapes of some layers."""
        for layer in layers:
            yield from self.by_layer.get(layer, ())

    def between(self, y_ranges: Sequence[YRange]) -> Drawing:
        """Return what of it may paint something between some heights, in the paragraph's pixels."""
        shapes = tuple(shape for shape in self.shapes if touches(shape.y_range, y_ranges))
        if len(shapes) == len(self.shapes):
            return self
        return Drawing(shapes, _by_layer(shapes))


def y_range_of(pieces: Sequence[LineFragment]) -> YRange:
    """Return between which heights something may be painted for these pieces, in the paragraph's pixels."""
    return pieces[0].band.top() - OVERHANG, pieces[-1].band.bottom() + OVERHANG


def touches(stretch: YRange, others: Sequence[YRange]) -> bool:
    """Return whether a stretch has a line of pixels in common with any of the others."""
    return any(stretch[0] <= bottom and top <= stretch[1] for top, bottom in others)


def _by_layer(shapes: Iterable[Shape]) -> dict[Layer, list[Shape]]:
    found: defaultdict[Layer, list[Shape]] = defaultdict(list)
    for shape in shapes:
        found[shape.highlight.layer].append(shape)
    return dict(found)


class Shapes:
    """Keeps the drawing of each paragraph that was seen."""

    def __init__(self, index: HighlightIndex, geometry: Geometry) -> None:
        self._index, self._geometry = index, geometry
        self._known: dict[int, Drawing] = {}

    def drawing(self, number: int) -> Drawing:
        """Return what is painted in a paragraph."""
        known = self._known.get(number)
        if known is None:
            known = self._known[number] = self._draw(number)
        return known

    def forget(self, numbers: Iterable[int] | None = None) -> None:
        """Drop the drawings of some paragraphs, or of all."""
        if numbers is None:
            self._known.clear()
            return
        for number in numbers:
            self._known.pop(number, None)

    def _draw(self, number: int) -> Drawing:
        highlights = sorted(self._index.within(number), key=_longest_first)
        shapes = tuple(Shape(item, self._geometry.pieces(number, item.span)) for item in highlights)
        shapes = tuple(shape for shape in shapes if shape.pieces)
        _lay_tracks([shape for shape in shapes if shape.highlight.layer in UNDERLINED])
        _lay_bars([shape for shape in shapes if shape.highlight.layer in QUOTED])
        return Drawing(shapes, _by_layer(shapes))


def _longest_first(highlight: Highlight) -> tuple[int, int, str, str]:
    return -len(highlight.span), highlight.span.start, highlight.layer, highlight.ref.id


def _reach(piece: LineFragment) -> QRect:
    return piece.band


def _lay_tracks(shapes: Sequence[Shape]) -> None:
    """Give overlapping underlines tracks of their own, the shortest next to the words."""
    for cluster in _clusters(shapes):
        placed: list[Shape] = []
        for shape in reversed(cluster):  # the shortest first
            taken = {other.track for other in placed if other.highlight.span.overlaps(shape.highlight.span)}
            shape.track = next(track for track in range(len(taken) + 1) if track not in taken)
            placed.append(shape)


def _clusters(shapes: Sequence[Shape]) -> Iterator[list[Shape]]:
    """Yield groups of shapes that overlap one another, each with its longest first."""
    cluster: list[Shape] = []
    reach = 0
    for shape in sorted(shapes, key=lambda item: item.highlight.span.start):
        span = shape.highlight.span
        if cluster and span.start >= reach:
            yield sorted(cluster, key=lambda item: _longest_first(item.highlight))
            cluster = []
        reach = max(reach, span.end) if cluster else span.end
        cluster.append(shape)
    if cluster:
        yield sorted(cluster, key=lambda item: _longest_first(item.highlight))


def _lay_bars(shapes: Sequence[Shape]) -> None:
    """Place the bars: a quote inside another one lane further in, and two on one line share the line's height."""
    on_line: defaultdict[tuple[int, int], list[Shape]] = defaultdict(list)
    for cluster in _clusters(shapes):
        for at, shape in enumerate(cluster):
            inner = shape.highlight.span
            shape.lane = sum(other.highlight.span.contains(inner) for other in cluster[:at])
            if shape.highlight.layer is Layer.NESTED:
                shape.lane = max(shape.lane, 1)
            for line in {piece.line for piece in shape.pieces}:
                on_line[shape.lane, line].append(shape)
    for sharing in on_line.values():
        sharing.sort(key=lambda item: item.highlight.span.start)
    for shape in shapes:
        shape.bar = (
            _share(shape, shape.pieces[0], on_line)[0],
            _share(shape, shape.pieces[-1], on_line)[1],
        )


def _share(shape: Shape, piece: LineFragment, on_line: dict[tuple[int, int], list[Shape]]) -> tuple[int, int]:
    sharing = on_line[shape.lane, piece.line]
    band, at, count = piece.band, next(i for i, item in enumerate(sharing) if item is shape), len(sharing)
    top, height = band.top(), band.height()
    return top + at * height // count, top + (at + 1) * height // count
