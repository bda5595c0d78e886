"""Window with the decisions on an article or on one finding."""

from __future__ import annotations

from collections.abc import Sequence

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
from editorial.desktop.wording.findings import counted
from editorial.domain.annotation import How
from editorial.domain.decision import Decision
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


class HistoryDialog(Dialog):
    """Window with a table of decisions, newest first."""

    def __init__(self, title: str, decisions: Sequence[Decision], parent: QWidget) -> None:
        super().__init__(parent)
        set_title(self, title)
        self.resize(760, 440)
        self.table = QTableWidget(len(decisions), len(COLUMNS))
        self.table.setHorizontalHeaderLabels(COLUMNS)
        set_up_plain_table(self.table, title)
        self.table.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        for place, decision in enumerate(decisions):
            when = decision.at.astimezone().strftime("%Y-%m-%d %H:%M:%S")
            cells = (when, decision.by, decision_words(decision), HOW_WORDS[decision.how], decision.reason or "")
            for column, words in enumerate(cells):
                self.table.setItem(place, column, plain_cell(words))
        fit_columns(self.table, 0, 1, 3)
        self.count = Label(counted(len(decisions), "decision") if decisions else NONE_YET)
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
