"""Work that can wait, done a little at a time whenever the window has nothing else to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer

QUIET = 200
"""How long to wait before beginning, in milliseconds."""


class IdleWork(QObject):
    """Goes through an iterator step by step in idle moments; starting again begins anew."""

    def __init__(self, work: Callable[[], Iterator[None]], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._steps: Iterator[None] = iter(())
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._step)

    def start(self) -> None:
        """Begin, after a quiet moment."""
        self._steps = self._work()
        self._timer.start(QUIET)

    def _step(self) -> None:
        self._timer.setInterval(0)
        if next(self._steps, self) is self:
            self._timer.stop()
