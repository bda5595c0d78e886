"""Layout that wraps widgets into lines, as text wraps."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from editorial.desktop.theme import GAP


class FlowLayout(QLayout):
    """Layout that arranges its visible items in lines, `GAP` pixels apart, and wraps an item that does not fit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._cache: dict[int, list[tuple[QLayoutItem, QRect]]] = {}
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Add an item; the layout takes ownership."""
        self._items.append(item)
        self._cache.clear()

    def count(self) -> int:
        """Return the number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return the item at an index, or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove and return the item at an index, or None."""
        self._cache.clear()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def invalidate(self) -> None:
        """Drop the cached geometry: an item was added, removed or resized."""
        self._cache.clear()
        super().invalidate()

    def expandingDirections(self) -> Qt.Orientation:
        """Return no direction: the layout does not expand."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Return True: the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines at a width, both in pixels."""
        return max((box.bottom() + 1 for _, box in self._rectangles(width)), default=0)

    def sizeHint(self) -> QSize:
        """Return the smallest size that holds each single item."""
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.sizeHint())
        return size

    def minimumSize(self) -> QSize:
        """Return the minimum size, with a width of 0: items are squeezed rather than cut off."""
        return QSize(0, self.sizeHint().height())

    def setGeometry(self, rect: QRect) -> None:
        """Set the geometry of every item."""
        super().setGeometry(rect)
        for item, box in self._rectangles(rect.width()):
            item.setGeometry(box.translated(rect.topLeft()))

    def _rectangles(self, width: int) -> list[tuple[QLayoutItem, QRect]]:
        """Return the items with their rectangles at a width; cached, because Qt asks many times between changes."""
        if width not in self._cache:
            self._cache[width] = self._arrange(width)
        return self._cache[width]

    def _arrange(self, width: int) -> list[tuple[QLayoutItem, QRect]]:
        placed: list[tuple[QLayoutItem, QRect]] = []
        x = y = line = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint().boundedTo(QSize(max(width, 1), 10_000))
            if x and x + size.width() > width:
                x, y, line = 0, y + line + GAP, 0
            placed.append((item, QRect(QPoint(x, y), size)))
            x += size.width() + GAP
            line = max(line, size.height())
        return placed
