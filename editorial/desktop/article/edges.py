"""Handles at the two ends of a span, with which it is changed."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPainter

from editorial.desktop.article.model import Edge, Highlight
from editorial.desktop.article.visible import Visible
from editorial.domain.record import Ref
from editorial.domain.text import Span, tidy

KNOB = 4
"""Radius of a handle's knob, in pixels."""

REACH = 5
"""Distance in pixels at which the pointer grabs a handle."""


class EdgeEdit(NamedTuple):
    """A span being changed: the annotation, the span so far, the end that moves, and the highlights before."""

    ref: Ref
    span: Span
    edge: Edge | None
    before: tuple[Highlight, ...]


def handle(span: Span, edge: Edge, visible: Visible) -> QRect | None:
    """Return the stem of the handle at one end of a span, in viewport pixels, or None if it is not visible."""
    bands = visible.bands(span)
    if not bands:
        return None
    band = bands[0] if edge is Edge.START else bands[-1]
    x = band.left() - 1 if edge is Edge.START else band.left() + band.width() - 1
    return QRect(x, band.top(), 2, band.height())


def grabbed(point: QPoint, span: Span, visible: Visible) -> Edge | None:
    """Return the end of a span whose handle is at a point (viewport pixels), or None."""
    for edge in (Edge.END, Edge.START):
        stem = handle(span, edge, visible)
        if stem is not None and stem.adjusted(-REACH, -KNOB, REACH, KNOB).contains(point):
            return edge
    return None


def moved(text: str, span: Span, edge: Edge, offset: int) -> Span:
    """Return the span with one end moved to an offset (code points), trimmed; unchanged if the ends would cross."""
    start, end = (offset, span.end) if edge is Edge.START else (span.start, offset)
    if start >= end:
        return span
    return tidy(text, start, end) or span


def paint_handle(painter: QPainter, stem: QRect, edge: Edge, color: QColor, knob: Qt.BrushStyle) -> None:
    """Paint a handle: a stem with a knob above the start or below the end, filled if `knob` is SolidPattern."""
    painter.fillRect(stem, color)
    y = stem.top() if edge is Edge.START else stem.top() + stem.height()
    painter.setPen(color)
    painter.setBrush(color if knob is Qt.BrushStyle.SolidPattern else painter.background())
    painter.drawEllipse(QPointF(stem.left() + 1, y), KNOB, KNOB)
