"""A layout that puts widgets beside each other and goes on in the next line, as words do."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from editorial.desktop.theme import GAP


class FlowLayout(QLayout):
    """Lays its visible items out in lines, `GAP` apart; a line breaks before an item that would not fit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._placed: dict[int, list[tuple[QLayoutItem, QRect]]] = {}
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item over."""
        self._items.append(item)
        self._placed.clear()

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return the item of that number, or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give the item of that number away, or None."""
        self._placed.clear()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def invalidate(self) -> None:
        """Forget where everything stands: an item came, went, or has another size."""
        self._placed.clear()
        super().invalidate()

    def expandingDirections(self) -> Qt.Orientation:
        """Return that it grows in neither direction."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Return that its height follows from its width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that the lines need, in pixels."""
        return max((box.bottom() + 1 for _, box in self._places(width)), default=0)

    def sizeHint(self) -> QSize:
        """Return the size of the widest item: lines can be as short as that."""
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.sizeHint())
        return size

    def minimumSize(self) -> QSize:
        """Return the least size: an item is squeezed rather than cut off."""
        return QSize(0, self.sizeHint().height())

    def setGeometry(self, rect: QRect) -> None:
        """Put every item in its place."""
        super().setGeometry(rect)
        for item, box in self._places(rect.width()):
            item.setGeometry(box.translated(rect.topLeft()))

    def _places(self, width: int) -> list[tuple[QLayoutItem, QRect]]:
        """Return where each item stands at a width; Qt asks many times before anything changes."""
        if width not in self._placed:
            self._placed[width] = self._place(width)
        return self._placed[width]

    def _place(self, width: int) -> list[tuple[QLayoutItem, QRect]]:
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
