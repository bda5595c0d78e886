"""The queue's rows as a list model, filtered as a Python list (a proxy model takes seconds where this takes ms)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from editorial.desktop.queue.facets import Facets, choose, haystack, in_order
from editorial.desktop.wording.queue import spoken, tip, title
from editorial.domain.article import State
from editorial.domain.library import QueueRow

Index = QModelIndex | QPersistentModelIndex


class QueueRole(IntEnum):
    """What the delegate asks for beside Qt's own roles."""

    ROW = Qt.ItemDataRole.UserRole + 1


class QueueModel(QAbstractListModel):
    """The articles that fit the filter, in the order asked for."""

    def __init__(self) -> None:
        super().__init__()
        self._all: dict[str, QueueRow] = {}
        self._hay: dict[str, str] = {}
        self._ordered: list[QueueRow] | None = None
        self.states: Counter[State] = Counter()
        self.facets = Facets()
        self.rows: list[QueueRow] = []

    def take(self, rows: Sequence[QueueRow]) -> None:
        """Show the articles of the library; where only what they say changed, nothing jumps."""
        self._all = {row.id: row for row in rows}
        self._hay = {row.id: haystack(row) for row in rows}
        self._ordered, self.states = None, Counter(row.state for row in rows)
        self._show(self._chosen())

    def update(self, rows: Iterable[QueueRow]) -> None:
        """Take in what changed about some articles, and articles that are new.

        What is in sight stays where it is until the filter is set again: a decision moves nothing.
        """
        grown, places = False, {row.id: place for place, row in enumerate(self.rows)}
        for row in rows:
            before = self._all.get(row.id)
            if before == row:
                continue
            grown = grown or before is None
            if before is not None:
                self.states[before.state] -= 1
            self.states[row.state] += 1
            self._all[row.id] = row
            self._hay[row.id] = haystack(row)
            self._ordered = None
            place = places.get(row.id)
            if place is not None:
                self.rows[place] = row
                self.dataChanged.emit(self.index(place), self.index(place))
        if grown:
            self._show(self._chosen())

    def filter(self, facets: Facets) -> None:
        """Show the articles that fit."""
        if facets.sort is not self.facets.sort:
            self._ordered = None
        self.facets = facets
        self._show(self._chosen())

    def _chosen(self) -> list[QueueRow]:
        if self._ordered is None:
            self._ordered = in_order(self._all.values(), self.facets.sort)
        return choose(self._ordered, self._hay, self.facets)

    def _show(self, rows: list[QueueRow]) -> None:
        if [row.id for row in rows] == [row.id for row in self.rows]:
            self.rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    @property
    def every(self) -> list[QueueRow]:
        """Return all articles of the library, those that the filter hides among them."""
        return list(self._all.values())

    @property
    def total(self) -> int:
        """Return how many articles the library has."""
        return len(self._all)

    @property
    def verified(self) -> int:
        """Return how many of them are verified."""
        return self.states[State.VERIFIED]

    def row(self, article_id: str) -> QueueRow | None:
        """Return what is known about an article, whether the filter shows it or not."""
        return self._all.get(article_id)

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
        if role == QueueRole.ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return title(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(row)
        return None
