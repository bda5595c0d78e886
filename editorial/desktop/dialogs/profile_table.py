"""Table of names over all articles, of which several can be selected."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QAbstractItemView, QTableView

from editorial.desktop.dialogs.filtered_model import FilteredModel
from editorial.desktop.dialogs.people_tables import NAMES, name_cells
from editorial.desktop.dialogs.plain_table import set_up_plain_table
from editorial.domain.people import Profile

_WIDTHS = (180, 90, 64, 60, 66, 84, 84, 70)


class ProfileTable(QTableView):
    """Table of names; `names` is its model."""

    def __init__(self) -> None:
        super().__init__()
        self.names: FilteredModel[Profile] = FilteredModel(NAMES, name_cells, self)
        self.setModel(self.names)
        set_up_plain_table(self, "Names")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        for place, width in enumerate(_WIDTHS):
            self.setColumnWidth(place, width)
        self.horizontalHeader().setStretchLastSection(True)

    @property
    def chosen(self) -> list[Profile]:
        """Return the names of the selected rows, from top to bottom."""
        picked = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return [self.names.shown[row] for row in picked if row < len(self.names.shown)]

    def choose(self, rows: Sequence[int]) -> None:
        """Select rows, the first of which is then the current one; none if no name is shown."""
        self.clearSelection()
        if not self.names.shown:
            self.setCurrentIndex(QModelIndex())
            return
        self.setCurrentIndex(self.names.index(rows[0], 0))
        mode = self.selectionModel().SelectionFlag
        for row in rows[1:]:
            self.selectionModel().select(self.names.index(row, 0), mode.Select | mode.Rows)
