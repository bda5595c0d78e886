"""Runs jobs on a worker thread and delivers their results on the GUI thread."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from editorial.jobs.progress import Job, Progress
from editorial.jobs.runner import Handle, Priority, Runner

R = TypeVar("R")

TURN = 0.001
"""Seconds after which Python's interpreter goes over to a thread that waits for it, at its next chance.

To show one thing the window waits for its turn several times; with Python's own five milliseconds that adds up to 40.
"""


class Background(QObject):
    """Queue of jobs that run one at a time on a worker thread; all callbacks are called on the GUI thread."""

    became_idle = Signal()
    """The last job ended, and its callback started no other."""

    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(TURN)
        self._runner = Runner()
        self._closed = False
        self._arrived.connect(self._call, Qt.ConnectionType.QueuedConnection)

    def start(
        self,
        job: Job[R],
        *,
        progress: Callable[[Progress], object],
        done: Callable[[R], object],
        failed: Callable[[Exception], object],
        priority: Priority = Priority.FOREGROUND,
    ) -> Handle:
        """Queue a job; call `done` with its report, or `failed` with the error (Cancelled if it was stopped)."""
        return self._runner.submit(
            job,
            on_progress=self._to_window(progress),
            on_done=self._to_window(partial(self._end, done)),
            on_error=self._to_window(partial(self._end, failed)),
            priority=priority,
        )

    def _to_window(self, callback: Callable[[R], object]) -> Callable[[R], None]:
        def send(value: R) -> None:
            self._arrived.emit(partial(callback, value))

        return send

    def _end(self, callback: Callable[[R], object], value: R) -> None:
        try:
            callback(value)
        finally:
            if self.idle:
                self.became_idle.emit()

    def _call(self, callback: Callable[[], object]) -> None:
        if not self._closed:
            callback()

    @property
    def idle(self) -> bool:
        """Return whether no job is running or queued."""
        return self._runner.idle

    def close(self) -> None:
        """Cancel the running job and wait for its end; no callback is called any more."""
        self._closed = True
        self._runner.close()
