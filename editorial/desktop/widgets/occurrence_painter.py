"""Draws a place: its box, its sign, its words in their context, and a word about it."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from editorial.desktop.theme import GAP, PAD, Theme
from editorial.desktop.widgets.sign_painter import SIZE, paint_sign
from editorial.desktop.widgets.text_painter import paint_context
from editorial.desktop.wording.occurrence import Place
from editorial.desktop.wording.sign import Sign

BOX = 15
"""The side of a tick box, in pixels."""

Index = QModelIndex | QPersistentModelIndex
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CAP, _JOIN = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin


class Places(Protocol):
    """What is drawn: places, whether they have boxes, and the numbers of those that are ticked."""

    places: tuple[Place, ...]
    ticked: frozenset[int]

    @property
    def boxes(self) -> bool:
        """Return whether each place has a box."""


def row_height(metrics: QFontMetrics) -> int:
    """Return the height of a row, in pixels."""
    return max(metrics.height(), BOX) + GAP + 3


def box_in(row: QRect) -> QRect:
    """Return where the box of a row stands."""
    return QRect(row.left() + GAP + 1, row.center().y() - BOX // 2 + 1, BOX, BOX)


class PlacePainter(QStyledItemDelegate):
    """Draws the rows of a list of places."""

    def __init__(self, shown: Places, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown, self._theme = shown, theme
        self._boxes: dict[tuple[bool, float], QPixmap] = {}

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self._boxes.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row."""
        del index
        return QSize(0, row_height(option.fontMetrics))

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        """Do nothing: the list itself ticks."""
        del event, model, option, index
        return False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one place."""
        place, row = self._shown.places[index.row()], option.rect
        painter.save()
        painter.setFont(option.font)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(row, self._theme.color("focus_wash"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(row, self._theme.color("hover_wash"))
        words = self._beside_words(painter, row, place, ticked=index.row() in self._shown.ticked)
        if place.remark:
            painter.setPen(self._theme.color("doubt"))
            painter.drawText(words, _RIGHT, place.remark)
            words.adjust(0, 0, -option.fontMetrics.horizontalAdvance(place.remark) - PAD, 0)
        paint_context(painter, words, (place.before, place.text, place.after), self._theme)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.color("focus_ring"), 1.5))
            painter.drawRoundedRect(QRectF(row).adjusted(1, 1, -1, -1), 3, 3)
        painter.restore()

    def _beside_words(self, painter: QPainter, row: QRect, place: Place, *, ticked: bool) -> QRect:
        """Draw box and sign, and return the room for the words; a sign beside a box would look like another box."""
        room = row.adjusted(GAP + 1, 0, -PAD, 0)
        if self._shown.boxes:
            painter.drawPixmap(box_in(row).topLeft(), self._box(painter.device().devicePixelRatio(), ticked=ticked))
            room.adjust(BOX + PAD, 0, 0, 0)
        if place.sign is not Sign.NONE:
            left = room.right() - SIZE + 1 if self._shown.boxes else room.left()
            sign = QRectF(left, row.top(), SIZE, row.height())
            paint_sign(painter, sign, place.sign, self._theme, self._theme.palette_colors["base"])
            beside = SIZE + GAP + 2
            room.adjust(*((0, 0, -beside, 0) if self._shown.boxes else (beside, 0, 0, 0)))
        return room

    def _box(self, ratio: float, *, ticked: bool) -> QPixmap:
        """Return the picture of a box, which is drawn once: a list of them is painted after each decision."""
        if (ticked, ratio) not in self._boxes:
            drawn = QPixmap(QSize(BOX, BOX) * ratio)
            drawn.setDevicePixelRatio(ratio)
            drawn.fill(Qt.GlobalColor.transparent)
            painter = QPainter(drawn)
            self._draw_box(painter, QRectF(0, 0, BOX, BOX), ticked=ticked)
            painter.end()
            self._boxes[ticked, ratio] = drawn
        return self._boxes[ticked, ratio]

    def _draw_box(self, painter: QPainter, box: QRectF, *, ticked: bool) -> None:
        """Draw a box, empty or filled with a tick; the style's own is hardly seen in the dark."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = self._theme.color("focus_ring" if ticked else "muted_ink")
        painter.setPen(QPen(color, 1.4))
        painter.setBrush(color if ticked else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 3, 3)
        if ticked:
            painter.setPen(QPen(self._theme.palette_colors["base"], 1.8, Qt.PenStyle.SolidLine, _CAP, _JOIN))
            c = box.center()
            painter.drawPolyline([c + QPointF(-3.2, 0.2), c + QPointF(-0.9, 2.5), c + QPointF(3.2, -2.6)])
