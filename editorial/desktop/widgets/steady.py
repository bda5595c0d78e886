"""A place for a widget whose words change often, which lays out nothing around it for that."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class Steady(QWidget):
    """Widget that holds another one in all the width that is there, and as high as that asks to be.

    A label with other words asks for another size, upon which Qt lays out the window, whether or not that changes
    anything. What is held here asks nobody.
    """

    def __init__(self, held: QWidget) -> None:
        super().__init__()
        self._held = held
        held.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        """Return the size that the held widget asks for."""
        return self._held.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the height that the held widget needs."""
        return QSize(0, self._held.minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give all the room to the held widget."""
        super().resizeEvent(event)
        self._held.setGeometry(self.rect())

    def changeEvent(self, event: QEvent) -> None:
        """Ask for another height with another font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.updateGeometry()
