"""Window with everything that the last import could not read, each with its place and the reason."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from editorial.desktop.dialogs.lines import LinesDialog
from editorial.domain.errors import EditorialError

TITLE = "What could not be read"


class NotReadDialog(LinesDialog):
    """Window with one line for each article or name that could not be read."""

    def __init__(self, problems: Sequence[EditorialError], parent: QWidget) -> None:
        super().__init__(TITLE, map(str, problems), parent)
