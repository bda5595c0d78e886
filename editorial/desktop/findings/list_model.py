"""The rows of the list as a Qt model: words are worked out when they are asked for, and only those are."""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from editorial.desktop.findings.lines import Line, line_of
from editorial.desktop.findings.rows import Findings, Row, RowKind, Section, stops

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_TEXTS = frozenset({Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole})


class ListModel(QAbstractListModel):
    """Holds rows, not annotations: each row's words come from the findings as they stand."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []
        self.stops: list[int] = []
        self._findings: Findings | None = None
        self._places: dict[str, int] = {}
        self._lines: dict[str, Line] = {}
        self._shown: Counter[Section] = Counter()

    def rowCount(self, parent: Index = _NONE) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a row's words, those for a screen reader, or those of its tooltip."""
        if role not in _TEXTS or not index.isValid():
            return None
        line = self.line(index.row())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.said
        if role == Qt.ItemDataRole.ToolTipRole:
            return None if self.rows[index.row()].item is None else f"<p>{html.escape(line.said)}</p>"
        return f"{line.before}{line.text}{line.after}"

    def line(self, place: int) -> Line:
        """Return what the row at that place says."""
        row = self.rows[place]
        line = self._lines.get(row.id)
        if line is None:
            if self._findings is None:
                raise LookupError("there are no findings to show")
            line = self._lines[row.id] = line_of(self._findings, row, self._shown[row.section])
        return line

    def place(self, key: str | None) -> int | None:
        """Return the place of the row that an item's key focuses, or None."""
        return self._places.get(key) if key is not None else None

    def clear(self) -> None:
        """Show nothing."""
        self.beginResetModel()
        self._findings, self.rows, self.stops = None, [], []
        self._places.clear()
        self._lines.clear()
        self.endResetModel()

    def show(self, findings: Findings, rows: list[Row]) -> None:
        """Show other rows altogether."""
        self.beginResetModel()
        self._take(findings, rows)
        self._lines.clear()
        self.endResetModel()

    def update(self, findings: Findings, rows: list[Row], visible: range) -> bool:
        """Take in findings that changed; returns False, with nothing done, where the rows are not the same ones.

        Only rows in `visible` that say something else now are announced; what is out of sight is worked out anew.
        """
        if len(rows) != len(self.rows) or any(new.id != old.id for new, old in zip(rows, self.rows, strict=True)):
            return False
        before = {place: self._lines.get(self.rows[place].id) for place in visible}
        self._take(findings, rows)
        self._lines.clear()
        self._announce(place for place, line in before.items() if line is not None and self.line(place) != line)
        return True

    def _take(self, findings: Findings, rows: list[Row]) -> None:
        self._findings, self.rows = findings, rows
        self.stops = list(stops(rows))
        self._places = {rows[place].key or "": place for place in self.stops}
        counted = {(row.section, row.number) for row in rows if row.kind is not RowKind.SECTION}
        self._shown = Counter(section for section, _ in counted)

    def _announce(self, places: Iterable[int]) -> None:
        for place in places:
            index = self.index(place)
            self.dataChanged.emit(index, index)
