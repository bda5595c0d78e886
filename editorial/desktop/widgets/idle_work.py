"""Work done step by step while the event loop is idle."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer

QUIET = 200
"""Delay before the first step, in milliseconds."""


class IdleWork(QObject):
    """Advances an iterator one step at a time from a timer; a second start restarts the work."""

    def __init__(self, work: Callable[[], Iterator[object]], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._steps: Iterator[object] = iter(())
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._step)

    def start(self) -> None:
        """Start or restart the work after `QUIET` milliseconds."""
        self._steps = self._work()
        self._timer.start(QUIET)

    def _step(self) -> None:
        self._timer.setInterval(0)
        if next(self._steps, self) is self:
            self._timer.stop()
