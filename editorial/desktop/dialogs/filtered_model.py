"""Table model of some entries, filtered and sorted in Python, which is much faster than a proxy model."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from editorial.desktop.widgets.plain import tooltip
from editorial.domain.visible import visible

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex


class FilteredModel(QAbstractTableModel, Generic[T]):
    """Model of all entries (`every`) and of those that match the filter (`shown`).

    `columns` are the headers, and `cells` gives the words of an entry, one for each column. Entries keep the order that
    they were given in until a column is chosen to sort them by.
    """

    def __init__(self, columns: Sequence[str], cells: Callable[[T], tuple[str, ...]], parent: QObject) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.every: Sequence[T] = ()
        self.shown: Sequence[T] = ()
        self._cells = cells
        self._words: list[str] | None = None  # made when somebody first looks for some
        self._by, self._descending = -1, False
        self._wanted: tuple[str, Callable[[T], bool] | None] = ("", None)

    def set_entries(self, entries: Sequence[T], words: str = "", fits: Callable[[T], bool] | None = None) -> None:
        """Replace all entries and apply a filter."""
        self.every = entries
        self._words = None
        self.filter(words, fits)

    def filter(self, words: str, fits: Callable[[T], bool] | None = None) -> None:
        """Show the entries in which all words occur, in any column, and that `fits`."""
        self._wanted = words, fits
        wanted = words.casefold().split()
        self.beginResetModel()
        found = self._with_words(wanted) if wanted else self.every
        shown = [one for one in found if fits is None or fits(one)]
        if self._by >= 0:
            shown.sort(key=lambda one: self._cells(one)[self._by].casefold(), reverse=self._descending)
        self.shown = shown
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort the entries by the words in a column; -1 brings back the order that they were given in."""
        self._by, self._descending = column, order is Qt.SortOrder.DescendingOrder
        self.filter(*self._wanted)

    def _with_words(self, wanted: Sequence[str]) -> list[T]:
        if self._words is None:
            self._words = ["\n".join(self._cells(one)).casefold() for one in self.every]
        there = zip(self.every, self._words, strict=True)
        return [one for one, words in there if all(word in words for word in wanted)]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of rows shown."""
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as above
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the header of a column."""
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self.columns[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the text, tooltip or accessible text of a cell."""
        if not index.isValid():
            return None
        words = self._cells(self.shown[index.row()])[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return visible(words)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(words)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return visible(f"{self.columns[index.column()]}: {words}")
        return None
