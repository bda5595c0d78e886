"""The command palette: every action by name, with its key."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget
from rapidfuzz import fuzz, process

from editorial.desktop.actions.bindings import Bindings, shown_key
from editorial.desktop.actions.table import ACTIONS, BY_ID, plain_words
from editorial.desktop.theme import PAD

_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


def ranked(words: str) -> list[str]:
    """Return the ids of the actions that fit what was typed, best first; all of them if nothing was."""
    names = {action.id: plain_words(action) for action in ACTIONS}
    if not words.strip():
        return list(names)
    found = process.extract(words, names, scorer=fuzz.WRatio, processor=str.casefold, limit=12, score_cutoff=50)
    return [key for _name, _score, key in found]


class Palette(QDialog):
    """Type a few letters, Enter runs the action (`chosen` carries its id), Esc leaves."""

    chosen = Signal(str)

    def __init__(self, bindings: Bindings, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAccessibleName("Command palette")
        self._bindings = bindings
        self.field = QLineEdit(placeholderText="What do you want to do?")
        self.field.setAccessibleName("Command")
        self.field.textChanged.connect(self._fill)
        self.field.installEventFilter(self)
        self.table = QTableWidget(0, 2)
        self.table.setAccessibleName("Commands")
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.table.horizontalHeader().hide()
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.cellClicked.connect(lambda _row, _column: self._take())
        column = QVBoxLayout(self)
        column.setContentsMargins(PAD, PAD, PAD, PAD)
        column.addWidget(self.field)
        column.addWidget(self.table, 1)
        self.resize(520, 420)
        self._fill("")

    def show_over(self, window: QWidget) -> None:
        """Show it in the upper middle of the window."""
        centre = window.mapToGlobal(window.rect().center())
        self.move(centre.x() - self.width() // 2, window.mapToGlobal(window.rect().topLeft()).y() + 80)
        self.show()
        self.field.setFocus()

    def _fill(self, words: str) -> None:
        ids = ranked(words)
        self.table.setRowCount(len(ids))
        for row, key in enumerate(ids):
            name = QTableWidgetItem(plain_words(BY_ID[key]))
            name.setData(Qt.ItemDataRole.UserRole, key)
            shortcut = QTableWidgetItem(shown_key(BY_ID[key], self._bindings.own))
            shortcut.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            if not self._bindings.actions[key].isEnabled():
                name.setFlags(Qt.ItemFlag.NoItemFlags)
                shortcut.setFlags(Qt.ItemFlag.NoItemFlags)
            self.table.setItem(row, 0, name)
            self.table.setItem(row, 1, shortcut)
        self.table.setColumnWidth(0, self.width() - 170)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.selectRow(0)

    def _take(self) -> None:
        cell = self.table.item(self.table.currentRow(), 0)
        if cell is not None:
            key = cell.data(Qt.ItemDataRole.UserRole)
            self.accept()
            self.chosen.emit(key)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move through the list and take from it without leaving the field."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key in _MOVES:
                row = max(0, min(self.table.rowCount() - 1, self.table.currentRow() + _MOVES[key]))
                self.table.selectRow(row)
                return True
            if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._take()
                return True
        return super().eventFilter(watched, event)
