"""Chooses one of many by a few letters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListWidget, QListWidgetItem, QWidget
from rapidfuzz import fuzz, process

from editorial.desktop.choosers.popup import Popup

_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 6, Qt.Key.Key_PageUp: -6}
_SHOWN_ROWS = 9


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose: what it is called, a quieter word beside it, and what choosing it answers."""

    words: str
    answer: object
    detail: str = ""


def ranked(options: Sequence[Option], typed: str) -> list[Option]:
    """Return the options that fit what was typed: those that begin with it first, then by likeness."""
    wanted = typed.strip().casefold()
    if not wanted:
        return list(options)
    starts = [o for o in options if any(word.startswith(wanted) for word in o.words.casefold().split())]
    names = {place: o.words for place, o in enumerate(options) if o not in starts}
    like = process.extract(
        wanted, names, scorer=fuzz.partial_ratio, processor=str.casefold, score_cutoff=75, limit=_SHOWN_ROWS
    )
    return starts + [options[place] for _words, _score, place in like]


class ListChooser(Popup):
    """A field and a list. `new` makes an option of what was typed where nothing is called exactly so."""

    def __init__(
        self,
        title: str,
        options: Sequence[Option],
        then: Callable[[object], None],
        window: QWidget,
        new: Callable[[str], Option] | None = None,
    ) -> None:
        super().__init__(title, window)
        self._options, self._then, self._new = options, then, new
        self.field = QLineEdit()
        self.field.setAccessibleName(title)
        self.field.setPlaceholderText("Type a few letters")
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._fill)
        self.list = QListWidget()
        self.list.setAccessibleName("Choices")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.itemClicked.connect(lambda _item: self._take())
        self.column.addWidget(self.field)
        self.column.addWidget(self.list, 1)
        self.hint("Enter takes it · Esc leaves")
        self._fill("")
        rows = min(_SHOWN_ROWS, max(3, len(options)))
        self.list.setMinimumHeight(rows * max(self.list.sizeHintForRow(0), self.fontMetrics().height() + 4) + 6)
        self.ask(self.field)

    def _fill(self, typed: str) -> None:
        found = ranked(self._options, typed)
        name = " ".join(typed.split())
        if self._new is not None and name and all(o.words.casefold() != name.casefold() for o in found):
            found.append(self._new(name))
        self.list.clear()
        for option in found:
            item = QListWidgetItem(f"{option.words}   {option.detail}" if option.detail else option.words)
            item.setData(Qt.ItemDataRole.UserRole, option)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _take(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            option: Option = item.data(Qt.ItemDataRole.UserRole)
            self.leave()
            self._then(option.answer)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move through the list and take from it without leaving the field."""
        if watched is self.field and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key in _MOVES:
                self.list.setCurrentRow(max(0, min(self.list.count() - 1, self.list.currentRow() + _MOVES[key])))
                return True
            if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._take()
                return True
        return super().eventFilter(watched, event)
