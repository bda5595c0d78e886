"""Common look of the tables: no grid, rows of one line, Tab moves to the next control."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QTableWidgetItem

from editorial.desktop.theme import PAD
from editorial.desktop.widgets.plain import set_tooltip
from editorial.domain.visible import visible


def set_up_plain_table(table: QTableView, name: str) -> None:
    """Set up the look and behaviour of a table; `name` is its accessible name."""
    table.setAccessibleName(name)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)  # Tab moves to the next control
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    rows = table.verticalHeader()
    rows.hide()
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    rows.setDefaultSectionSize(table.fontMetrics().height() + PAD)
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


def plain_cell(words: str) -> QTableWidgetItem:
    """Return a cell with these words, and all of them in its tooltip."""
    made = QTableWidgetItem(visible(words))
    set_tooltip(made, words)
    return made


def fit_columns(table: QTableView, *columns: int) -> None:
    """Fit columns to their contents, with padding."""
    for column in columns:
        table.resizeColumnToContents(column)
        table.setColumnWidth(column, table.columnWidth(column) + PAD)
