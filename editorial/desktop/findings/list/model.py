"""The rows of the list as a Qt model: words are worked out when they are asked for, and only those are."""

from __future__ import annotations

import html
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from editorial.desktop.findings.list.row_text import RowText, describe_row
from editorial.desktop.findings.list.rows import ListRow, Rows
from editorial.desktop.wording.note_facts import notes_about, notes_on
from editorial.review.outline import OutlineChange

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_TEXTS = frozenset({Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole})


class FindingsModel(QAbstractListModel):
    """Holds rows, not annotations: each row's words come from the findings as they stand."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: Rows | None = None
        self._lines: dict[int, RowText] = {}

    def rowCount(self, parent: Index = _NONE) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() or self.rows is None else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a row's words, those for a screen reader, or those of its tooltip."""
        if role not in _TEXTS or not index.isValid() or self.rows is None:
            return None
        line = self.line(index.row())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(self.rows, self.rows[index.row()], line)
        return f"{line.before}{line.text}{line.after}"

    @staticmethod
    def _tip(rows: Rows, row: ListRow, line: RowText) -> str | None:
        """Return what the pointer is told: all of a row, and the notes on it; nothing for a heading."""
        if row.item is None and not line.notes:
            return None
        record = rows.findings.record
        notes = notes_on(record, row.item) if row.item is not None else notes_about(record, (row.group or "",))
        spoken = (line.spoken, *(note.words for note in notes if line.notes))
        return "".join(f"<p>{html.escape(words)}</p>" for words in spoken)

    def line(self, place: int) -> RowText:
        """Return what the row at that place says. Raises LookupError if there are no rows."""
        line = self._lines.get(place)
        if line is None:
            if self.rows is None:
                raise LookupError("there are no findings to show")
            line = self._lines[place] = describe_row(self.rows, self.rows[place])
        return line

    def show(self, rows: Rows | None) -> None:
        """Show other rows altogether, or none."""
        self.beginResetModel()
        self.rows = rows
        self._lines.clear()
        self.endResetModel()

    def renew(self, renewed: OutlineChange, visible: range) -> bool:
        """Take in findings that changed; return whether the rows are still the same ones, whatever they say.

        Only rows in `visible` that say something else now are announced; what is out of sight is worked out anew.
        """
        rows = self.rows
        moves = rows.moves(renewed) if rows is not None else []
        if rows is None or not all(moved.stays for moved in moves):
            self.beginResetModel()
            self._lines.clear()
            if rows is not None:
                rows.move(moves)
            self.endResetModel()
            return False
        rows.move(moves)
        for place in rows.touched(moves) if renewed.in_place else [*self._lines]:  # else others have another number
            before = self._lines.pop(place, None)
            if before is not None and place in visible and self.line(place) != before:
                self.dataChanged.emit(self.index(place), self.index(place))
        return True
