"""Opening a dialog beside the review."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

D = TypeVar("D", bound=QDialog)


def show(dialog: QDialog) -> None:
    """Show a dialog that does not block the window, and delete it when it is closed."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.show()


class OneDialog(Generic[D]):
    """A dialog beside the review that is there once at most; `made` is the one that is open, or None."""

    def __init__(self, make: Callable[[], D]) -> None:
        """Open nothing yet; `make` returns a new dialog, connected to what it asks for."""
        self._make = make
        self.made: D | None = None

    def show(self) -> None:
        """Show the dialog, or bring it to the front."""
        if (dialog := self.made) is None:
            dialog = self.made = self._make()
            dialog.finished.connect(self._closed)
            show(dialog)
        dialog.raise_()
        dialog.activateWindow()

    def close(self) -> None:
        """Close the dialog, which ends its reading."""
        if self.made is not None:
            self.made.close()

    def _closed(self) -> None:
        self.made = None
