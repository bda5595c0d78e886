"""Window with lines of plain text, as a report has them, that can be copied."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QApplication, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from editorial.desktop.dialogs.dialog import Dialog, button
from editorial.desktop.widgets.plain import set_title
from editorial.domain.visible import visible


class LinesDialog(Dialog):
    """Window with some lines; `buttons` may get further buttons."""

    def __init__(self, title: str, lines: Iterable[str], parent: QWidget) -> None:
        super().__init__(parent)
        set_title(self, title)
        self.resize(760, 440)
        self.list = QPlainTextEdit(readOnly=True)
        self.list.setAccessibleName(title)
        self.list.setPlainText("\n".join(visible(one).replace("\n", " ") for one in lines))
        self.list.setTabChangesFocus(True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.buttons.addButton(button("Copy &all", self._copy), QDialogButtonBox.ButtonRole.ActionRole)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.list, 1)
        column.addWidget(self.buttons)
        self.set_main(self.buttons.button(QDialogButtonBox.StandardButton.Close))

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.list.toPlainText())
