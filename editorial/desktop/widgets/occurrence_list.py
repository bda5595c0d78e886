"""Places in their context with a box each: those that are ticked are what the next step is about."""

from __future__ import annotations

import html
from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QSizePolicy, QWidget

from editorial.desktop.theme import Theme
from editorial.desktop.widgets.occurrence_painter import PlacePainter, row_height
from editorial.desktop.wording.occurrence import Place

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_LEFT = Qt.MouseButton.LeftButton


class PlacesModel(QAbstractListModel):
    """Places, and the numbers of those that are ticked; one place alone has no box."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.places: tuple[Place, ...] = ()
        self.ticked: frozenset[int] = frozenset()

    @property
    def boxes(self) -> bool:
        """Return whether there is anything to choose between."""
        return len(self.places) > 1

    def rowCount(self, parent: Index = _NONE) -> int:
        """Return how many places there are."""
        return 0 if parent.isValid() else len(self.places)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that a place can be ticked, where there are several."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if self.boxes else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a place, and whether it is ticked."""
        place = self.places[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{place.before}{place.text}{place.after}"
        if role == Qt.ItemDataRole.CheckStateRole and self.boxes:
            return Qt.CheckState.Checked if index.row() in self.ticked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return place.said
        return f"<p>{html.escape(place.said)}</p>" if role == Qt.ItemDataRole.ToolTipRole else None

    def show(self, places: tuple[Place, ...]) -> None:
        """Show other places, none of them ticked."""
        self.beginResetModel()
        self.places, self.ticked = places, frozenset()
        self.endResetModel()

    def tick(self, rows: Collection[int]) -> None:
        """Tick these places and no others."""
        changed = self.ticked ^ frozenset(rows)
        self.ticked = frozenset(rows)
        if changed:
            self.dataChanged.emit(self.index(min(changed)), self.index(max(changed)))


class TickedPlaces(QListView):
    """Shows places; Space or a click ticks one or leaves it out, `changed` says that other ones are ticked now."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget, *, most: int) -> None:
        super().__init__(parent)
        self._most = most
        self.places = PlacesModel(self)
        self.painter = PlacePainter(self.places, theme, self)
        self.setModel(self.places)
        self.setItemDelegate(self.painter)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setAccessibleName("Places where the name stands")

    def show_places(self, places: tuple[Place, ...]) -> None:
        """Show other places, at most `most` of them in sight at once; if they are the same the current one stays."""
        before = self.places.places
        if places == before:
            return
        current = self.currentIndex().row()
        same = [place.mention for place in places] == [place.mention for place in before]
        self.places.show(places)
        if same and current >= 0:
            self.setCurrentIndex(self.places.index(current))
        rows = max(1, min(len(places), self._most))
        self.setFixedHeight(row_height(self.fontMetrics()) * rows + 2 * self.frameWidth())
        self.setAccessibleDescription("Space leaves a place out or takes it in" if self.places.boxes else "")

    @property
    def ticked(self) -> tuple[int, ...]:
        """Return the numbers of the places that are ticked, from 0."""
        return tuple(sorted(self.places.ticked))

    def tick(self, rows: Collection[int]) -> None:
        """Tick these places and no others, as an editor does."""
        self.places.tick(rows)
        self.changed.emit()

    def toggle(self, row: int) -> None:
        """Tick a place, or leave it out."""
        if self.places.boxes:
            self.tick(self.places.ticked ^ {row})

    def is_box(self, row: QRect, point: QPoint) -> bool:
        """Return whether a click at `point` in a row ticks: anywhere in it."""
        return row.contains(point)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.painter.set_theme(theme)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Space tick one and the platform's key for *all* every one; letters do nothing here."""
        if event.key() == Qt.Key.Key_Space:
            if not event.isAutoRepeat() and self.currentIndex().isValid():
                self.toggle(self.currentIndex().row())
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.tick(range(len(self.places.places)) if self.places.boxes else ())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Let a click tick."""
        super().mousePressEvent(event)
        point = event.position().toPoint()
        index = self.indexAt(point)
        if index.isValid() and event.button() is _LEFT and self.is_box(self.visualRect(index), point):
            self.toggle(index.row())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take the second of two quick clicks for a click: it unticks what the first one ticked."""
        self.mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first place, so that the keyboard is seen to be somewhere."""
        super().focusInEvent(event)
        by_mouse = event.reason() is Qt.FocusReason.MouseFocusReason
        if not by_mouse and not self.currentIndex().isValid() and self.places.places:
            self.setCurrentIndex(self.places.index(0))

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: letters are the window's."""
        del search


def rows_of(places: Sequence[Place], mentions: Collection[str]) -> frozenset[int]:
    """Return the numbers of the places of these mentions."""
    return frozenset(row for row, place in enumerate(places) if place.mention in mentions)
