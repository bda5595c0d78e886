"""Shapes of a paragraph's highlights: their fragments, underline tracks and margin bars."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from editorial.desktop.article.geometry import Geometry, LineFragment
from editorial.desktop.article.index import HighlightIndex
from editorial.desktop.article.model import Highlight, Layer
from editorial.domain.frozen import frozen
from editorial.domain.record import Ref

UNDERLINED = frozenset({Layer.NAME, Layer.MISSED})
QUOTED = frozenset({Layer.QUOTE, Layer.NESTED})
OVERHANG = 16
"""Pixels by which frames, underlines, handles and arrows may exceed their lines."""
FEW = 100
"""How many shapes a paragraph is painted with whole; a longer one may have thousands."""
YRange = tuple[int, int]
"""Top and bottom y of something painted."""


@dataclass(slots=True)
class Shape:
    """A highlight in one paragraph.

    `track` is the number of underlines between it and the words; `lane` the number of bars between its bar and the
    outer edge of the margin; `bar` the top and bottom of its bar, in pixels from the paragraph's corner.
    """

    highlight: Highlight
    fragments: tuple[LineFragment, ...]
    track: int = 0
    lane: int = 0
    bar: tuple[int, int] = (0, 0)

    @property
    def y_range(self) -> YRange:
        """Return the y range in which it may paint, in pixels from the paragraph's corner."""
        return y_range_of(self.fragments)

    def hit(self, x: int, y: int) -> bool:
        """Return whether a point (pixels from the paragraph's corner) is on its words."""
        return any(fragment.left <= x < fragment.right and fragment.band.contains(x, y) for fragment in self.fragments)


@frozen
class Drawing:
    """The shapes of one paragraph, longest first, so that smaller ones are painted over larger ones."""

    shapes: tuple[Shape, ...] = ()
    by_layer: dict[Layer, list[Shape]] = field(default_factory=dict)
    refs: frozenset[Ref] = frozenset()

    def of(self, *layers: Layer) -> Iterator[Shape]:
        """Yield the shapes of some layers, layer by layer."""
        for layer in layers:
            yield from self.by_layer.get(layer, ())

    @classmethod
    def made_of(cls, shapes: tuple[Shape, ...]) -> Drawing:
        """Return the drawing of these shapes."""
        return cls(shapes, _by_layer(shapes), frozenset(shape.highlight.ref for shape in shapes))

    def between(self, y_ranges: Sequence[YRange]) -> Drawing:
        """Return a drawing with only the shapes that may paint in some y ranges (pixels from the corner).

        One of few shapes is returned whole: to paint it is less work than to choose, and its fills are known.
        """
        if len(self.shapes) <= FEW:
            return self
        return Drawing.made_of(tuple(shape for shape in self.shapes if touches(shape.y_range, y_ranges)))


def y_range_of(fragments: Sequence[LineFragment]) -> YRange:
    """Return the y range in which these fragments may paint, in pixels from the paragraph's corner."""
    return fragments[0].band.top() - OVERHANG, fragments[-1].band.bottom() + OVERHANG


def touches(y_range: YRange, others: Sequence[YRange]) -> bool:
    """Return whether a y range overlaps any of the others."""
    return any(y_range[0] <= bottom and top <= y_range[1] for top, bottom in others)


def _by_layer(shapes: Iterable[Shape]) -> dict[Layer, list[Shape]]:
    found: defaultdict[Layer, list[Shape]] = defaultdict(list)
    for shape in shapes:
        found[shape.highlight.layer].append(shape)
    return dict(found)


class Shapes:
    """Cache of the drawings of paragraphs."""

    def __init__(self, index: HighlightIndex, geometry: Geometry) -> None:
        self._index, self._geometry = index, geometry
        self._known: dict[int, Drawing] = {}

    def drawing(self, number: int) -> Drawing:
        """Return the drawing of a paragraph by its number."""
        known = self._known.get(number)
        if known is None:
            known = self._known[number] = self._draw(number)
        return known

    def forget(self, numbers: Iterable[int] | None = None) -> None:
        """Drop the cached drawings of some paragraphs, or of all."""
        if numbers is None:
            self._known.clear()
            return
        for number in numbers:
            self._known.pop(number, None)

    def _draw(self, number: int) -> Drawing:
        highlights = sorted(self._index.within(number), key=_longest_first)
        shapes = tuple(Shape(item, self._geometry.fragments(number, item.span)) for item in highlights)
        shapes = tuple(shape for shape in shapes if shape.fragments)
        _set_tracks([shape for shape in shapes if shape.highlight.layer in UNDERLINED])
        _set_bars([shape for shape in shapes if shape.highlight.layer in QUOTED])
        return Drawing.made_of(shapes)


def _longest_first(highlight: Highlight) -> tuple[int, int, str, str]:
    return -len(highlight.span), highlight.span.start, highlight.layer, highlight.ref.id


def _set_tracks(shapes: Sequence[Shape]) -> None:
    """Set the tracks of overlapping underlines; the shortest is next to the words."""
    for cluster in _clusters(shapes):
        if len(cluster) == 1:  # as nearly all
            continue
        done: list[Shape] = []
        for shape in reversed(cluster):  # the shortest first
            taken = {other.track for other in done if other.highlight.span.overlaps(shape.highlight.span)}
            shape.track = next(track for track in range(len(taken) + 1) if track not in taken)
            done.append(shape)


def _clusters(shapes: Sequence[Shape]) -> Iterator[list[Shape]]:
    """Yield groups of overlapping shapes, each longest first."""
    cluster: list[Shape] = []
    reach = 0
    for shape in sorted(shapes, key=_start):
        span = shape.highlight.span
        if cluster and span.start >= reach:
            yield _ordered(cluster)
            cluster = []
        reach = max(reach, span.end) if cluster else span.end
        cluster.append(shape)
    if cluster:
        yield _ordered(cluster)


def _start(shape: Shape) -> int:
    return shape.highlight.span.start


def _ordered(cluster: list[Shape]) -> list[Shape]:
    return cluster if len(cluster) == 1 else sorted(cluster, key=lambda item: _longest_first(item.highlight))


def _set_bars(shapes: Sequence[Shape]) -> None:
    """Set lanes and bars: a nested quote is one lane further in; quotes on one line share its height."""
    on_line: defaultdict[tuple[int, int], list[Shape]] = defaultdict(list)
    for cluster in _clusters(shapes):
        for at, shape in enumerate(cluster):
            inner = shape.highlight.span
            shape.lane = sum(other.highlight.span.contains(inner) for other in cluster[:at])
            if shape.highlight.layer is Layer.NESTED:
                shape.lane = max(shape.lane, 1)
            for line in {fragment.line for fragment in shape.fragments}:
                on_line[shape.lane, line].append(shape)
    for sharing in on_line.values():
        sharing.sort(key=_start)
    for shape in shapes:
        shape.bar = (
            _share(shape, shape.fragments[0], on_line)[0],
            _share(shape, shape.fragments[-1], on_line)[1],
        )


def _share(shape: Shape, fragment: LineFragment, on_line: dict[tuple[int, int], list[Shape]]) -> tuple[int, int]:
    sharing = on_line[shape.lane, fragment.line]
    band, at, count = fragment.band, next(i for i, item in enumerate(sharing) if item is shape), len(sharing)
    top, height = band.top(), band.height()
    return top + at * height // count, top + (at + 1) * height // count
