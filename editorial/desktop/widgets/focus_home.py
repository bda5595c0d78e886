"""Where the keyboard focus goes when a control is clicked with the mouse: back to where keys are expected."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget


class FocusHome:
    """Mixin of a widget that says where the keyboard focus belongs after a click on a control inside it."""

    def take_focus(self) -> None:
        """Move the keyboard focus to where keys are expected, unless it is in such a place already."""
        raise NotImplementedError


def send_focus_home(control: QWidget) -> None:
    """Move the keyboard focus to the home of a control; leave it if the control is in no home, as in a dialog."""
    parent: QWidget | None = control
    while parent is not None and not isinstance(parent, FocusHome):
        parent = None if parent.isWindow() else parent.parentWidget()
    if isinstance(parent, FocusHome):
        parent.take_focus()


class _Guard(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Send the focus home, which the control took when it was pressed."""
        if event.type() in {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick}:
            send_focus_home(watched)  # type: ignore[arg-type]  # it is installed on widgets only
        return super().eventFilter(watched, event)


def keep_focus_home(control: QWidget) -> None:
    """Send the keyboard focus home whenever the control is pressed with the mouse; Tab still reaches the control."""
    control.installEventFilter(_Guard(control))
