"""Dialog that shows how much is to be imported, and asks before it is stored."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialogButtonBox, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from editorial.desktop.dialogs.dialog import Dialog
from editorial.desktop.theme import PAD
from editorial.desktop.widgets.field_label import label_for
from editorial.desktop.widgets.plain import set_title
from editorial.domain.visible import visible
from editorial.jobs.large_imports import Large

TITLE = "A lot to import"


class AgreeDialog(Dialog):
    """List of what holds very much, with ticks, above how the chosen one begins."""

    import_requested = Signal(object)
    """These are to be imported: a tuple of paths."""

    def __init__(self, large: Sequence[Large], parent: QWidget) -> None:
        super().__init__(parent)
        set_title(self, TITLE)
        self.resize(760, 480)
        self._large = tuple(large)
        self.list, self.first = QListWidget(), QListWidget()
        for one in self._large:
            item = QListWidgetItem(visible(f"{one.name}: {one.why}"))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            self.list.addItem(item)
        self.list.setWordWrap(True)
        self.first.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = buttons.addButton("&Import", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(PAD)
        column.addWidget(label_for("&Nothing of this is stored yet", self.list))
        column.addWidget(self.list, 1)
        column.addWidget(label_for("&How it begins", self.first))
        column.addWidget(self.first, 3)
        column.addWidget(buttons)
        self.list.currentRowChanged.connect(self._show)
        self.list.itemChanged.connect(lambda _: self.go.setEnabled(bool(self._ticked())))
        self.list.setCurrentRow(0)
        self.set_main(self.go)

    def _show(self, row: int) -> None:
        self.first.clear()
        self.first.addItems([visible(words) for words in self._large[row].first])

    def _ticked(self) -> list[Large]:
        rows = range(self.list.count())
        return [self._large[row] for row in rows if self.list.item(row).checkState() is Qt.CheckState.Checked]

    def _take(self) -> None:
        self.import_requested.emit(tuple(path for one in self._ticked() for path in one.paths))
        self.accept()
