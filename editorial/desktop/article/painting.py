"""Painting of the visible part of the page: below the text, above it, and across paragraphs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPainter

from editorial.desktop.article.edges import EdgeEdit, handle, paint_handle
from editorial.desktop.article.fills import Fills
from editorial.desktop.article.layers import Layers, shapes_of
from editorial.desktop.article.links import paint_link
from editorial.desktop.article.model import Edge, Link
from editorial.desktop.article.shapes import OVERHANG, Drawing, Shapes, YRange, touches, y_range_of
from editorial.desktop.article.visible import Visible
from editorial.desktop.theme import Theme
from editorial.domain.record import Ref
from editorial.domain.text import Span


@dataclass(slots=True)
class Scene:
    """What is painted besides the highlights: focus, hover, links, a span being changed, search hits, caret.

    `chosen` are the annotations that the next decision applies to, or None if they are the focused ones. `grips` is the
    span whose handles are shown, `found` the search hits, `current` the current one.
    """

    focus: frozenset[Ref] = frozenset()
    chosen: frozenset[Ref] | None = None
    hover: Ref | None = None
    links: tuple[Link, ...] = ()
    edit: EdgeEdit | None = None
    grips: Span | None = None
    found: Sequence[Span] = field(default_factory=tuple)
    current: Span | None = None
    caret: QRect | None = None

    @property
    def washed(self) -> frozenset[Ref]:
        """Return the annotations with a background: all that the next decision applies to."""
        return self.focus if self.chosen is None else self.chosen

    @property
    def framed(self) -> frozenset[Ref]:
        """Return the annotations with a strong frame: the focused one, or those of a focused group that are chosen."""
        return self.focus if self.chosen is None or len(self.focus) == 1 else self.focus & self.chosen


class Part(NamedTuple):
    """A paragraph of which something is painted: its number, its drawing, and its corner in the viewport."""

    number: int
    drawing: Drawing
    corner: QPoint


class Painting:
    """Painter of a scene in one theme."""

    def __init__(self, theme: Theme, layers: Layers, shapes: Shapes) -> None:
        self._theme, self._layers, self._shapes = theme, layers, shapes
        self._fills: dict[int, tuple[Drawing, Fills]] = {}

    def parts(self, visible: Visible, clip: Sequence[YRange]) -> list[Part]:
        """Return the visible paragraphs within ranges of the viewport's y, with what may paint there."""
        parts = []
        for number in visible.numbers:
            room = reach(visible, number)
            if touches((room.top(), room.bottom()), clip):
                corner = visible.corner(number)
                own = [(top - corner.y(), bottom - corner.y()) for top, bottom in clip]
                parts.append(Part(number, self._shapes.drawing(number).between(own), corner))
        return parts

    def below(self, painter: QPainter, scene: Scene, visible: Visible, parts: Iterable[Part]) -> None:
        """Paint below the text."""
        washed, hover = scene.washed, _only(scene.hover)
        for _number, drawing, corner in parts:
            painter.translate(corner)
            self._layers.below(painter, drawing, shapes_of(drawing, washed), shapes_of(drawing, hover))
            painter.translate(-corner)
        self._search(painter, scene, visible)

    def above(self, painter: QPainter, scene: Scene, visible: Visible, parts: Iterable[Part]) -> None:
        """Paint above the text."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        framed, beside = scene.framed, scene.washed - scene.framed
        hover = _only(scene.hover) - scene.focus
        for number, drawing, corner in parts:
            painter.translate(corner)
            self._fills_of(number, drawing).paint(painter)
            self._layers.signs(painter, drawing)
            self._layers.hover(painter, shapes_of(drawing, hover))
            self._layers.chosen(painter, shapes_of(drawing, beside))
            self._layers.focus(painter, shapes_of(drawing, framed))
            painter.translate(-corner)
        self._over_all(painter, scene, visible)

    def _fills_of(self, number: int, drawing: Drawing) -> Fills:
        """Return the fills of a paragraph, which stay the same as long as its drawing does."""
        known = self._fills.get(number)
        if known is None or known[0] is not drawing:
            known = self._fills[number] = drawing, self._layers.fills(drawing)
        return known[1]

    def _over_all(self, painter: QPainter, scene: Scene, visible: Visible) -> None:
        measures = self._layers.measures
        edge = measures.gutter
        for link in scene.links:
            bar, lane = edge + measures.lane(0).left(), edge + measures.link_lane
            paint_link(painter, link, visible, lane, bar, self._theme.color("link"))
        self._handles(painter, scene, visible)
        if scene.caret is not None:
            painter.fillRect(scene.caret, self._theme.color("caret"))

    def _handles(self, painter: QPainter, scene: Scene, visible: Visible) -> None:
        span = scene.edit.span if scene.edit is not None else scene.grips
        if span is None:
            return
        taken = scene.edit.edge if scene.edit is not None else None
        color = self._theme.color("edge" if scene.edit is not None else "focus")
        painter.setBackground(self._theme.color("page"))
        for edge in Edge:
            if (stem := handle(span, edge, visible)) is not None:
                knob = Qt.BrushStyle.SolidPattern if edge is taken else Qt.BrushStyle.NoBrush
                paint_handle(painter, stem, edge, color, knob)

    def _search(self, painter: QPainter, scene: Scene, visible: Visible) -> None:
        for span in _in_sight(scene.found, visible):
            color = self._theme.color("search_current" if span == scene.current else "search")
            for rect in visible.bands(span):
                painter.fillRect(rect.adjusted(0, 2, 0, -2), color)


def _only(ref: Ref | None) -> frozenset[Ref]:
    return frozenset() if ref is None else frozenset({ref})


def reach(visible: Visible, number: int, span: Span | None = None) -> QRect:
    """Return the part of the viewport, over its full width, in which a paragraph or a span of it may paint."""
    if span is not None:
        fragments = visible.geometry.fragments(number, span)
        top, bottom = y_range_of(fragments) if fragments else (0, -1)
        return QRect(0, top + visible.corner(number).y(), visible.size.width(), bottom - top + 1)
    top, bottom = visible.geometry.bounds(number)
    return QRect(0, top - visible.scrolled.y() - OVERHANG, visible.size.width(), bottom - top + 2 * OVERHANG)


def _in_sight(spans: Sequence[Span], visible: Visible) -> Sequence[Span]:
    starts = visible.paragraphs.starts
    first = bisect_right(spans, starts[visible.numbers.start], key=lambda span: span.end)
    if visible.numbers.stop == len(starts):
        return spans[first:]
    return spans[first : bisect_left(spans, starts[visible.numbers.stop], key=lambda span: span.start)]
