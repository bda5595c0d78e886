"""How a row of the queue is painted: a sign for the state, the title, and a line of detail."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from editorial.desktop.queue.model import SIGNS, Role, detail
from editorial.desktop.theme import GAP, HAIR, PAD, Themes
from editorial.domain.article import State
from editorial.domain.library import QueueRow

SIGN_WIDTH = 16


class QueueDelegate(QStyledItemDelegate):
    """Paints two lines; the open article's row carries a bar at its edge."""

    def __init__(self, themes: Themes) -> None:
        super().__init__()
        self._themes = themes
        self.open_id: str | None = None

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of two lines."""
        return QSize(0, 2 * option.fontMetrics.height() + 2 * PAD)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""
        row: QueueRow = index.data(Role.ROW)
        theme = self._themes.current
        area: QRect = option.rect
        palette: QPalette = option.palette
        painter.save()
        is_open = row.id == self.open_id
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or is_open:
            painter.fillRect(
                area, palette.color(QPalette.ColorRole.AlternateBase if not chosen else QPalette.ColorRole.Midlight)
            )
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, theme.color("hover_wash"))
        if is_open:
            painter.fillRect(QRect(area.left(), area.top(), 3, area.height()), palette.color(QPalette.ColorRole.Accent))
        self._words(painter, option, row)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.color("focus_ring"))
            painter.drawRect(area.adjusted(1, 1, -2, -2))
        painter.setPen(theme.color("border"))
        painter.drawLine(area.left() + PAD, area.bottom(), area.right() - PAD, area.bottom())
        painter.restore()

    def _words(self, painter: QPainter, option: QStyleOptionViewItem, row: QueueRow) -> None:
        theme = self._themes.current
        metrics = option.fontMetrics
        left, top = option.rect.left() + PAD + GAP, option.rect.top() + PAD
        width = option.rect.width() - 2 * PAD - GAP - SIGN_WIDTH - GAP
        height = metrics.height()
        ink = option.palette.color(QPalette.ColorRole.Text)
        sign_ink = theme.color("success") if row.state is State.VERIFIED else ink
        painter.setPen(theme.color("error") if row.problem else sign_ink)
        painter.drawText(
            QRect(left, top, SIGN_WIDTH, height), Qt.AlignmentFlag.AlignLeft, "!" if row.problem else SIGNS[row.state]
        )
        left += SIGN_WIDTH + GAP
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold if row.id == self.open_id else QFont.Weight.Normal)
        painter.setFont(font)
        done = row.state in {State.VERIFIED, State.SET_ASIDE}
        painter.setPen(theme.color("muted_ink") if done else ink)
        title = painter.fontMetrics().elidedText(row.title, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRect(left, top, width, height), Qt.AlignmentFlag.AlignLeft, title)
        painter.setFont(option.font)
        painter.setPen(theme.color("muted_ink"))
        said = metrics.elidedText(detail(row), Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRect(left, top + height + HAIR, width, height), Qt.AlignmentFlag.AlignLeft, said)
