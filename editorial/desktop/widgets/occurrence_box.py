"""A list of places under one box for all of them, which says in words how many are ticked."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from editorial.desktop.theme import GAP
from editorial.desktop.widgets.occurrence_list import TickedPlaces
from editorial.desktop.widgets.parts import column
from editorial.desktop.widgets.tick_box import TickBox
from editorial.desktop.wording.findings import STAY, ticked_words
from editorial.desktop.wording.occurrence import Place


class PlacesBox(QWidget):
    """Shows places; `changed` says that an editor ticked others. Where there is one place alone there are no boxes."""

    changed = Signal()

    def __init__(self, shown: TickedPlaces, parent: QWidget) -> None:
        super().__init__(parent)
        self.list = shown
        self.every = TickBox("", self)
        self.every.setTristate(True)
        self.every.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.every.clicked.connect(self._all_or_none)
        self.head = QHBoxLayout()
        self.head.setSpacing(GAP)
        self.head.addWidget(self.every, 1)
        parts = column(self)
        parts.addLayout(self.head)
        parts.addWidget(shown)
        shown.changed.connect(self._changed)

    def show_places(self, places: tuple[Place, ...]) -> None:
        """Show other places."""
        self.list.show_places(places)
        self.every.setVisible(self.list.places.boxes)

    def show_ticked(self, rows: frozenset[int], rest: str = STAY) -> None:
        """Show which places are ticked, and say what becomes of the rest."""
        self.list.places.tick(rows)
        self._tell(rest)

    @property
    def ticked(self) -> tuple[int, ...]:
        """Return the numbers of the places that are ticked, from 0."""
        return self.list.ticked

    def _all_or_none(self) -> None:
        total = len(self.list.places.places)
        self.list.tick(() if len(self.ticked) == total else range(total))

    def _changed(self) -> None:
        self._tell(STAY)
        self.changed.emit()

    def _tell(self, rest: str) -> None:
        ticked, total = len(self.ticked), len(self.list.places.places)
        states = Qt.CheckState
        some = states.PartiallyChecked if ticked else states.Unchecked
        self.every.setCheckState(states.Checked if ticked == total else some)
        self.every.setText(ticked_words(ticked, total, rest))
