"""The window, which prints when its first article could be seen and used, when the queue is whole, and its memory."""

from __future__ import annotations

import time

from _resident import IDLE, resident
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from editorial.desktop.shell.window import Window


class Painted(QObject):
    """Notes that a widget was painted."""

    painted = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Look at what comes, and let it through."""
        self.painted = self.painted or event.type() is QEvent.Type.Paint
        return False


class Seen(Window):
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
