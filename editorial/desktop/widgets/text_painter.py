"""Painting of single-line text; Qt shapes the text at each call, so the functions call it as rarely as possible."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from editorial.desktop.theme import Theme
from editorial.domain.visible import visible


def paint_words(painter: QPainter, box: QRect, edges: tuple[int, int], text: str, color: QColor) -> int:
    """Draw text between two x positions, vertically centred in `box`, elided if too long; return the width."""
    left, right = edges
    if right <= left or not text:
        return 0
    metrics, text = painter.fontMetrics(), visible(text)
    width = metrics.horizontalAdvance(text)
    if width > right - left:
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, right - left)
        width = metrics.horizontalAdvance(text)
    painter.setPen(color)
    painter.drawText(QPoint(left, box.top() + (box.height() - metrics.height() + 1) // 2 + metrics.ascent()), text)
    return width


def paint_context(painter: QPainter, box: QRect, words: tuple[str, str, str], theme: Theme) -> None:
    """Draw a name (bold) between the words before and after it, in one line within `box`.

    `words` are the words before, the name, and the words after; the name stays visible however narrow the box is.
    """
    before, own, after = words
    plain, bold = QFont(painter.font()), QFont(painter.font())
    bold.setBold(True)
    metrics = QFontMetrics(plain)
    spare = max(0, box.width() - QFontMetrics(bold).horizontalAdvance(own))
    room = max(spare * 2 // 5, spare - metrics.horizontalAdvance(after))
    muted, ink = theme.color("muted_ink"), theme.color("ink")
    left, right = box.left(), box.right() + 1
    for text, font, color in (
        (shortened(before, metrics, room), plain, muted),
        (own, bold, ink),
        (after, plain, muted),
    ):
        painter.setFont(font)
        left += paint_words(painter, box, (left, right), text, color)


def shortened(before: str, metrics: QFontMetrics, room: int) -> str:
    """Return the last whole words of `before` that fit into `room` pixels, after an ellipsis if some are left out."""
    fitting = metrics.elidedText(before, Qt.TextElideMode.ElideLeft, room)
    if fitting == before:
        return before
    words = fitting.partition(" ")[2]  # the first word may be cut
    if words:
        return f"… {words}"
    return "… " if room > metrics.horizontalAdvance("… ") else ""
