"""The size of the window on a screen that is smaller than it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QMainWindow

FRAME = QSize(16, 44)
"""Width and height in pixels that a window manager may need for its frame, which is not known before the first show."""


def fitted(size: QSize, available: QRect) -> QSize:
    """Return the size for a window whose frame must fit into the available part of the screen."""
    return size.boundedTo(available.size() - FRAME)


def fit_to_screen(window: QMainWindow) -> None:
    """Make a window that is not shown yet small enough for its screen."""
    available = window.screen().availableGeometry()
    size = fitted(window.size(), available)
    if size != window.size():
        window.resize(size)
        window.move(available.topLeft())
