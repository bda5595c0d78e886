"""Window with the decisions on an article or on one finding, and the exports of the article."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from editorial.desktop.dialogs.dialog import Dialog
from editorial.desktop.dialogs.plain_table import fit_columns, plain_cell, set_up_plain_table
from editorial.desktop.widgets.plain import Label, set_title
from editorial.desktop.wording.exports import export_words
from editorial.desktop.wording.findings import counted
from editorial.domain.annotation import How
from editorial.domain.decision import Decision
from editorial.domain.library import PastExport
from editorial.review.wording.summaries import decision_words

HOW_WORDS = {
    How.SINGLE: "one by one",
    How.GROUP: "as a group",
    How.ALL_SAME: "for every same name",
    How.PARAGRAPH: "for a paragraph",
    How.WITH_PIECE: "with another piece of the quote",
    How.WITH_OUTER: "with the quote around it",
    How.IMPLIED: "because of another decision",
}
NONE_YET = "Nothing was decided here yet."
COLUMNS = ("When", "Who", "What", "How", "Reason")


class _Line(NamedTuple):
    """A line of the table: when, and its other cells."""

    at: datetime
    cells: tuple[str, str, str, str]


class HistoryDialog(Dialog):
    """Window with a table of decisions and exports, newest first."""

    def __init__(
        self, title: str, decisions: Sequence[Decision], parent: QWidget, exports: Sequence[PastExport] = ()
    ) -> None:
        super().__init__(parent)
        set_title(self, title)
        self.resize(760, 440)
        lines = sorted([*map(_export, exports), *map(_decision, decisions)], key=lambda one: one.at, reverse=True)
        self.table = QTableWidget(len(lines), len(COLUMNS))
        self.table.setHorizontalHeaderLabels(COLUMNS)
        set_up_plain_table(self.table, title)
        self.table.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        for place, line in enumerate(lines):
            when = line.at.astimezone().strftime("%Y-%m-%d %H:%M:%S")
            for column, words in enumerate((when, *line.cells)):
                self.table.setItem(place, column, plain_cell(words))
        fit_columns(self.table, 0, 1, 3)
        counts = [counted(len(decisions), "decision") if decisions else NONE_YET]
        counts += [counted(len(exports), "export")] if exports else []
        self.count = Label(" · ".join(counts))
        self.count.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column_box = QVBoxLayout(self)
        column_box.addWidget(self.table, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.count, 1)
        foot.addWidget(buttons)
        column_box.addLayout(foot)
        self.set_main(buttons.button(QDialogButtonBox.StandardButton.Close))


def _decision(one: Decision) -> _Line:
    return _Line(one.at, (one.by, decision_words(one), HOW_WORDS[one.how], one.reason or ""))


def _export(one: PastExport) -> _Line:
    return _Line(one.at, (one.by or "", export_words(one), "", ""))
