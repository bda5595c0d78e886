"""Importing what is new in the watched folder, while the window is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from editorial.desktop.shell.lazy import Lazy
from editorial.domain.settings import Setting
from editorial.review.desk import Desk

if TYPE_CHECKING:
    from editorial.desktop.shell.library_work import LibraryWork

PAUSE = 5_000
"""Milliseconds between two looks; the system tells of no change in a folder that lies on another computer."""


class WatchedFolder(QObject):
    """Looks every few seconds, in the background, whether something is new in the folder of the preferences."""

    def __init__(self, desk: Desk, work: Lazy[LibraryWork], parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._work = desk, work
        self._timer = QTimer(self, interval=PAUSE)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Begin to look."""
        self._timer.start()

    def look(self) -> None:
        """Look once, if a folder is watched and the library can be written."""
        file = self._desk.file
        if self._desk.setting(Setting.WATCHED_FOLDER) and not file.why_read_only and not file.why_gone:
            self._work.get().import_new()

    def close(self) -> None:
        """Look no more: the window is being closed."""
        self._timer.stop()
