"""Chooser with a text field and a ranked list of options."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from editorial.desktop.choosers.chooser import Chooser
from editorial.desktop.choosers.ranking import Option, ranked
from editorial.desktop.theme import GAP, PAD, Theme
from editorial.desktop.widgets.parts import ENTER
from editorial.desktop.widgets.plain import Label, tooltip
from editorial.domain.visible import visible

MOST = 9
Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: MOST - 1,
    Qt.Key.Key_PageUp: 1 - MOST,
}


class _Options(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.options: list[Option] = []

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self.options)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        option = self.options[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return visible(option.text)
        said = f"{option.text}, {option.detail}" if option.detail else option.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return visible(said)
        return tooltip(said) if role == Qt.ItemDataRole.ToolTipRole else None

    def show(self, options: list[Option]) -> None:
        self.beginResetModel()
        self.options = options
        self.endResetModel()


class _Painter(QStyledItemDelegate):
    def __init__(self, model: _Options, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self.theme = model, theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del index
        return QSize(0, option.fontMetrics.height() + 2 * GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        shown = self._model.options[index.row()]
        box: QRect = option.rect.adjusted(PAD, 0, -PAD, 0)
        metrics = option.fontMetrics
        painter.save()
        painter.setFont(option.font)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, self.theme.color("focus_wash"))
            painter.setPen(QPen(self.theme.color("focus_ring"), 1))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        room = min(metrics.horizontalAdvance(shown.detail) + 2, box.width() // 2) if shown.detail else 0
        words = metrics.elidedText(visible(shown.text), Qt.TextElideMode.ElideRight, box.width() - room - PAD)
        painter.setPen(self.theme.color("ink"))
        painter.drawText(box, _LEFT, words)
        painter.setPen(self.theme.color("muted_ink"))
        detail = metrics.elidedText(visible(shown.detail), Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(box.right() - room + 1, box.top(), room, box.height()), _LEFT, detail)
        painter.restore()


class OptionChooser(Chooser):
    """Chooser for one of several options, ranked by the typed text; it is accepted with the option's value."""

    def __init__(self, host: QWidget, theme: Theme, title: str, options: Sequence[Option], *, prompt: str) -> None:
        super().__init__(host, theme, title)
        self._all = tuple(options)
        self._options = _Options(self)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(visible(prompt))
        self.field.setAccessibleName(f"{title}: {prompt}")
        self.list = QListView(self)
        self.list.setAccessibleName(title)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the field keeps the focus and passes on the arrow keys
        self.list.setModel(self._options)
        self._painter = _Painter(self._options, theme, self.list)
        self.list.setItemDelegate(self._painter)
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.none = Label("Nothing like that here.", self)
        self.none.setForegroundRole(self.none.palette().ColorRole.PlaceholderText)
        for part in (self.field, self.list, self.none):
            self.parts.addWidget(part)
        self.parts.addStretch(1)
        self.watch(self.field)
        self.field.textChanged.connect(self._rank)
        self.list.clicked.connect(lambda index: self._take(index.row()))
        self.list.selectionModel().currentChanged.connect(self._tell)
        self._rank("")
        self.list.setFixedHeight(self._height())

    def _height(self) -> int:
        rows = min(max(len(self._options.options), 1), MOST)
        return rows * (self.list.fontMetrics().height() + 2 * GAP) + 2 * self.list.frameWidth()

    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        super().set_theme(theme)
        self._painter.theme = theme

    @property
    def first(self) -> QWidget:
        """Return the text field."""
        return self.field

    @property
    def options(self) -> list[Option]:
        """Return the options shown, best first."""
        return self._options.options

    @property
    def current(self) -> int:
        """Return the row of the current option, or -1."""
        return self.list.currentIndex().row()

    def found(self, typed: str) -> list[Option]:
        """Return the options that match the typed text, best first."""
        return ranked(typed, self._all)

    def _rank(self, typed: str) -> None:
        self._options.show(self.found(typed))
        self.none.setVisible(not self._options.options)
        self.list.setVisible(bool(self._options.options))
        self._point(0)

    def _point(self, row: int) -> None:
        count = len(self._options.options)
        if count:
            self.list.setCurrentIndex(self._options.index(min(max(row, 0), count - 1)))
        self._tell()

    def _tell(self) -> None:
        """Set the field's accessible description to the current option."""
        row = self.current
        said = self._options.data(self._options.index(row), Qt.ItemDataRole.AccessibleTextRole) if row >= 0 else ""
        self.field.setAccessibleDescription(said or self.none.text())

    def _take(self, row: int) -> None:
        if 0 <= row < len(self._options.options):
            self.answer(self._options.options[row].value)

    def answer(self, value: object) -> None:
        """Accept the value of the chosen option."""
        self.accept(value)

    def key_pressed(self, event: QKeyEvent) -> bool:
        """Move in the list with the arrow keys, accept with Enter; leave all other keys to the field."""
        key = Qt.Key(event.key())
        if key in ENTER:
            if not event.isAutoRepeat():
                self._take(self.current)
            return True
        if key in STEPS:
            self._point(self.current + STEPS[key])
            return True
        return super().key_pressed(event)
