"""Tells assistive technology what is under the caret or has the focus."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, words: str) -> None:
    """Make `words` the widget's accessible description, and have a running screen reader say them."""
    if words == widget.accessibleDescription():
        return
    widget.setAccessibleDescription(words)
    if words and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
