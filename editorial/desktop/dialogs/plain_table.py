"""What every table of these windows looks like: rows without a grid, one line each, the keyboard free to go on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from editorial.desktop.theme import PAD


def set_up_plain_table(table: QTableView, name: str) -> None:
    """Make a table plain; `name` is what a screen reader calls it."""
    table.setAccessibleName(name)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)  # Tab goes on to the next control
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    rows = table.verticalHeader()
    rows.hide()
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    rows.setDefaultSectionSize(table.fontMetrics().height() + PAD)
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


def fit(table: QTableView, *columns: int) -> None:
    """Make columns as wide as what stands in them, with room before the next."""
    for column in columns:
        table.resizeColumnToContents(column)
        table.setColumnWidth(column, table.columnWidth(column) + PAD)
