"""Starts the program as it is started from a menu, and says when the article could be seen and used.

Prints the monotonic clock (seconds) once the page has been painted and nothing waits in the event loop any more, again
once the list of articles is whole, and then the resident memory in megabytes a little later, when the window is idle.
The arguments are the program's.
"""

from __future__ import annotations

import sys
import time

from _resident import IDLE, resident
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

import editorial.__main__
import editorial.desktop.shell.window as module


class Painted(QObject):
    """Notes that a widget was painted."""

    painted = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Look at what comes, and let it through."""
        self.painted = self.painted or event.type() is QEvent.Type.Paint
        return False


class Seen(module.Window):
    """The window, which tells when it has shown its first article."""

    def start(self) -> None:
        """Start, and look from then on whether everything has been painted."""
        super().start()
        self._seen = Painted(self)
        self.view.viewport().installEventFilter(self._seen)
        QTimer.singleShot(0, self, self._look)

    def _look(self) -> None:
        if self.reviewer.session is None or not self._seen.painted:
            QTimer.singleShot(0, self, self._look)
            return
        QTimer.singleShot(0, self, self._usable)

    def _usable(self) -> None:
        print(time.monotonic(), flush=True)
        self._look_at_queue()
        QTimer.singleShot(IDLE, self, self._idle)

    def _look_at_queue(self) -> None:
        if self.queue.reading:
            QTimer.singleShot(1, self, self._look_at_queue)
        else:
            print(time.monotonic(), flush=True)

    def _idle(self) -> None:
        print(resident(), flush=True)
        QApplication.quit()


module.Window = Seen  # type: ignore[misc]
sys.exit(editorial.__main__.main(sys.argv[1:]))
