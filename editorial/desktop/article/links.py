"""Painting of the line from the focused quote to its speaker.

The line starts at the quote's bar, runs through the margin and below the speaker's line, so that it crosses no words.
It is computed from all visible paragraphs, whatever part is painted, so that a partial repaint gives the same line.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from editorial.desktop.article.model import Link
from editorial.desktop.article.visible import Visible
from editorial.domain.text import Span

_BEND = 5
_ROOM = 14  # pixels by which arrows and strokes exceed the range between the two ends
_FAR = 24  # pixels beyond the view's edge, for an end that is not visible


class _End(NamedTuple):
    rects: tuple[QRect, ...]
    beyond: int  # -1 above the view, 1 below it, 0 visible


def paint_link(painter: QPainter, link: Link, visible: Visible, lane: int, bar: int, color: QColor) -> None:
    """Paint a link in viewport pixels; `lane` and `bar` are the x of the margin lane and of the quote's bar."""
    source, target = _end(link.from_span, visible), _end(link.to_span, visible)
    if source.beyond and source.beyond == target.beyond:
        return
    painter.setPen(QPen(color, 1.5))
    painter.setBrush(QColor(0, 0, 0, 0))
    for rect in target.rects:
        painter.drawRoundedRect(rect, 3, 3)
    if (straight := _straight(source, target)) is not None:
        painter.drawPath(straight)
        return
    from_y, to_y = _from_y(source, target, visible), _to_y(target, visible)
    painter.drawPath(_route(bar, lane, from_y, to_y, target))
    for y, end in ((from_y, source), (to_y, target)):
        if end.beyond or not 0 <= y <= visible.height:
            tip, base = (2, 10) if y < visible.height / 2 else (visible.height - 2, visible.height - 10)
            _arrow(painter, lane + 0.5, tip, base, color)


def band(link: Link, visible: Visible) -> QRect:
    """Return the part of the viewport, over its full width, in which a link may paint."""
    source, target = _end(link.from_span, visible), _end(link.to_span, visible)
    rects = (*source.rects, *target.rects)
    ys = [_from_y(source, target, visible), _to_y(target, visible), *(y for r in rects for y in (r.top(), r.bottom()))]
    top, bottom = (min(max(round(y), 0), visible.height) for y in (min(ys), max(ys)))
    return QRect(0, top - _ROOM, visible.size.width(), bottom - top + 2 * _ROOM)


def _end(span: Span, visible: Visible) -> _End:
    rects = visible.frames(span)
    if rects:
        beyond = -1 if rects[-1].bottom() < 0 else 1 if rects[0].top() > visible.height else 0
        return _End(rects, beyond)
    return _End((), -1 if visible.is_above(span) else 1)


def _straight(source: _End, target: _End) -> QPainterPath | None:
    """Return the direct path between two ends on the same text line, or None."""
    if not target.rects:
        return None
    to = target.rects[0]
    for rect in (source.rects[:1], source.rects[-1:]):
        if rect and abs(rect[0].bottom() - to.bottom()) < to.height() // 2:
            forwards = to.left() >= rect[0].right()
            near, far = (rect[0].right(), to.left()) if forwards else (rect[0].left(), to.right())
            path = QPainterPath(QPointF(near, to.bottom() + 0.5))
            path.lineTo(far, to.bottom() + 0.5)
            return path
    return None


def _from_y(source: _End, target: _End, visible: Visible) -> float:
    if not source.rects:
        return -_FAR if source.beyond < 0 else visible.height + _FAR
    upwards = target.beyond < 0 or bool(target.rects and target.rects[0].top() < source.rects[0].top())
    return _near(source.rects[0 if upwards else -1].center().y(), visible)


def _to_y(target: _End, visible: Visible) -> float:
    if not target.rects:
        return -_FAR if target.beyond < 0 else visible.height + _FAR
    return _near(target.rects[0].bottom(), visible) + 0.5


def _near(y: int, visible: Visible) -> float:
    return float(min(max(y, -_FAR), visible.height + _FAR))


def _route(bar: int, lane: int, from_y: float, to_y: float, target: _End) -> QPainterPath:
    down = 1 if to_y > from_y else -1
    bend = min(_BEND, abs(to_y - from_y) / 2)
    x = lane + 0.5
    path = QPainterPath(QPointF(bar, from_y))
    path.lineTo(x + bend, from_y)
    path.quadTo(x, from_y, x, from_y + down * bend)
    path.lineTo(x, to_y - down * bend)
    if target.rects:
        path.quadTo(x, to_y, x + bend, to_y)
        path.lineTo(target.rects[0].left() + 3, to_y)
    return path


def _arrow(painter: QPainter, x: float, tip: float, base: float, color: QColor) -> None:
    painter.save()
    painter.setBrush(color)
    painter.drawPolygon(QPolygonF([QPointF(x, tip), QPointF(x - 5, base), QPointF(x + 5, base)]))
    painter.restore()
