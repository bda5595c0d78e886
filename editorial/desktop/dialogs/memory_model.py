"""The rows of what is remembered: filtered in Python, since a proxy model takes a second where this takes a moment."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from editorial.domain import labels
from editorial.domain.library import Learnt
from editorial.domain.suggestions import Habit

Index = QModelIndex | QPersistentModelIndex
COLUMNS = ("Name or words", "Type", "Other names, or who", "Learnt in", "When", "Articles")


def called(one: Learnt) -> str:
    """Return what stands first in a row: a name, or in marks what a speaker was called."""
    return f"“{one.what.words}”" if isinstance(one.what, Habit) else one.what.name


def sort(one: Learnt) -> str:
    """Return what it is, in an editor's words: a type of name, or a way to name a speaker."""
    return "speaker" if isinstance(one.what, Habit) else labels.words(one.what.label)


def cells(one: Learnt) -> tuple[str, ...]:
    """Return the words of a row."""
    what = one.what
    return (
        called(one),
        sort(one),
        f"{what.name} ({labels.words(what.label)})" if isinstance(what, Habit) else ", ".join(what.aliases),
        " ".join(one.title.split()) or "Untitled",
        f"{one.at.astimezone():%Y-%m-%d}" if one.at else "",
        str(what.times),
    )


class MemoryModel(QAbstractTableModel):
    """`every` holds all that is remembered, `shown` what fits the filter; by the name of whom or what it is about."""

    def __init__(self) -> None:
        super().__init__()
        self.every: Sequence[Learnt] = ()
        self.shown: Sequence[Learnt] = ()
        self._words: list[str] = []

    def take(self, learnt: Sequence[Learnt], words: str) -> None:
        """Show what is remembered now, as far as it fits the words."""
        self.every = sorted(learnt, key=lambda one: (one.what.name.casefold(), *cells(one)))
        self._words = ["\n".join(cells(one)).casefold() for one in self.every]
        self.filter(words)

    def filter(self, words: str) -> None:
        """Show the rows that hold each of the words, in any column."""
        wanted = words.casefold().split()
        self.beginResetModel()
        self.shown = [
            one for one, there in zip(self.every, self._words, strict=True) if all(word in there for word in wanted)
        ]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many rows fit the filter."""
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as above
        """Return the number of columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the head of a column."""
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return COLUMNS[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's words; what was removed is struck out, and said to be for a screen reader."""
        if not index.isValid():
            return None
        one = self.shown[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return cells(one)[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{COLUMNS[index.column()]}: {cells(one)[index.column()]}{', removed' if one.forgotten else ''}"
        if role == Qt.ItemDataRole.FontRole and one.forgotten:
            font = QFont()
            font.setStrikeOut(True)
            return font
        return None
