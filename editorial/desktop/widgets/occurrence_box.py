"""List of occurrences with a check box for all of them above it, whose text says how many are ticked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from editorial.desktop.theme import GAP
from editorial.desktop.widgets.focus_home import keep_focus_home
from editorial.desktop.widgets.occurrence_list import OccurrenceList
from editorial.desktop.widgets.parts import column
from editorial.desktop.widgets.tick_box import TickBox
from editorial.desktop.wording.findings import STAY, ticked_words
from editorial.desktop.wording.occurrence import Occurrence


class OccurrenceBox(QWidget):
    """Widget with a list of occurrences and the check box for all; a single occurrence has no check boxes."""

    changed = Signal()
    """The user ticked other occurrences."""

    def __init__(self, shown: OccurrenceList, parent: QWidget) -> None:
        super().__init__(parent)
        self.list = shown
        self.every = TickBox("", self)
        self.every.setTristate(True)
        self.every.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.every.clicked.connect(self._toggle_all)
        keep_focus_home(self.every)
        self.head = QHBoxLayout()
        self.head.setSpacing(GAP)
        self.head.addWidget(self.every, 1)
        parts = column(self)
        parts.addLayout(self.head)
        parts.addWidget(shown)
        shown.changed.connect(self._changed)

    def show_occurrences(self, occurrences: Sequence[Occurrence]) -> None:
        """Show other occurrences."""
        self.list.show_occurrences(occurrences)
        self.every.setVisible(self.list.occurrences.has_boxes)

    def show_ticked(self, rows: frozenset[int], rest: str = STAY) -> None:
        """Tick exactly these rows (from 0); `rest` says in words what happens to the others."""
        self.list.occurrences.tick(rows)
        self._show_count(rest)

    @property
    def ticked(self) -> tuple[int, ...]:
        """Return the ticked rows (from 0), in order."""
        return self.list.ticked

    def _toggle_all(self) -> None:
        total = len(self.list.occurrences.items)
        self.list.tick(() if len(self.ticked) == total else range(total))

    def _changed(self) -> None:
        self._show_count(STAY)
        self.changed.emit()

    def _show_count(self, rest: str) -> None:
        ticked, total = len(self.ticked), len(self.list.occurrences.items)
        states = Qt.CheckState
        some = states.PartiallyChecked if ticked else states.Unchecked
        self.every.setCheckState(states.Checked if ticked == total else some)
        self.every.setText(ticked_words(ticked, total, rest))
