"""Viewports of scroll areas, found without delay."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QWidget


def viewport_of(area: QAbstractScrollArea) -> QWidget:
    """Return the viewport of an area. Whoever keeps it makes `viewport()` quick from the first time on.

    Else PySide6 makes every class of widgets that it has, just to find out which of them the viewport is.
    """
    found = area.findChild(QWidget, "qt_scrollarea_viewport", Qt.FindChildOption.FindDirectChildrenOnly)
    return found if found is not None else area.viewport()
