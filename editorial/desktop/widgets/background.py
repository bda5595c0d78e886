"""Jobs from the window's side: what a job tells on its thread arrives here on the window's own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from editorial.jobs.progress import Job, Progress
from editorial.jobs.runner import Handle, Priority, Runner

R = TypeVar("R")


class Background(QObject):
    """Runs jobs one at a time on a thread of their own; every callback comes back on the window's thread."""

    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
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
        """Queue a job; `done` gets its report, `failed` the error (Cancelled when it was stopped)."""
        return self._runner.submit(
            job,
            on_progress=self._to_window(progress),
            on_done=self._to_window(done),
            on_error=self._to_window(failed),
            priority=priority,
        )

    def _to_window(self, callback: Callable[[R], object]) -> Callable[[R], None]:
        def send(value: R) -> None:
            self._arrived.emit(partial(callback, value))

        return send

    def _call(self, callback: Callable[[], object]) -> None:
        if not self._closed:
            callback()

    @property
    def idle(self) -> bool:
        """Return whether nothing runs or waits."""
        return self._runner.idle

    def close(self) -> None:
        """Stop what runs and wait for it; nothing is called back any more."""
        self._closed = True
        self._runner.close()
