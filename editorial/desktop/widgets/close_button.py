"""Button with a cross that closes the bar it is in."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QToolButton, QWidget

from editorial.desktop.theme.icons import icon


class CloseButton(QToolButton):
    """Flat tool button with a cross, drawn when it is shown, and again when the palette changes.

    `name` is its accessible name.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, autoRaise=True)
        self.setAccessibleName(name)

    def _draw(self) -> None:
        self.setIcon(icon("close", self.palette()))

    def showEvent(self, event: QShowEvent) -> None:
        """Draw the icon: no start waits for that of a bar that is hidden."""
        super().showEvent(event)
        if self.icon().isNull():
            self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icon in the colour of the new palette."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and not self.icon().isNull():
            self._draw()
