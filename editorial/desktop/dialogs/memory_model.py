"""The rows of what is remembered: filtered in Python, since a proxy model takes a second where this takes a moment."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from editorial.domain import labels
from editorial.domain.library import Learnt

Index = QModelIndex | QPersistentModelIndex
COLUMNS = ("Name", "Type", "Other names", "Learnt in", "When", "Articles")


def cells(one: Learnt) -> tuple[str, ...]:
    """Return the words of a row."""
    return (
        one.name.name,
        labels.words(one.name.label),
        ", ".join(one.name.aliases),
        " ".join(one.title.split()) or "Untitled",
        f"{one.at.astimezone():%Y-%m-%d}" if one.at else "",
        str(one.name.times),
    )


class MemoryModel(QAbstractTableModel):
    """`every` holds all that is remembered, `shown` what fits the filter; by name."""

    def __init__(self) -> None:
        super().__init__()
        self.every: Sequence[Learnt] = ()
        self.shown: Sequence[Learnt] = ()
        self._words: list[str] = []

    def take(self, learnt: Sequence[Learnt], words: str) -> None:
        """Show what is remembered now, as far as it fits the words."""
        self.every = sorted(learnt, key=lambda one: (one.name.name.casefold(), one.name.label))
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
