"""Painting of single-line text; Qt shapes the text at each call, so the functions call it as rarely as possible."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from editorial.desktop.theme import Theme
from editorial.domain.visible import visible

_NARROW = 2
"""Pixels per code point; text with fewer of them is taken not to fit, and is cut before it is measured."""


def paint_words(painter: QPainter, box: QRect, edges: tuple[int, int], text: str, color: QColor) -> int:
    """Draw text between two x positions, vertically centred in `box`, elided if too long; return the width.

    The width of elided text is the room that it has.
    """
    left, right = edges
    if right <= left or not text:
        return 0
    metrics, text = painter.fontMetrics(), visible(text)
    text, width = _fitting(metrics, text, right - left)
    painter.setPen(color)
    painter.drawText(QPoint(left, _baseline(metrics, box)), text)
    return width


def _fitting(metrics: QFontMetrics, text: str, room: int) -> tuple[str, int]:
    """Return the text, elided if it is too long, and the width that it takes."""
    most = max(room // _NARROW, 1)
    if len(text) > most:
        return metrics.elidedText(f"{text[:most]}…", Qt.TextElideMode.ElideRight, room), room
    width = metrics.horizontalAdvance(text)
    return (text, width) if width <= room else (metrics.elidedText(text, Qt.TextElideMode.ElideRight, room), room)


def _baseline(metrics: QFontMetrics, box: QRect) -> int:
    """Return the y of the baseline of text that is vertically centred in `box`."""
    return box.top() + (box.height() - metrics.height() + 1) // 2 + metrics.ascent()


def paint_context(painter: QPainter, box: QRect, words: tuple[str, str, str], theme: Theme) -> None:
    """Draw a name (bold) between the words before and after it, in one line within `box`.

    `words` are the words before, the name, and the words after; the name stays visible however narrow the box is.
    """
    before, own, after = words
    plain, bold = QFont(painter.font()), QFont(painter.font())
    bold.setBold(True)
    metrics = QFontMetrics(plain)
    own, own_width = _fitting(QFontMetrics(bold), visible(own), box.width())
    spare = max(0, box.width() - own_width)
    room = max(spare * 2 // 5, spare - metrics.horizontalAdvance(after))
    muted, left = theme.color("muted_ink"), box.left()
    left += paint_words(painter, box, (left, left + spare), shortened(before, metrics, room), muted)
    painter.setFont(bold)
    painter.setPen(theme.color("ink"))
    painter.drawText(QPoint(left, _baseline(metrics, box)), own)
    painter.setFont(plain)
    paint_words(painter, box, (left + own_width, box.right() + 1), after, muted)


def shortened(before: str, metrics: QFontMetrics, room: int) -> str:
    """Return the last whole words of `before` that fit into `room` pixels, after an ellipsis if some are left out."""
    fitting = metrics.elidedText(before, Qt.TextElideMode.ElideLeft, room)
    if fitting == before:
        return before
    words = fitting.partition(" ")[2]  # the first word may be cut
    if words:
        return f"… {words}"
    return "… " if room > metrics.horizontalAdvance("… ") else ""
