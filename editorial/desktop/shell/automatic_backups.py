"""Backing up the library by itself, while the window is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from editorial.desktop.shell.lazy import Lazy

if TYPE_CHECKING:
    from editorial.desktop.shell.library_work import LibraryWork

FIRST = 60_000
"""Milliseconds after the start until the first look whether a backup is due: the editor begins to work first."""
AGAIN = 60 * 60_000
"""Milliseconds between two looks, for a window that stays open for days."""


class AutomaticBackups(QObject):
    """Looks now and then whether today's backup is due; the job decides, and works in the background."""

    def __init__(self, work: Lazy[LibraryWork], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._timer = QTimer(self, interval=FIRST)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        """Begin to look."""
        self._timer.start()

    def _look(self) -> None:
        self._timer.setInterval(AGAIN)
        self._work.get().back_up_daily()

    def close(self) -> None:
        """Look no more: the window is being closed."""
        self._timer.stop()
