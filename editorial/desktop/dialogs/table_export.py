"""Asking for the file that a table is written to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from editorial.jobs.table_writing import FORMS


def ask_for_table(parent: QWidget, title: str, folder: Path, name: str, then: Callable[[Path], object]) -> None:
    """Ask where to write a table, and as what; the system's dialog asks before it replaces a file."""
    filters = {f"{words} (*{end})": end for end, words in FORMS.items()}
    dialog = QFileDialog(parent, title, str(folder), ";;".join(filters))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(next(iter(FORMS)))
    dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(filters.get(chosen, "")))
    dialog.selectFile(name)
    dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
