"""The two ends of a span that is being changed: how they are marked, and how they follow the pointer."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPainter

from editorial.desktop.article.model import Edge, Highlight
from editorial.desktop.article.visible import Visible
from editorial.domain.record import Ref
from editorial.domain.text import Span, tidy

KNOB = 4
"""Radius of a handle's knob, in pixels."""

REACH = 5
"""How near (in pixels) the pointer must come to take hold of a handle."""


@dataclass(frozen=True, slots=True)
class EdgeEdit:
    """A span being changed: whose, what it is so far, which end is taken, and what was painted before."""

    ref: Ref
    span: Span
    edge: Edge | None
    before: tuple[Highlight, ...]


def handle(span: Span, edge: Edge, visible: Visible) -> QRect | None:
    """Return the stem of the handle at one end of a span, in the view's pixels, or None if it is out of sight."""
    bands = visible.bands(span)
    if not bands:
        return None
    band = bands[0] if edge is Edge.START else bands[-1]
    x = band.left() - 1 if edge is Edge.START else band.left() + band.width() - 1
    return QRect(x, band.top(), 2, band.height())


def grabbed(point: QPoint, span: Span, visible: Visible) -> Edge | None:
    """Return the end of a span whose handle is under a point."""
    for edge in (Edge.END, Edge.START):
        stem = handle(span, edge, visible)
        if stem is not None and stem.adjusted(-REACH, -KNOB, REACH, KNOB).contains(point):
            return edge
    return None


def moved(text: str, span: Span, edge: Edge, offset: int) -> Span:
    """Return the span with one end taken to a code point offset; it never turns over, nor ends in white space."""
    start, end = (offset, span.end) if edge is Edge.START else (span.start, offset)
    if start >= end:
        return span
    return tidy(text, start, end) or span


def paint_handle(painter: QPainter, stem: QRect, edge: Edge, color: QColor, knob: Qt.BrushStyle) -> None:
    """Paint one handle: a stem at the words, its knob above the start or below the end; a taken one is filled."""
    painter.fillRect(stem, color)
    y = stem.top() if edge is Edge.START else stem.top() + stem.height()
    painter.setPen(color)
    painter.setBrush(color if knob is Qt.BrushStyle.SolidPattern else painter.background())
    painter.drawEllipse(QPointF(stem.left() + 1, y), KNOB, KNOB)
