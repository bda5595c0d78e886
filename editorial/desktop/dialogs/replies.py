"""Window with all whose right of reply is noted, over all articles, and what an article needs of that."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QFormLayout,
    QHeaderView,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from editorial.desktop.dialogs.dialog import Dialog, button
from editorial.desktop.dialogs.plain_table import fit_columns, plain_cell, set_up_plain_table
from editorial.desktop.widgets.field_label import label_for
from editorial.desktop.widgets.plain import Label, set_title
from editorial.domain.errors import EditorialError
from editorial.domain.people import NameReply
from editorial.domain.reply import REPLY_WORDS, ReplyGate
from editorial.domain.settings import Setting
from editorial.jobs.replies import Wanted, list_replies
from editorial.review.desk import Desk

TITLE = "Right of reply"
COLUMNS = ("Name", "State", "When", "How", "Note", "Article", "Date")
NONE = "Nobody. Shift+W on a name notes that somebody must be asked, was asked, or answered."
WANTED: Mapping[Wanted, str] = {
    Wanted.TO_ASK: "who was not asked yet",
    Wanted.OPEN: "who was not asked, or has not answered",
    Wanted.ALL: "all",
}
GATES: Mapping[ReplyGate, str] = {
    ReplyGate.NEVER: "nothing",
    ReplyGate.ASKED: "all who must be asked were asked",
    ReplyGate.SETTLED: "all who must be asked answered or declined",
}


class RepliesDialog(Dialog):
    """Lists the names, those not asked yet at first; Enter opens the article of the one selected."""

    open_requested = Signal(str, str)
    """Show a name in its article: the ids of both."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        set_title(self, TITLE)
        self.resize(860, 460)
        self._desk = desk
        self._rows: list[NameReply] = []
        self.wanted = QComboBox()
        self.wanted.setAccessibleName("Who is listed")
        for wanted, words in WANTED.items():
            self.wanted.addItem(words, wanted)
        self.wanted.currentIndexChanged.connect(self.reload)
        self.gate = QComboBox()
        self.gate.setAccessibleName("What an article needs to be verified")
        for gate, words in GATES.items():
            self.gate.addItem(words, gate)
        self.gate.setCurrentIndex([*GATES].index(desk.reply_gate))
        self.gate.activated.connect(self._keep_gate)
        self.table = QTableWidget(0, len(COLUMNS))
        self.table.setHorizontalHeaderLabels(COLUMNS)
        set_up_plain_table(self.table, TITLE)
        self.table.horizontalHeader().setSectionResizeMode(4, QHeaderView.ResizeMode.Stretch)
        self.table.itemActivated.connect(lambda _cell: self._open())
        self.count = Label(" ", wrap=True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.go = button("&Open the article", self._open)
        self.buttons.addButton(self.go, QDialogButtonBox.ButtonRole.ActionRole)
        self.buttons.rejected.connect(self.reject)
        choices = QFormLayout()
        choices.addRow(label_for("&List", self.wanted), self.wanted)
        choices.addRow(label_for("To &verify an article", self.gate), self.gate)
        column = QVBoxLayout(self)
        column.addLayout(choices)
        column.addWidget(self.table, 1)
        column.addWidget(self.count)
        column.addWidget(self.buttons)
        self.set_main(self.go)
        self.reload()

    def reload(self) -> None:
        """Read the list anew."""
        try:
            self._rows = self._desk.job(list_replies, Wanted(self.wanted.currentData()))
        except EditorialError as error:
            self._rows = []
            self.count.setText(str(error))
            return
        self.table.setRowCount(len(self._rows))
        for place, row in enumerate(self._rows):
            reply = row.reply
            cells = (row.name, REPLY_WORDS[reply.state], reply.when, reply.how, reply.note, row.title, row.date)
            for column, words in enumerate(cells):
                self.table.setItem(place, column, plain_cell(words))
        fit_columns(self.table, 0, 1, 2, 3)
        if self._rows:
            self.table.selectRow(0)
        number = len(self._rows)
        self.count.setText(f"{number} {'name' if number == 1 else 'names'}" if number else NONE)
        self.go.setEnabled(bool(self._rows))

    def _open(self) -> None:
        at = self.table.currentRow()
        if 0 <= at < len(self._rows):
            self.open_requested.emit(self._rows[at].article_id, self._rows[at].entity_id)

    def _keep_gate(self) -> None:
        try:
            self._desk.set_setting(Setting.REPLIES, ReplyGate(self.gate.currentData()).value)
        except EditorialError as error:
            self.count.setText(str(error))
            self.gate.setCurrentIndex([*GATES].index(self._desk.reply_gate))
