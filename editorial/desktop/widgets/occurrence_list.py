"""List of a name's occurrences in their context, each with a check box: the next action applies to the ticked ones."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QSizePolicy, QWidget

from editorial.desktop.theme import Theme
from editorial.desktop.widgets.occurrence_painter import OccurrencePainter, row_height
from editorial.desktop.widgets.plain import tooltip
from editorial.desktop.widgets.viewports import viewport_of
from editorial.desktop.wording.occurrence import Occurrence, mentions_of
from editorial.domain.visible import visible

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_LEFT = Qt.MouseButton.LeftButton


class OccurrencesModel(QAbstractListModel):
    """Model of occurrences and of the rows that are ticked (from 0); a single occurrence has no check box."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.items: Sequence[Occurrence] = ()
        self.ticked: frozenset[int] = frozenset()

    @property
    def has_boxes(self) -> bool:
        """Return whether each row has a check box: only where there are several rows."""
        return len(self.items) > 1

    def rowCount(self, parent: Index = _NONE) -> int:
        """Return the number of occurrences."""
        return 0 if parent.isValid() else len(self.items)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return the item flags; rows are checkable if there are several."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if self.has_boxes else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the text, check state, accessible text or tooltip of an occurrence."""
        occurrence = self.items[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return visible(f"{occurrence.before}{occurrence.text}{occurrence.after}")
        if role == Qt.ItemDataRole.CheckStateRole and self.has_boxes:
            return Qt.CheckState.Checked if index.row() in self.ticked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return visible(occurrence.spoken)
        return tooltip(occurrence.spoken) if role == Qt.ItemDataRole.ToolTipRole else None

    def show(self, items: Sequence[Occurrence]) -> None:
        """Replace all occurrences; none is ticked."""
        self.beginResetModel()
        self.items, self.ticked = items, frozenset()
        self.endResetModel()

    def tick(self, rows: Collection[int]) -> None:
        """Tick exactly these rows (from 0)."""
        changed = self.ticked ^ frozenset(rows)
        self.ticked = frozenset(rows)
        if changed:
            self.dataChanged.emit(self.index(min(changed)), self.index(max(changed)))


class OccurrenceList(QListView):
    """List view of occurrences; Space or a click toggles the check box of a row.

    At most `most` rows are visible at once.
    """

    changed = Signal()
    """The user ticked other rows."""

    def __init__(self, theme: Theme, parent: QWidget, *, most: int) -> None:
        super().__init__(parent)
        self._port = viewport_of(self)
        self._most = most
        self.occurrences = OccurrencesModel(self)
        self.painter = OccurrencePainter(self.occurrences, theme, self)
        self.setModel(self.occurrences)
        self.setItemDelegate(self.painter)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setAccessibleName("Places where the name occurs")

    def show_occurrences(self, occurrences: Sequence[Occurrence]) -> None:
        """Show other occurrences; the current row stays current if they are of the same mentions."""
        before = self.occurrences.items
        if occurrences == before:
            return
        current = self.currentIndex().row()
        same = mentions_of(occurrences) == mentions_of(before)
        self.occurrences.show(occurrences)
        if same and current >= 0:
            self.setCurrentIndex(self.occurrences.index(current))
        self._fit()
        self.setAccessibleDescription(
            "Space ticks an occurrence or leaves it out" if self.occurrences.has_boxes else ""
        )

    def _fit(self) -> None:
        """Make the list as high as its rows, at most `most` of them."""
        rows = max(1, min(len(self.occurrences.items), self._most))
        self.setFixedHeight(row_height(self.fontMetrics()) * rows + 2 * self.frameWidth())

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Lay the rows out at once: while they are painted, Qt would paint them a second time for it."""
        super().dataChanged(first, last, roles)
        self.executeDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        """Adapt the height to a changed font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    @property
    def ticked(self) -> tuple[int, ...]:
        """Return the ticked rows (from 0), in order."""
        return tuple(sorted(self.occurrences.ticked))

    def tick(self, rows: Collection[int]) -> None:
        """Tick exactly these rows and emit `changed`."""
        self.occurrences.tick(rows)
        self.changed.emit()

    def toggle(self, row: int) -> None:
        """Toggle the check box of a row, if it has one."""
        if self.occurrences.has_boxes:
            self.tick(self.occurrences.ticked ^ {row})

    def is_box(self, row: QRect, point: QPoint) -> bool:
        """Return whether a click at `point` (viewport pixels) toggles the row; here anywhere in it."""
        return row.contains(point)

    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self.painter.set_theme(theme)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Toggle the current row with Space, tick all rows with the platform's key for Select All."""
        if event.key() == Qt.Key.Key_Space:
            if not event.isAutoRepeat() and self.currentIndex().isValid():
                self.toggle(self.currentIndex().row())
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.tick(range(len(self.occurrences.items)) if self.occurrences.has_boxes else ())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Toggle the row that is clicked."""
        super().mousePressEvent(event)
        point = event.position().toPoint()
        index = self.indexAt(point)
        if index.isValid() and event.button() is _LEFT and self.is_box(self.visualRect(index), point):
            self.toggle(index.row())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Handle the second click of a double click like a single one: it undoes the first."""
        self.mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Make the first row current if the focus comes from the keyboard, so that the focus is visible."""
        super().focusInEvent(event)
        by_mouse = event.reason() is Qt.FocusReason.MouseFocusReason
        if not by_mouse and not self.currentIndex().isValid() and self.occurrences.items:
            self.setCurrentIndex(self.occurrences.index(0))

    def keyboardSearch(self, search: str) -> None:
        """Ignore letters: they are shortcuts of the window."""
        del search


def rows_of(occurrences: Sequence[Occurrence], mentions: Collection[str]) -> frozenset[int]:
    """Return the rows (from 0) of the occurrences of these mentions (ids)."""
    return frozenset(row for row, mention in enumerate(mentions_of(occurrences)) if mention in mentions)
