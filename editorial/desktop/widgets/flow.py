"""Layout that wraps widgets into lines, as text wraps."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from editorial.desktop.theme import GAP


class FlowLayout(QLayout):
    """Layout that arranges its visible items in lines, `GAP` pixels apart, and wraps an item that does not fit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._measured: list[tuple[QLayoutItem, int, int]] | None = None
        self._heights: dict[int, int] = {}
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Add an item; the layout takes ownership."""
        self._items.append(item)
        self._forget()

    def count(self) -> int:
        """Return the number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return the item at an index, or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove and return the item at an index, or None."""
        self._forget()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def invalidate(self) -> None:
        """Drop the cached geometry: an item was added, removed or resized."""
        self._forget()
        super().invalidate()

    def _forget(self) -> None:
        self._measured = None
        self._heights.clear()

    def expandingDirections(self) -> Qt.Orientation:
        """Return no direction: the layout does not expand."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Return True: the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines at a width, both in pixels; cached, because Qt asks many times."""
        if width not in self._heights:
            self._heights[width] = max((y + height for _, _, y, _, height in self._places(width)), default=0)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """Return the smallest size that holds each single item."""
        return QSize(max((width for _, width, _ in self._sizes()), default=-1), self._tallest())

    def minimumSize(self) -> QSize:
        """Return the minimum size, with a width of 0: items are squeezed rather than cut off."""
        return QSize(0, self._tallest())

    def setGeometry(self, rect: QRect) -> None:
        """Set the geometry of every item."""
        super().setGeometry(rect)
        left, top = rect.left(), rect.top()
        for item, x, y, width, height in self._places(rect.width()):
            item.setGeometry(QRect(left + x, top + y, width, height))

    def _sizes(self) -> list[tuple[QLayoutItem, int, int]]:
        """Return the visible items with the width and the height that they ask for."""
        if self._measured is None:
            shown = [(item, item.sizeHint()) for item in self._items if not item.isEmpty()]
            self._measured = [(item, size.width(), size.height()) for item, size in shown]
        return self._measured

    def _tallest(self) -> int:
        return max((height for _, _, height in self._sizes()), default=-1)

    def _places(self, room: int) -> Iterator[tuple[QLayoutItem, int, int, int, int]]:
        """Yield the visible items with x, y, width and height in lines of so many pixels."""
        x = y = line = 0
        for item, wanted, height in self._sizes():
            width = min(wanted, max(room, 1))
            if x and x + width > room:
                x, y, line = 0, y + line + GAP, 0
            yield item, x, y, width, height
            x += width + GAP
            line = max(line, height)
