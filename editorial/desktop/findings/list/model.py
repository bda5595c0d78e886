"""List model of the findings; the text of a row is computed when it is first requested."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from editorial.desktop.findings.list.row_text import RowText, describe_row
from editorial.desktop.findings.list.rows import ListRow, Rows
from editorial.desktop.findings.list.selecting import finding_at
from editorial.desktop.widgets.plain import tooltip
from editorial.desktop.wording.note_facts import notes_about, notes_on
from editorial.domain.visible import visible
from editorial.review.outline import OutlineChange

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_TEXTS = frozenset({Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole})


class FindingsModel(QAbstractListModel):
    """Model of the rows; it holds no annotations, the text of a row comes from the current findings."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: Rows | None = None
        self.selected: frozenset[str] = frozenset()
        self._lines: dict[int, RowText] = {}

    def rowCount(self, parent: Index = _NONE) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() or self.rows is None else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the text, accessible text or tooltip of a row."""
        if role not in _TEXTS or not index.isValid() or self.rows is None:
            return None
        line = self.line(index.row())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return visible(f"{line.spoken}, selected" if self._is_selected(self.rows, index.row()) else line.spoken)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(self.rows, self.rows[index.row()], line)
        return visible(f"{line.before}{line.text}{line.after}")

    def _is_selected(self, rows: Rows, position: int) -> bool:
        return bool(self.selected) and finding_at(rows, position) in self.selected

    @staticmethod
    def _tip(rows: Rows, row: ListRow, line: RowText) -> str | None:
        """Return the tooltip: the whole row and its notes; None for a heading."""
        if row.item is None and not line.notes:
            return None
        record = rows.findings.record
        notes = notes_on(record, row.item) if row.item is not None else notes_about(record, (row.group or "",))
        spoken = (line.spoken, *(note.words for note in notes if line.notes))
        return tooltip("\n".join(spoken))

    def line(self, position: int) -> RowText:
        """Return the text of a row by its position. Raises LookupError if no rows are set."""
        line = self._lines.get(position)
        if line is None:
            if self.rows is None:
                raise LookupError("there are no findings to show")
            line = self._lines[position] = describe_row(self.rows, self.rows[position])
        return line

    def show(self, rows: Rows | None) -> None:
        """Replace all rows; None shows nothing."""
        self.beginResetModel()
        self.rows = rows
        self._lines.clear()
        self.endResetModel()

    def renew(self, renewed: OutlineChange, visible: range) -> bool:
        """Apply changed findings; return whether the same rows remain, possibly with other text.

        `dataChanged` is emitted only for rows in `visible` whose text changed; other cached texts are dropped.
        """
        rows = self.rows
        changes = rows.changes(renewed) if rows is not None else []
        if rows is None or not all(change.keeps_rows for change in changes):
            self.beginResetModel()
            self._lines.clear()
            if rows is not None:
                rows.apply(changes)
            self.endResetModel()
            return False
        rows.apply(changes)
        # If items were added or removed, the numbers in the texts of other rows changed too.
        touched = rows.touched(changes) if renewed.in_place else [*self._lines]
        for position in touched:
            before = self._lines.pop(position, None)
            if before is not None and position in visible and self.line(position) != before:
                self.dataChanged.emit(self.index(position), self.index(position))
        return True
