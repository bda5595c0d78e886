"""Dialog that shows the first rows of a table and asks what each of its columns holds, and which sheet is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import PurePath

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from editorial.desktop.dialogs.dialog import Dialog
from editorial.desktop.dialogs.plain_table import plain_cell, set_up_plain_table
from editorial.desktop.theme import PAD
from editorial.desktop.widgets.plain import Label, set_title
from editorial.desktop.wording.columns import ROLES
from editorial.jobs.counting import counted
from editorial.jobs.naming_columns import Chosen, NamedTables, Role, guessed
from editorial.jobs.reading import TableToName

TITLE = "What the columns hold"
NO_TEXT = "Choose the column that holds the text of the articles."
_SAMPLES = 3
_ROLES = tuple(ROLES)


class _RoleBox(QComboBox):
    """Choice of what a column holds."""

    def __init__(self, role: Role) -> None:
        super().__init__()
        self.addItems([*ROLES.values()])
        self.put(role)

    @property
    def role(self) -> Role:
        """Return what is chosen."""
        return _ROLES[self.currentIndex()]

    def put(self, role: Role) -> None:
        """Show a choice that nobody made here."""
        with QSignalBlocker(self):
            self.setCurrentIndex(_ROLES.index(role))


class ColumnsDialog(Dialog):
    """Table with a line for each column: its heading, a choice of what it holds, and what is in the first rows."""

    import_requested = Signal(object)
    """The tables are to be read: a NamedTables."""

    def __init__(self, tables: Sequence[TableToName], parent: QWidget) -> None:
        """Ask about tables that have the same columns."""
        super().__init__(parent)
        set_title(self, TITLE)
        self.resize(940, 560)
        self._tables = tuple(tables)
        self._table = tables[0].table
        self.sheet = QComboBox(self)
        self.sheet.addItems([one.sheet for one in self._table.choices])
        self.sheet.setCurrentIndex([one.sheet for one in self._table.choices].index(self._table.sheet))
        self.boxes: list[_RoleBox] = []
        self.list = QTableWidget(0, 2 + _SAMPLES)
        self.headed = QCheckBox("The &first row holds the headings")
        self.headed.setChecked(True)
        self.remember = QCheckBox("From &now on read tables with these columns in the same way")
        self.remember.setChecked(True)
        self.remember_sheet = QCheckBox("From no&w on read this sheet of workbooks with the same sheets")
        self.problem = Label(NO_TEXT, wrap=True)
        self.problem.setForegroundRole(QPalette.ColorRole.WindowText)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = buttons.addButton("&Import", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        self._set_up()
        column = QVBoxLayout(self)
        column.setSpacing(PAD)
        column.addWidget(Label(self._what(), wrap=True))
        column.addLayout(self._sheets())
        column.addWidget(self.list, 1)
        column.addWidget(self.headed)
        column.addWidget(self.remember)
        column.addWidget(self.remember_sheet)
        column.addWidget(self.problem)
        column.addWidget(buttons)
        self.headed.toggled.connect(self._head)
        self.sheet.currentIndexChanged.connect(self._pick)
        self.set_main(self.go)
        self._fill()
        (self.sheet if self._table.sheets else self.boxes[0]).setFocus()

    def _what(self) -> str:
        names = [PurePath(one.source.name).name for one in self._tables]
        others = len(names) - 3
        listed = ", ".join(names[:3]) + (f" and {counted(others, 'other table')}" if others > 0 else "")
        return f"{listed}: each row becomes an article."

    def _sheets(self) -> QHBoxLayout:
        """Return the choice of a sheet with its label."""
        label = Label("&Sheet:")
        label.setBuddy(self.sheet)
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(self.sheet, 1)
        if not self._table.sheets:
            for one in (label, self.sheet, self.remember_sheet):
                one.hide()
        return row

    def _set_up(self) -> None:
        set_up_plain_table(self.list, "What each column holds")
        self.list.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        self.list.verticalHeader().setDefaultSectionSize(_RoleBox(Role.KEPT).sizeHint().height() + PAD // 2)
        header = self.list.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)

    def _pick(self, at: int) -> None:
        """Show the columns of another sheet."""
        self._table = replace(self._table.choices[at], sheets=self._table.sheets)
        self._fill()

    def _fill(self) -> None:
        """Show a line for each column of the table."""
        self.list.setRowCount(0)
        self.list.setRowCount(len(self._table.proposed))
        self.boxes = [_RoleBox(role) for role in self._table.proposed]
        for at, box in enumerate(self.boxes):
            box.currentIndexChanged.connect(lambda _index, at=at: self._chose(at))
            self.list.setCellWidget(at, 1, box)
        self._head(headed=self.headed.isChecked())
        ticks = (self.headed, self.remember, self.remember_sheet)
        for one, following in pairwise((self.sheet, self.list, *self.boxes, *ticks, self.go)):
            self.setTabOrder(one, following)

    def _head(self, headed: bool) -> None:  # noqa: FBT001 - Qt's own signature
        """Show the columns with the first row as headings, or as the first article."""
        shown = self._table.rows[1:] if headed else self._table.rows
        names = ["Column", "Holds", *(f"Row {number}" for number in range(1, _SAMPLES + 1))]
        self.list.setHorizontalHeaderLabels(names)
        for at, box in enumerate(self.boxes):
            heading = self._table.rows[0][at] if headed else ""
            self.list.setItem(at, 0, plain_cell(heading or f"Column {at + 1}"))
            box.setAccessibleName(
                f"What column {at + 1} holds: {heading}" if heading else f"What column {at + 1} holds"
            )
            for sample in range(_SAMPLES):
                words = shown[sample][at] if sample < len(shown) else ""
                self.list.setItem(at, 2 + sample, plain_cell(" ".join(words.split())))
        proposed = self._table.proposed if headed else guessed([""] * len(self.boxes))
        for box, role in zip(self.boxes, proposed, strict=True):
            box.put(role)
        self.remember.setEnabled(headed)
        self._count()

    def _chose(self, at: int) -> None:
        """Take a detail from the column that had it before."""
        role = self.boxes[at].role
        for number, box in enumerate(self.boxes):
            if number != at and box.role is role and role.is_detail:
                box.put(Role.KEPT)
        self._count()

    def _count(self) -> None:
        """Show how many articles there would be, or that the text is missing."""
        at = self.sheet.currentIndex()
        number = sum(one.table.choices[at].number + (not self.headed.isChecked()) for one in self._tables)
        has_text = any(box.role is Role.TEXT for box in self.boxes)
        self.go.setEnabled(has_text)
        self.go.setText(f"&Import {number:,}" if has_text else "&Import")
        self.problem.setText("" if has_text else NO_TEXT)

    def _take(self) -> None:
        roles = tuple(box.role for box in self.boxes)
        chosen = Chosen(roles, headed=self.headed.isChecked(), sheet=self._table.sheet)
        keeps, keeps_sheet = self.remember.isChecked(), self.remember_sheet.isChecked()
        self.import_requested.emit(NamedTables(self._tables, chosen, remember=keeps, remember_sheet=keeps_sheet))
        self.accept()
