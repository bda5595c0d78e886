"""Announcements to assistive technology."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, words: str) -> None:
    """Set the widget's accessible description and have a screen reader speak it; do nothing if it is unchanged."""
    if words == widget.accessibleDescription():
        return
    widget.setAccessibleDescription(words)
    if words and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
