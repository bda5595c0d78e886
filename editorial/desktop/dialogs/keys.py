"""Key sheet and dialog to change keys, both built from the table of actions."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialogButtonBox,
    QHeaderView,
    QKeySequenceEdit,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from editorial.desktop.actions.ids import ActionId
from editorial.desktop.actions.keys import OwnKeys, clashes, sequences
from editorial.desktop.actions.spoken import native
from editorial.desktop.actions.table import ACTIONS, BY_ID, Action, plain_words
from editorial.desktop.dialogs.dialog import Dialog
from editorial.desktop.dialogs.plain_table import set_up_plain_table
from editorial.desktop.widgets.plain import Label, set_title
from editorial.domain.visible import visible

EXACTLY = (
    "A selection is taken as whole words. With Ctrl held at the mouse, with Alt and Shift held at the arrows, or after "
    "Space, it is exactly what is selected."
)
PORTABLE = QKeySequence.SequenceFormat.PortableText
NATIVE = QKeySequence.SequenceFormat.NativeText


def keys_text(action: Action, own: OwnKeys) -> str:
    """Return an action's keys in the platform's notation, without special ones (*Undo*, *Open*) if it has others."""
    found = sequences(action, own)
    usual = [sequence for sequence in found if _key(sequence) < Qt.Key.Key_Back]
    return " or ".join(sequence.toString(NATIVE) for sequence in usual or found)


def _key(sequence: QKeySequence) -> int:
    """Return the code of the key without its modifiers."""
    combination = sequence[0]  # type: ignore[index]  # missing in the stubs
    return int(combination.key())


class KeySheet(Dialog):
    """Window with a table of all actions and their keys, with a filter."""

    def __init__(self, own: OwnKeys, parent: QWidget) -> None:
        super().__init__(parent)
        set_title(self, "Keys at a glance")
        self.resize(680, 640)
        self.filter = QLineEdit(placeholderText="Filter", clearButtonEnabled=True)
        self.filter.setAccessibleName("Filter keys")
        self.table = _table(("What", "Keys", "Menu"), "Keys")
        self.filter.textChanged.connect(self._filter)
        for action in ACTIONS:
            _row(self.table, plain_words(action), keys_text(action, own), action.menu.value.replace("&", ""))
        column = QVBoxLayout(self)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column.addWidget(self.filter)
        column.addWidget(self.table, 1)
        also = Label(native(EXACTLY))
        also.setWordWrap(True)
        column.addWidget(also)
        column.addWidget(buttons)
        self.set_main(buttons.button(QDialogButtonBox.StandardButton.Close))

    def _filter(self, words: str) -> None:
        for row in range(self.table.rowCount()):
            line = " ".join(cell.text() for at in range(3) if (cell := self.table.item(row, at)) is not None)
            self.table.setRowHidden(row, words.casefold() not in line.casefold())


class ShortcutsDialog(Dialog):
    """Dialog to change keys; it cannot be accepted while two actions share a key."""

    keys_changed = Signal(object)
    """The dialog was accepted: the changed keys, by action id."""

    def __init__(self, own: OwnKeys, parent: QWidget) -> None:
        super().__init__(parent)
        set_title(self, "Change the keys")
        self.resize(640, 640)
        self._own = {key: list(keys) for key, keys in own.items()}
        words = Label("Double-click an action's keys, or press F2 there, then press the new key.")
        words.setWordWrap(True)
        self.table = _table(("What", "Keys"), "Actions and their keys")
        self.table.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.table.setItemDelegateForColumn(1, _KeyDelegate(self.table))
        self.clash = Label()
        self.clash.setWordWrap(True)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok
            | QDialogButtonBox.StandardButton.Cancel
            | QDialogButtonBox.StandardButton.RestoreDefaults
        )
        self.buttons.accepted.connect(self._keep)
        self.buttons.rejected.connect(self.reject)
        self.buttons.button(QDialogButtonBox.StandardButton.RestoreDefaults).clicked.connect(self._defaults)
        column = QVBoxLayout(self)
        for widget in (words, self.table, self.clash, self.buttons):
            column.addWidget(widget)
        self.set_main(self.buttons.button(QDialogButtonBox.StandardButton.Ok))
        self._fill()
        self.table.itemChanged.connect(self._changed)

    def _fill(self) -> None:
        self.table.setRowCount(0)
        for action in ACTIONS:
            row = _row(self.table, plain_words(action), keys_text(action, self._own))
            cell = self.table.item(row, 1)
            if cell is not None:
                cell.setData(Qt.ItemDataRole.UserRole, action.id)
                cell.setFlags(cell.flags() | Qt.ItemFlag.ItemIsEditable)
        self._check()

    def _changed(self, cell: QTableWidgetItem) -> None:
        key = cell.data(Qt.ItemDataRole.UserRole)
        if key is None:
            return
        sequence = QKeySequence.fromString(cell.text(), NATIVE)
        default = keys_text(BY_ID[ActionId(key)], {})
        if cell.text() == default:
            self._own.pop(key, None)
        else:
            self._own[key] = [] if sequence.isEmpty() else [sequence.toString(PORTABLE)]
        self._check()

    def _check(self) -> None:
        found = clashes(self._own)
        said = [
            f"{QKeySequence.fromString(key, PORTABLE).toString(NATIVE)}: "
            + " and ".join(f"“{plain_words(BY_ID[one])}”" for one in users)
            for key, users in found.items()
        ]
        self.clash.setText(f"Two actions share a key – {'; '.join(said)}. Give one of them another." if said else "")
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not found)

    def _defaults(self) -> None:
        self._own = {}
        self.table.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self._fill()
        self.table.blockSignals(False)  # noqa: FBT003 - Qt's own signature

    def _keep(self) -> None:
        self.keys_changed.emit(self._own)
        self.accept()


class _KeyDelegate(QStyledItemDelegate):
    """Item delegate that edits a key by pressing it."""

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: QModelIndex) -> QWidget:  # type: ignore[override]
        """Return an editor for a single key."""
        editor = QKeySequenceEdit(parent)
        editor.setMaximumSequenceLength(1)
        editor.setClearButtonEnabled(True)
        editor.setAccessibleName("New key")
        return editor

    def setEditorData(self, _editor: QWidget, _index: QModelIndex) -> None:  # type: ignore[override]
        """Leave the editor empty: the next key pressed is the new one."""

    def setModelData(self, editor: QWidget, _model: object, index: QModelIndex) -> None:  # type: ignore[override]
        """Store the key that was pressed."""
        if isinstance(editor, QKeySequenceEdit):
            index.model().setData(index, editor.keySequence().toString(NATIVE))


def _table(columns: tuple[str, ...], name: str) -> QTableWidget:
    table = QTableWidget(0, len(columns))
    table.setHorizontalHeaderLabels(columns)
    set_up_plain_table(table, name)
    table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
    return table


def _row(table: QTableWidget, *cells: str) -> int:
    row = table.rowCount()
    table.insertRow(row)
    for column, words in enumerate(cells):
        cell = QTableWidgetItem(visible(words))
        cell.setFlags(Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled)
        table.setItem(row, column, cell)
    return row
