"""Opening a dialog beside the review."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

D = TypeVar("D", bound=QDialog)


def show(dialog: QDialog) -> None:
    """Show a dialog that does not block the window, and delete it when it is closed."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.show()


def set_apart(dialog: QDialog) -> None:
    """Let the window that a dialog belongs to come before it, when an article is opened from there."""
    dialog.winId()  # makes its window
    dialog.windowHandle().setTransientParent(None)  # type: ignore[arg-type]


def bring_forward(window: QWidget) -> None:
    """Show a window before those that are set apart, and give it the keyboard."""
    window.raise_()
    window.activateWindow()


class OneDialog(Generic[D]):
    """A dialog beside the review that is there once at most; `made` is the one that is open, or None.

    It stays open behind the article that is opened from it, and is shown again as it was.
    """

    def __init__(self, make: Callable[[], D]) -> None:
        """Open nothing yet; `make` returns a new dialog, connected to what it asks for."""
        self._make = make
        self.made: D | None = None

    def show(self) -> None:
        """Show the dialog, or bring it to the front."""
        if (dialog := self.made) is None:
            dialog = self.made = self._make()
            dialog.finished.connect(self._closed)
            set_apart(dialog)
            show(dialog)
        bring_forward(dialog)

    def close(self) -> None:
        """Close the dialog, which ends its reading."""
        if self.made is not None:
            self.made.close()

    def _closed(self) -> None:
        self.made = None
