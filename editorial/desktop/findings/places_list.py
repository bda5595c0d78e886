"""The places of a name, each in its context, as a short list in its card."""

from __future__ import annotations

import html
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from editorial.desktop.findings.card_facts import Place
from editorial.desktop.findings.context_painter import paint_context
from editorial.desktop.findings.sign_painter import SIZE, paint_sign
from editorial.desktop.theme import GAP, Theme

MOST = 6
Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()


class _Places(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.places: tuple[Place, ...] = ()

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self.places)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        place = self.places[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return place.said
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"<p>{html.escape(place.said)}</p>"
        return f"{place.before}{place.text}{place.after}" if role == Qt.ItemDataRole.DisplayRole else None


class _Painter(QStyledItemDelegate):
    def __init__(self, model: _Places, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self.theme = model, theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del index
        return QSize(0, option.fontMetrics.height() + GAP + 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        place = self._model.places[index.row()]
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setFont(option.font)
        if state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, self.theme.color("hover_wash"))
        sign = QRectF(box.left() + GAP, box.top(), SIZE, box.height())
        paint_sign(painter, sign, place.sign, self.theme, self.theme.palette_colors["base"])
        words = box.adjusted(SIZE + 2 * GAP + 2, 0, -GAP, 0)
        paint_context(painter, words, (place.before, place.text, place.after), self.theme)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self.theme.color("focus_ring"), 1.5))
            painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), 3, 3)
        painter.restore()


class PlacesList(QListView):
    """Shows places; `chosen` carries the id of the mention that was clicked or entered."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._places = _Places(self)
        self._painter = _Painter(self._places, theme, self)
        self.setModel(self._places)
        self.setItemDelegate(self._painter)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Places where the name stands")
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)

    def show_places(self, places: tuple[Place, ...]) -> None:
        """Show other places; up to six are in sight at once."""
        if places == self._places.places:
            return
        current = self.currentIndex().row()
        same = [p.mention for p in places] == [p.mention for p in self._places.places]
        self._places.beginResetModel()
        self._places.places = places
        self._places.endResetModel()
        if same and current >= 0:
            self.setCurrentIndex(self._places.index(current))
        height = self.fontMetrics().height() + GAP + 2
        self.setFixedHeight(height * max(1, min(len(places), MOST)) + 2 * self.frameWidth())

    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(self._places.places[index.row()].mention)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._painter.theme = theme
        self.viewport().update()

    def event(self, event: QEvent) -> bool:
        """Keep Enter for the place pointed at, before it is a shortcut of the window."""
        enter = isinstance(event, QKeyEvent) and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and event.type() is QEvent.Type.ShortcutOverride and self.currentIndex().isValid():
            event.accept()
            return True
        return super().event(event)

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: letters are the window's."""
        del search
