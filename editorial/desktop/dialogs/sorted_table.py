"""Table whose rows are sorted by a click on a heading, or with a box that does the same by keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QComboBox, QTableView

from editorial.desktop.dialogs.filtered_model import FilteredModel
from editorial.desktop.dialogs.plain_table import set_up_plain_table
from editorial.desktop.widgets.plain import escaped

T = TypeVar("T")
ASCENDING, DESCENDING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


class SortedTable(QTableView):
    """Table of a filtered model; `sorting` is the box that says by what it is sorted."""

    def __init__(self, model: FilteredModel[T], name: str, widths: Sequence[int], unsorted: str) -> None:
        """Build the table; `unsorted` says in which order the entries come if no column is chosen."""
        super().__init__()
        self.setModel(model)
        set_up_plain_table(self, name)
        for place, width in enumerate(widths):
            self.setColumnWidth(place, width)
        heads = self.horizontalHeader()
        heads.setStretchLastSection(True)
        heads.setSortIndicator(-1, ASCENDING)
        heads.setSortIndicatorClearable(True)
        self.sorting = QComboBox()
        self.sorting.setAccessibleName("Sorted by")
        self.sorting.addItem(escaped(unsorted), (-1, ASCENDING))
        for place, column in enumerate(model.columns):
            self.sorting.addItem(f"By {column.lower()}", (place, ASCENDING))
            self.sorting.addItem(f"By {column.lower()}, backwards", (place, DESCENDING))
        self.setSortingEnabled(True)
        heads.sortIndicatorChanged.connect(self._show_sorting)
        self.sorting.activated.connect(lambda _at: self.sortByColumn(*self.sorting.currentData()))

    def _show_sorting(self, column: int, order: Qt.SortOrder) -> None:
        with QSignalBlocker(self.sorting):
            found = 0 if column < 0 else 1 + 2 * column + int(order is DESCENDING)
            self.sorting.setCurrentIndex(found)
