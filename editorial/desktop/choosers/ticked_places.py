"""Places in their context, each of which can be left out."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from editorial.desktop.findings.context_painter import paint_context
from editorial.desktop.theme import GAP, PAD, Theme

MOST = 10
_BOX = 16
Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Tickable:
    """A place: the words before, its own, those after, and a word about it (*new*)."""

    before: str
    text: str
    after: str
    remark: str = ""


class _Places(QAbstractListModel):
    def __init__(self, places: Sequence[Tickable], ticked: Sequence[bool], parent: QWidget) -> None:
        super().__init__(parent)
        self.places = tuple(places)
        self.ticked = list(ticked)

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self.places)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        place, ticked = self.places[index.row()], self.ticked[index.row()]
        words = f"{place.before}{place.text}{place.after}"
        if role == Qt.ItemDataRole.DisplayRole:
            return words
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        remark = f", {place.remark}" if place.remark else ""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{'taken' if ticked else 'left out'}: {words}{remark}"
        return f"<p>{html.escape(words + remark)}</p>" if role == Qt.ItemDataRole.ToolTipRole else None

    def toggle(self, row: int) -> None:
        self.ticked[row] = not self.ticked[row]
        self.dataChanged.emit(self.index(row), self.index(row))

    def tick_all(self, ticked: Sequence[bool]) -> None:
        self.ticked = list(ticked)
        self.dataChanged.emit(self.index(0), self.index(len(self.places) - 1))


class _Painter(QStyledItemDelegate):
    def __init__(self, model: _Places, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._theme = model, theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del index
        return QSize(0, max(option.fontMetrics.height(), _BOX) + 2 * GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        place, ticked = self._model.places[index.row()], self._model.ticked[index.row()]
        box: QRect = option.rect
        painter.save()
        painter.setFont(option.font)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, self._theme.color("focus_wash"))
        self._tick(painter, QRectF(box.left() + PAD, box.center().y() - _BOX / 2 + 0.5, _BOX, _BOX), ticked=ticked)
        words = box.adjusted(_BOX + 2 * PAD, 0, -PAD, 0)
        if place.remark:
            painter.setPen(self._theme.color("doubt"))
            painter.drawText(words, _RIGHT, place.remark)
            words.adjust(0, 0, -option.fontMetrics.horizontalAdvance(place.remark) - PAD, 0)
        paint_context(painter, words, (place.before, place.text, place.after), self._theme)
        if option.state & QStyle.StateFlag.State_Selected and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self._theme.color("focus_ring"), 1))
            painter.drawRect(box.adjusted(0, 0, -1, -1))
        painter.restore()

    def _tick(self, painter: QPainter, box: QRectF, *, ticked: bool) -> None:
        """Draw a box, empty or filled with a tick; the style's own is hardly seen in the dark."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = self._theme.color("focus_ring" if ticked else "muted_ink")
        painter.setPen(QPen(color, 1.4))
        painter.setBrush(color if ticked else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 3, 3)
        if ticked:
            ground = self._theme.palette_colors["base"]
            painter.setPen(QPen(ground, 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            c = box.center()
            painter.drawPolyline([c + QPointF(-3.5, 0.2), c + QPointF(-1, 2.8), c + QPointF(3.5, -2.8)])
        painter.restore()


class TickedPlaces(QListView):
    """Shows places with a box each; Space or a click ticks, `changed` says how many are ticked."""

    changed = Signal(int)

    def __init__(
        self, theme: Theme, places: Sequence[Tickable], ticked: Sequence[bool], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._places = _Places(places, ticked, self)
        self.setModel(self._places)
        self.setItemDelegate(_Painter(self._places, theme, self))
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Places")
        self.setAccessibleDescription("Space leaves a place out or takes it in")
        height = max(self.fontMetrics().height(), _BOX) + 2 * GAP
        self.setFixedHeight(max(1, min(len(places), MOST)) * height + 2 * self.frameWidth())
        if places:
            self.setCurrentIndex(self._places.index(0))

    @property
    def ticked(self) -> tuple[int, ...]:
        """Return the numbers of the places that are ticked, from 0."""
        return tuple(row for row, on in enumerate(self._places.ticked) if on)

    def tick(self, rows: Sequence[int]) -> None:
        """Tick these places and no others."""
        self._places.tick_all([row in set(rows) for row in range(len(self._places.places))])
        self.changed.emit(len(self.ticked))

    def _toggle(self, row: int) -> None:
        self._places.toggle(row)
        self.changed.emit(len(self.ticked))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Space tick; letters do nothing here."""
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            if not event.isAutoRepeat():
                self._toggle(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Let a click on a place tick it."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() is Qt.MouseButton.LeftButton:
            self._toggle(index.row())

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: letters are no search here."""
        del search
