"""The queue's rows as a table model, filtered as a Python list (a proxy model takes seconds where this takes ms)."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from editorial.domain.article import State
from editorial.domain.library import QueueRow

Index = QModelIndex | QPersistentModelIndex

SIGNS = {State.NEW: "○", State.SUGGESTED: "○", State.IN_REVIEW: "●", State.VERIFIED: "✓", State.SET_ASIDE: "–"}
STATE_WORDS = {
    State.NEW: "waiting to be read",
    State.SUGGESTED: "ready",
    State.IN_REVIEW: "in review",
    State.VERIFIED: "verified",
    State.SET_ASIDE: "set aside",
}


class Role(IntEnum):
    """What the delegate asks for beside Qt's own roles."""

    ROW = Qt.ItemDataRole.UserRole + 1


def detail(row: QueueRow) -> str:
    """Return the second line of a row: its state, what is left, whether the export is stale."""
    parts = [STATE_WORDS[row.state]]
    if row.problem:
        parts = ["could not be read by the software"]
    elif row.undecided and row.state in {State.SUGGESTED, State.IN_REVIEW}:
        parts.append(f"{row.undecided} to decide")
    if row.flags:
        parts.append(f"{row.flags} flagged")
    if row.stale:
        parts.append("changed since export")
    return " · ".join(parts)


class QueueModel(QAbstractListModel):
    """The articles that match the filter, in the order of the library."""

    def __init__(self) -> None:
        super().__init__()
        self._all: list[QueueRow] = []
        self._words = ""
        self.states: frozenset[State] = frozenset(State)
        self.rows: list[QueueRow] = []

    def take(self, rows: list[QueueRow]) -> None:
        """Show other rows; where only what they say changed, nothing jumps."""
        self._all = rows
        filtered = self._filtered()
        if [row.id for row in filtered] == [row.id for row in self.rows]:
            self.rows = filtered
            if filtered:
                self.dataChanged.emit(self.index(0), self.index(len(filtered) - 1))
        else:
            self._reset(filtered)

    def filter(self, words: str) -> None:
        """Show the articles in whose title or source all the words stand."""
        self._words = words
        self._reset(self._filtered())

    def filter_states(self, states: frozenset[State]) -> None:
        """Show the articles in these states."""
        self.states = states
        self._reset(self._filtered())

    def _filtered(self) -> list[QueueRow]:
        wanted = self._words.casefold().split()
        return [
            row
            for row in self._all
            if row.state in self.states and all(word in f"{row.title} {row.source or ''}".casefold() for word in wanted)
        ]

    def _reset(self, rows: list[QueueRow]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    @property
    def total(self) -> int:
        """Return how many articles the library has."""
        return len(self._all)

    @property
    def verified(self) -> int:
        """Return how many of them are verified."""
        return sum(row.state is State.VERIFIED for row in self._all)

    def place(self, article_id: str) -> int | None:
        """Return the row of an article, or None if the filter hides it."""
        return next((place for place, row in enumerate(self.rows) if row.id == article_id), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many rows are shown."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the title, the row itself, or what a screen reader says."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Role.ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.title}, {detail(row)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(part for part in (row.title, row.source, row.problem) if part)
        return None
