"""Item delegate of the queue: the sign of the state, the title in up to two lines, and a line of detail."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QObject, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from editorial.desktop.queue.model import Index, QueueRole
from editorial.desktop.theme import GAP, HAIR, PAD, Themes
from editorial.desktop.widgets.row_state import has_focus, is_selected, is_under_pointer
from editorial.desktop.wording.queue import TRY_AGAIN, detail, sign, title
from editorial.domain.article import State
from editorial.domain.library import QueueRow
from editorial.domain.visible import visible

SIGN_WIDTH = 14
TITLE_LINES = 2
BAR = 3
LEAD = 2
"""Space between lines, in pixels."""


def title_lines(words: str, font: QFont, width: int) -> list[str]:
    """Return the title broken into at most `TITLE_LINES` lines of `width` pixels, the last one elided if too long."""
    layout = QTextLayout(words, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    starts: list[int] = []
    layout.beginLayout()
    while len(starts) <= TITLE_LINES and (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        starts.append(line.textStart())
    layout.endLayout()
    # Qt counts UTF-16 units; Python slices code points.
    units = words.encode("utf-16-le")
    parts = [
        units[2 * a : 2 * b].decode("utf-16-le") for a, b in zip(starts, [*starts[1:], len(words) * 2], strict=True)
    ]
    if len(parts) > TITLE_LINES:
        rest = units[2 * starts[TITLE_LINES - 1] :].decode("utf-16-le")
        parts = [
            *parts[: TITLE_LINES - 1],
            QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, width),
        ]
    return [part.rstrip() for part in parts]


class QueueDelegate(QStyledItemDelegate):
    """Item delegate with three lines per row; the row of the open article has a bar at its edge."""

    def __init__(self, themes: Themes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._title_lines = lru_cache(maxsize=256)(title_lines)
        self.open_id: str | None = None

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the height of a row; the width is the view's."""
        return QSize(0, self.height(option.fontMetrics))

    def height(self, metrics: QFontMetrics) -> int:
        """Return the height of a row in pixels: three lines."""
        return (TITLE_LINES + 1) * (metrics.height() + LEAD) + 2 * PAD + HAIR

    def retry_rect(self, area: QRect, metrics: QFontMetrics) -> QRect:
        """Return the rectangle of "Try again" in a row (`area`) whose article could not be read."""
        width, height = metrics.horizontalAdvance(TRY_AGAIN), metrics.height()
        return QRect(area.right() - PAD - width, area.bottom() - PAD - LEAD - height, width, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row: QueueRow = index.data(QueueRole.ROW)
        painter.save()
        self._ground(painter, option, index, row)
        self._words(painter, option, row)
        self._edges(painter, option, index)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, row: QueueRow) -> None:
        theme, area, palette = self._themes.current, option.rect, option.palette
        painter.fillRect(area, palette.color(QPalette.ColorRole.Base))  # over the selection colour
        if is_selected(option, index):
            painter.fillRect(area, theme.color("selected_wash"))
        elif row.id == self.open_id:
            painter.fillRect(area, palette.color(QPalette.ColorRole.AlternateBase))
        elif is_under_pointer(option):
            painter.fillRect(area, theme.color("hover_wash"))
        if row.id == self.open_id:
            accent = palette.color(QPalette.ColorRole.Accent)
            painter.fillRect(QRect(area.left(), area.top(), BAR, area.height()), accent)

    def _edges(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, area = self._themes.current, option.rect
        painter.setPen(theme.color("border"))
        painter.drawLine(area.left() + PAD, area.bottom(), area.right() - PAD, area.bottom())
        if has_focus(option, index):
            painter.setPen(theme.color("focus_ring"))
            painter.drawRect(area.adjusted(0, 0, -1, -1))

    def _words(self, painter: QPainter, option: QStyleOptionViewItem, row: QueueRow) -> None:
        theme, metrics, ink = self._themes.current, option.fontMetrics, option.palette.color(QPalette.ColorRole.Text)
        done = row.state in {State.VERIFIED, State.SET_ASIDE}
        height = metrics.height()
        left, top = option.rect.left() + PAD + GAP, option.rect.top() + PAD
        painter.setFont(option.font)
        verified = theme.color("success" if row.overridden is None else "warning")
        sign_ink = verified if row.state is State.VERIFIED else ink
        painter.setPen(theme.color("error") if row.problem else sign_ink)
        room = max(SIGN_WIDTH, height)
        painter.drawText(QRect(left, top, room, height), Qt.AlignmentFlag.AlignLeft, sign(row))
        left += room + GAP
        width = option.rect.right() - PAD - left
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold if row.id == self.open_id else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(theme.color("muted_ink") if done else ink)
        for line in self._title_lines(visible(title(row)), font, width):
            painter.drawText(QPointF(left, top + metrics.ascent()), line)
            top += height + LEAD
        painter.setFont(option.font)
        if row.problem:
            width -= self._paint_retry(painter, option)
        painter.setPen(theme.color("error") if row.problem else theme.color("muted_ink"))
        fitting = detail(row, lambda line: metrics.horizontalAdvance(visible(line)) <= width)
        said = metrics.elidedText(visible(fitting), Qt.TextElideMode.ElideRight, width)
        painter.drawText(QPointF(left, top + metrics.ascent()), said)

    def _paint_retry(self, painter: QPainter, option: QStyleOptionViewItem) -> int:
        """Paint "Try again", underlined like a link; return its width in pixels with padding."""
        area = self.retry_rect(option.rect, option.fontMetrics)
        font = QFont(option.font)
        font.setUnderline(True)
        painter.setFont(font)
        painter.setPen(option.palette.color(QPalette.ColorRole.Link))
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft, TRY_AGAIN)
        painter.setFont(option.font)
        return area.width() + PAD
