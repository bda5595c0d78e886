"""The places of the name in focus as its card lists them: to be ticked, and to be looked at in the article."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from editorial.desktop.theme import GAP, Theme
from editorial.desktop.widgets.occurrence_list import OccurrenceList
from editorial.desktop.widgets.occurrence_painter import box_in

MOST = 6


class CardOccurrenceList(OccurrenceList):
    """List of the focused name's occurrences: a click on a box ticks, a click on the words shows the occurrence."""

    show_requested = Signal(str)
    """A row was clicked, or reached with the arrow keys: the id of its mention."""

    exit_requested = Signal()
    """Esc was pressed."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent, most=MOST)
        self.clicked.connect(self._look)

    def is_box(self, row: QRect, point: QPoint) -> bool:
        """Return whether a click ticks: on the box and close around it; on the words it shows the place."""
        return point.x() < box_in(row).right() + GAP

    def point_at(self, mention: str | None) -> None:
        """Let the row of a mention be the current one; where the mention is not in the list, none is."""
        row = next((row for row, one in enumerate(self.occurrences.items) if one.mention == mention), -1)
        if row != self.currentIndex().row():
            self.setCurrentIndex(self.occurrences.index(row) if row >= 0 else QModelIndex())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the place that the keyboard comes to; with the mouse it is the one that is clicked."""
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason:
            self._look(self.currentIndex())

    def _look(self, index: QModelIndex) -> None:
        if index.isValid():
            self.show_requested.emit(self.occurrences.items[index.row()].mention)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Esc; the arrows show each place they come to."""
        if event.key() == Qt.Key.Key_Escape:
            self.exit_requested.emit()
            return
        before = self.currentIndex()
        super().keyPressEvent(event)
        if self.currentIndex() != before:
            self._look(self.currentIndex())
