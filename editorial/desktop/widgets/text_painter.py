"""Draws words in one line. Qt measures and shapes a text at every call, so each is asked for as little as will do."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from editorial.desktop.theme import Theme


def paint_words(painter: QPainter, box: QRect, edges: tuple[int, int], text: str, color: QColor) -> int:
    """Draw words between two edges (x) at half the height of a box, cut with … if need be; return how wide they are."""
    left, right = edges
    if right <= left or not text:
        return 0
    metrics = painter.fontMetrics()
    width = metrics.horizontalAdvance(text)
    if width > right - left:
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, right - left)
        width = metrics.horizontalAdvance(text)
    painter.setPen(color)
    painter.drawText(QPoint(left, box.top() + (box.height() - metrics.height() + 1) // 2 + metrics.ascent()), text)
    return width


def paint_context(painter: QPainter, box: QRect, words: tuple[str, str, str], theme: Theme) -> None:
    """Draw what stands before, the words themselves (bold) and what stands after, in one line within `box`.

    The words themselves stay in sight however narrow it is.
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
    """Return the last whole words of `before` that fit into `room` pixels, with … where some were left out."""
    fitting = metrics.elidedText(before, Qt.TextElideMode.ElideLeft, room)
    if fitting == before:
        return before
    words = fitting.partition(" ")[2]  # the first may be cut
    if words:
        return f"… {words}"
    return "… " if room > metrics.horizontalAdvance("… ") else ""
