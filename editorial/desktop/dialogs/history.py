"""Who decided what, when and how: for an article, or for one finding."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from editorial.desktop.findings.wording import counted
from editorial.desktop.theme import PAD
from editorial.domain.annotation import How
from editorial.domain.decision import Decision

HOW_WORDS = {
    How.SINGLE: "one by one",
    How.GROUP: "as a group",
    How.ALL_SAME: "for every same name",
    How.PARAGRAPH: "for a paragraph",
}
NONE_YET = "Nothing was decided here yet."
COLUMNS = ("When", "Who", "What", "How", "Reason")


class HistoryDialog(QDialog):
    """A table of decisions, the newest first."""

    def __init__(self, title: str, decisions: Sequence[Decision], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(760, 440)
        self.table = QTableWidget(len(decisions), len(COLUMNS))
        self.table.setAccessibleName(title)
        self.table.setHorizontalHeaderLabels(COLUMNS)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(self.table.fontMetrics().height() + PAD)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.setTabKeyNavigation(False)  # Tab goes on to the next control
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        for place, decision in enumerate(decisions):
            when = decision.at.astimezone().strftime("%Y-%m-%d %H:%M:%S")
            cells = (when, decision.by, decision.words, HOW_WORDS[decision.how], decision.reason or "")
            for column, words in enumerate(cells):
                cell = QTableWidgetItem(words)
                cell.setToolTip(words)
                cell.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
                self.table.setItem(place, column, cell)
        for fitted in (0, 1, 3):
            self.table.horizontalHeader().setSectionResizeMode(fitted, QHeaderView.ResizeMode.ResizeToContents)
        self.count = QLabel(counted(len(decisions), "decision") if decisions else NONE_YET)
        self.count.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column_box = QVBoxLayout(self)
        column_box.addWidget(self.table, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.count, 1)
        foot.addWidget(buttons)
        column_box.addLayout(foot)
