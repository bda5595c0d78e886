"""List model of the queue, filtered as a Python list, which takes milliseconds; a proxy model takes seconds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from editorial.desktop.queue.facets import Facets, choose, in_order, search_text
from editorial.desktop.widgets.plain import tooltip
from editorial.desktop.wording.queue import spoken, tip, title
from editorial.domain.article import State
from editorial.domain.library import QueueRow
from editorial.domain.visible import visible

Index = QModelIndex | QPersistentModelIndex


class QueueRole(IntEnum):
    """Item data roles besides Qt's own."""

    ROW = Qt.ItemDataRole.UserRole + 1


class QueueModel(QAbstractListModel):
    """Model of the articles that match the filter, in the chosen order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: dict[str, QueueRow] = {}
        self._texts: dict[str, str] = {}
        self._ordered: list[QueueRow] | None = None
        self.states: Counter[State] = Counter()
        self.overridden = 0
        self.facets = Facets()
        self.rows: list[QueueRow] = []

    def set_rows(self, rows: Sequence[QueueRow]) -> None:
        """Replace all articles; the model is reset only if other articles are shown."""
        self._all = {row.id: row for row in rows}
        self._texts = {row.id: search_text(row) for row in rows}
        self._ordered, self.states = None, Counter(row.state for row in rows)
        self.overridden = sum(row.overridden is not None for row in rows)
        self._show(self._chosen())

    def update(self, rows: Iterable[QueueRow]) -> None:
        """Update some articles and add new ones.

        Rows that no longer match the filter stay until it is applied again, so that a decision moves nothing.
        """
        grown, positions = False, {row.id: position for position, row in enumerate(self.rows)}
        for row in rows:
            before = self._all.get(row.id)
            if before == row:
                continue
            grown = grown or before is None
            if before is not None:
                self.states[before.state] -= 1
                self.overridden -= before.overridden is not None
            self.states[row.state] += 1
            self.overridden += row.overridden is not None
            self._all[row.id] = row
            self._texts[row.id] = search_text(row)
            self._ordered = None
            position = positions.get(row.id)
            if position is not None:
                self.rows[position] = row
                self.dataChanged.emit(self.index(position), self.index(position))
        if grown:
            self._show(self._chosen())

    def remove(self, article_ids: Collection[str]) -> None:
        """Remove articles; those that are not there are ignored."""
        gone = [row for article_id in article_ids if (row := self._all.pop(article_id, None)) is not None]
        if not gone:
            return
        for row in gone:
            del self._texts[row.id]
            self.states[row.state] -= 1
        self._ordered = None
        self._show([row for row in self.rows if row.id in self._all])

    def filter(self, facets: Facets) -> None:
        """Apply a filter and an order."""
        if facets.sort is not self.facets.sort:
            self._ordered = None
        self.facets = facets
        self._show(self._chosen())

    def _chosen(self) -> list[QueueRow]:
        if self._ordered is None:
            self._ordered = in_order(self._all.values(), self.facets.sort)
        return choose(self._ordered, self._texts, self.facets)

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
    def all_rows(self) -> list[QueueRow]:
        """Return all articles, including those that the filter hides."""
        return list(self._all.values())

    @property
    def total(self) -> int:
        """Return the number of all articles."""
        return len(self._all)

    @property
    def verified(self) -> int:
        """Return the number of verified articles."""
        return self.states[State.VERIFIED]

    def row(self, article_id: str) -> QueueRow | None:
        """Return the row of an article, even if the filter hides it, or None."""
        return self._all.get(article_id)

    def position_of(self, article_id: str) -> int | None:
        """Return the position of an article in the list, or None if it is not shown."""
        return next((position for position, row in enumerate(self.rows) if row.id == article_id), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of rows shown."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the title, the row itself, the accessible text or the tooltip."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == QueueRole.ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return visible(title(row))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return visible(spoken(row))
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(tip(row))
        return None
