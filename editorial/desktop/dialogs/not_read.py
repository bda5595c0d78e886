"""Window with everything that the last import could not read, each with its place and the reason."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QApplication, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from editorial.desktop.dialogs.dialog import Dialog, button
from editorial.domain.errors import EditorialError
from editorial.domain.visible import visible

TITLE = "What could not be read"


class NotReadDialog(Dialog):
    """Window with one line for each article or name that could not be read; the lines can be copied."""

    def __init__(self, problems: Sequence[EditorialError], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(TITLE)
        self.resize(760, 440)
        self.list = QPlainTextEdit(readOnly=True)
        self.list.setAccessibleName(TITLE)
        self.list.setPlainText("\n".join(visible(str(one)).replace("\n", " ") for one in problems))
        self.list.setTabChangesFocus(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(button("Copy &all", self._copy), QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.list, 1)
        column.addWidget(buttons)
        self.set_main(buttons.button(QDialogButtonBox.StandardButton.Close))

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.list.toPlainText())
