"""Shows places of a name in their context, each with a tick; used before anything touches many."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from html import escape

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from editorial.desktop.choosers.popup import Popup
from editorial.domain import labels
from editorial.review.same_name import SameName

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_SHOWN_ROWS = 12


def in_context(place: SameName, words: str) -> str:
    """Return the place with the words around it; a place that was missed says so."""
    new = "   (not found by the software)" if place.mention is None else ""
    return f"…{place.before}[{words}]{place.after}…{new}"


class TickList(QListWidget):
    """A list of places; Space or a click ticks and unticks."""

    def __init__(self, places: Sequence[SameName], words: str, ticked: Iterable[int]) -> None:
        super().__init__()
        chosen = set(ticked)
        for number, place in enumerate(places):
            item = QListWidgetItem(in_context(place, words))
            item.setToolTip(escape(in_context(place, words)))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if number in chosen else Qt.CheckState.Unchecked)
            self.addItem(item)
        self.setCurrentRow(0)
        rows = min(_SHOWN_ROWS, max(2, len(places)))
        self.setMinimumHeight(rows * max(self.sizeHintForRow(0), 1) + 6)

    def ticked(self) -> list[int]:
        """Return the numbers of the ticked rows."""
        return [row for row in range(self.count()) if self.item(row).checkState() is Qt.CheckState.Checked]


class PlacesPreview(Popup):
    """Every same name in its context, all ticked; Enter makes the decision for those left in."""

    def __init__(
        self,
        title: str,
        words: str,
        places: Sequence[SameName],
        then: Callable[[Sequence[SameName]], None],
        window: QWidget,
    ) -> None:
        super().__init__(title, window)
        self._places, self._then = places, then
        self.list = TickList(places, words, range(len(places)))
        self.list.setAccessibleName(title)
        self.list.installEventFilter(self)
        self.column.addWidget(self.list, 1)
        self.hint("Space leaves one out · Enter makes the decision for those that are ticked · Esc leaves")
        self.ask(self.list)

    def _take(self) -> None:
        chosen = [self._places[row] for row in self.list.ticked()]
        self.leave()
        if chosen:
            self._then(chosen)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take with Enter."""
        if watched is self.list and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in _ENTER:
                self._take()
                return True
        return super().eventFilter(watched, event)


class SplitPrompt(Popup):
    """Which places are somebody or something else, what that is called, and its type."""

    def __init__(
        self,
        name: str,
        label: str,
        places: Sequence[SameName],
        ticked: Iterable[int],
        known: Iterable[str],
        then: Callable[[list[int], str, str], None],
        window: QWidget,
    ) -> None:
        super().__init__(f"Which {name} is another one?", window)
        self._then = then
        self.list = TickList(places, name, ticked)
        self.list.setAccessibleName("Places to split off")
        self.field = QLineEdit(name)
        self.field.setAccessibleName("Its name")
        self.type = QComboBox()
        self.type.setAccessibleName("Its type")
        for one in known:
            self.type.addItem(labels.words(one), one)
        self.type.setCurrentIndex(max(0, self.type.findData(label)))
        self.go = QPushButton("Split off")
        self.go.clicked.connect(self._take)
        row = QHBoxLayout()
        row.addWidget(self.field, 1)
        row.addWidget(self.type)
        row.addWidget(self.go)
        self.column.addWidget(self.list, 1)
        self.column.addLayout(row)
        self.hint("Space ticks · Enter splits off what is ticked · Esc leaves")
        self.list.installEventFilter(self)
        self.field.installEventFilter(self)
        self.ask(self.list)

    def _take(self) -> None:
        rows, name, label = self.list.ticked(), self.field.text(), self.type.currentData()
        if rows:
            self.leave()
            self._then(rows, name, label)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take with Enter from the list and from the name's field."""
        mine = watched in {self.list, self.field}
        if mine and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _ENTER:
            self._take()
            return True
        return super().eventFilter(watched, event)
