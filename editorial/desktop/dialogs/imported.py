"""Window with what became of every file that was imported: one line each, with place and reason."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from editorial.desktop.dialogs.lines import LinesDialog

TITLE = "What became of each file"


class ImportedDialog(LinesDialog):
    """Window with one line for each article, name or file of the imports since the window was opened."""

    def __init__(self, lines: Sequence[str], parent: QWidget) -> None:
        super().__init__(TITLE, lines, parent)
