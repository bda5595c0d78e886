"""Item delegate for occurrences: check box, sign, the words in their context, and a remark."""

from __future__ import annotations

from collections.abc import Sequence
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
from editorial.desktop.wording.occurrence import Occurrence
from editorial.desktop.wording.sign import Sign
from editorial.domain import labels
from editorial.domain.visible import visible

BOX = 15
"""Side of a check box, in device-independent pixels."""

Index = QModelIndex | QPersistentModelIndex
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CAP, _JOIN = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin


class ShownOccurrences(Protocol):
    """What the delegate needs of a model: the occurrences, the ticked rows, and whether there are check boxes."""

    items: Sequence[Occurrence]
    ticked: frozenset[int]

    @property
    def has_boxes(self) -> bool:
        """Return whether each row has a check box."""


def row_height(metrics: QFontMetrics) -> int:
    """Return the height of a row, in pixels."""
    return max(metrics.height(), BOX) + GAP + 3


def box_in(row: QRect) -> QRect:
    """Return the rectangle of the check box in a row, in viewport pixels."""
    return QRect(row.left() + GAP + 1, row.center().y() - BOX // 2 + 1, BOX, BOX)


class OccurrencePainter(QStyledItemDelegate):
    """Item delegate for a list of occurrences."""

    def __init__(self, shown: ShownOccurrences, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown, self._theme = shown, theme
        self._boxes: dict[tuple[bool, float], QPixmap] = {}

    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self._theme = theme
        self._boxes.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row; the width is the list's."""
        del index
        return QSize(0, row_height(option.fontMetrics))

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        """Ignore the event: the list toggles the check boxes itself."""
        del event, model, option, index
        return False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one occurrence."""
        occurrence, row = self._shown.items[index.row()], option.rect
        painter.save()
        painter.setFont(option.font)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(row, self._theme.color("focus_wash"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(row, self._theme.color("hover_wash"))
        words = self._beside_words(painter, row, occurrence, ticked=index.row() in self._shown.ticked)
        label = occurrence.label
        at_right = [(labels.words(label), self._theme.label_color(label))] if label is not None else []
        at_right += [(occurrence.remark, self._theme.color("doubt"))] if occurrence.remark else []
        for text, color in at_right:
            painter.setPen(color)
            painter.drawText(words, _RIGHT, visible(text))
            words.adjust(0, 0, -option.fontMetrics.horizontalAdvance(text) - PAD, 0)
        paint_context(painter, words, (occurrence.before, occurrence.text, occurrence.after), self._theme)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.color("focus_ring"), 1.5))
            painter.drawRoundedRect(QRectF(row).adjusted(1, 1, -1, -1), 3, 3)
        painter.restore()

    def _beside_words(self, painter: QPainter, row: QRect, occurrence: Occurrence, *, ticked: bool) -> QRect:
        """Draw the check box and the sign, and return the rectangle left for the words.

        The sign is at the right end if there is a check box, beside which it would look like another one.
        """
        room = row.adjusted(GAP + 1, 0, -PAD, 0)
        if self._shown.has_boxes:
            painter.drawPixmap(box_in(row).topLeft(), self._box(painter.device().devicePixelRatio(), ticked=ticked))
            room.adjust(BOX + PAD, 0, 0, 0)
        if occurrence.sign is not Sign.NONE:
            left = room.right() - SIZE + 1 if self._shown.has_boxes else room.left()
            sign = QRectF(left, row.top(), SIZE, row.height())
            paint_sign(painter, sign, occurrence.sign, self._theme, self._theme.palette_colors["base"])
            beside = SIZE + GAP + 2
            room.adjust(*((0, 0, -beside, 0) if self._shown.has_boxes else (beside, 0, 0, 0)))
        return room

    def _box(self, ratio: float, *, ticked: bool) -> QPixmap:
        """Return the pixmap of a check box; cached, because the list is repainted after each decision."""
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
        """Draw a check box; the style's own is hardly visible in the dark theme."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = self._theme.color("focus_ring" if ticked else "muted_ink")
        painter.setPen(QPen(color, 1.4))
        painter.setBrush(color if ticked else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 3, 3)
        if ticked:
            painter.setPen(QPen(self._theme.palette_colors["base"], 1.8, Qt.PenStyle.SolidLine, _CAP, _JOIN))
            c = box.center()
            painter.drawPolyline([c + QPointF(-3.2, 0.2), c + QPointF(-0.9, 2.5), c + QPointF(3.2, -2.6)])
