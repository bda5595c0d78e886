"""Window with the report of a check of the library, and a button to repair what can be."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from editorial.desktop.dialogs.dialog import button
from editorial.desktop.dialogs.lines import LinesDialog
from editorial.jobs.checking import CheckReport

TITLE = "Check of the library"


class CheckDialog(LinesDialog):
    """Window with the report; the button to repair is there if a repair was not tried and may help."""

    repair_requested = Signal()

    def __init__(self, report: CheckReport, parent: QWidget) -> None:
        super().__init__(TITLE, report.lines, parent)
        self.repair = button("&Repair after a copy", self._repair)
        if report.may_be_repaired:
            self.buttons.addButton(self.repair, QDialogButtonBox.ButtonRole.ActionRole)

    def _repair(self) -> None:
        self.repair_requested.emit()
        self.accept()
