"""List of occurrences on the card of a name, to tick them and to show them in the article."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from editorial.desktop.theme import GAP, Theme
from editorial.desktop.widgets.occurrence_list import OccurrenceList
from editorial.desktop.widgets.occurrence_painter import box_in
from editorial.desktop.wording.occurrence import mentions_of

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
        """Return whether a click at `point` (viewport pixels) toggles the row: only on or near the check box."""
        return point.x() < box_in(row).right() + GAP

    def point_at(self, mention: str | None) -> None:
        """Make the row of a mention (id) current; none if the mention is not listed."""
        mentions = mentions_of(self.occurrences.items)
        row = mentions.index(mention) if mention in mentions else -1
        if row != self.currentIndex().row():
            self.setCurrentIndex(self.occurrences.index(row) if row >= 0 else QModelIndex())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Request to show the current row if the focus comes from the keyboard; with the mouse the click does that."""
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason:
            self._look(self.currentIndex())

    def _look(self, index: QModelIndex) -> None:
        if index.isValid():
            self.show_requested.emit(self.occurrences.items[index.row()].mention)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Request the exit with Esc; request to show each row reached with the arrow keys."""
        if event.key() == Qt.Key.Key_Escape:
            self.exit_requested.emit()
            return
        before = self.currentIndex()
        super().keyPressEvent(event)
        if self.currentIndex() != before:
            self._look(self.currentIndex())
