"""Draws words in their context, so that the words themselves stay in sight however narrow it is."""

from __future__ import annotations

from bisect import bisect_left

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from editorial.desktop.theme import Theme

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def paint_context(painter: QPainter, box: QRect, words: tuple[str, str, str], theme: Theme) -> None:
    """Draw what stands before, the words themselves (bold) and what stands after, in one line within `box`."""
    before, own, after = words
    plain, bold = QFont(painter.font()), QFont(painter.font())
    bold.setBold(True)
    metrics, bold_metrics = QFontMetrics(plain), QFontMetrics(bold)
    shown = bold_metrics.elidedText(own, Qt.TextElideMode.ElideRight, box.width())
    spare = max(0, box.width() - bold_metrics.horizontalAdvance(shown))
    room = max(spare * 2 // 5, spare - metrics.horizontalAdvance(after))
    lead = shortened(before, metrics, room)
    muted, ink = theme.color("muted_ink"), theme.color("ink")
    left = box.left()
    for text, font, color in ((lead, plain, muted), (shown, bold, ink), (after, plain, muted)):
        left += _part(painter, QRect(left, box.top(), box.right() - left + 1, box.height()), text, font, color)


def shortened(before: str, metrics: QFontMetrics, room: int) -> str:
    """Return the last whole words of `before` that fit into `room` pixels, with … where some were left out."""
    if metrics.horizontalAdvance(before) <= room:
        return before
    words = before.removeprefix("… ").split(" ")

    def width(start: int) -> int:
        return metrics.horizontalAdvance(f"… {' '.join(words[start:])}")

    left = words[bisect_left(range(len(words)), -room, key=lambda start: -width(start)) :]
    return f"… {' '.join(left)}" if any(left) else "… " if room > metrics.horizontalAdvance("… ") else ""


def _part(painter: QPainter, box: QRect, text: str, font: QFont, color: QColor) -> int:
    if box.width() <= 0 or not text:
        return 0
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.setFont(font)
    painter.setPen(color)
    painter.drawText(box, _LEFT, shown)
    return metrics.horizontalAdvance(shown)
