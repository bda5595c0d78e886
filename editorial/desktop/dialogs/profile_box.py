"""The name under which the choices of an export are saved; choosing a name that is there takes its choices over."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox

from editorial.domain.visible import visible
from editorial.jobs.export_profiles import LONGEST_NAME, Profile

HINT = "a name, to repeat this with one key"


class ProfileBox(QComboBox):
    """Field for a name, with the names that are there; empty if nothing is to be saved."""

    chosen = Signal(object)
    """A profile was chosen from the list: the Profile."""

    def __init__(self, known: Sequence[Profile]) -> None:
        super().__init__()
        self.setEditable(True)
        self._known = tuple(reversed(known))
        self.addItems([visible(one.name) for one in self._known])
        self.setCurrentIndex(-1)
        field = self.lineEdit()
        if field is not None:
            field.setPlaceholderText(HINT)
            field.setMaxLength(LONGEST_NAME)
        self.activated.connect(self._choose)

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._known):
            self.chosen.emit(self._known[row])
