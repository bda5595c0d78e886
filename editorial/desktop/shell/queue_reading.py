"""Reading the whole queue when the window starts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from editorial.desktop.actions.messages import Message, Post, Tone
from editorial.desktop.queue.panel import QueuePanel
from editorial.desktop.widgets.background import Background
from editorial.domain.errors import EditorialError
from editorial.domain.library import QueueRow
from editorial.jobs.progress import Cancelled
from editorial.jobs.queue_reading import ReadQueue
from editorial.jobs.runner import Handle
from editorial.review.desk import Desk

AT_ONCE = 1000
"""Number of articles whose rows are read before the first painting, in some milliseconds."""
AFTER_PAINTING = 60
"""Milliseconds after which the first article is painted, on a slow machine, too: reading would hold that up."""


class QueueReading(QObject):
    """Reads a short queue at once, and a long one on the worker thread, so that the first article need not wait.

    What needs all articles before they have arrived (see `QueuePanel.rows_needed`) has them read at once.
    """

    arrived = Signal()
    """A queue that was not read at once is shown."""

    def __init__(self, desk: Desk, queue: QueuePanel, background: Background, post: Post) -> None:
        super().__init__(queue)
        self._desk, self._queue, self._background, self._post = desk, queue, background, post
        self._handle: Handle | None = None
        self._timer = QTimer(self, singleShot=True, interval=AFTER_PAINTING)
        self._timer.timeout.connect(self._start)
        queue.rows_needed.connect(self._read)

    def begin(self) -> None:
        """Show the queue, or that it is being read. Raises StorageError."""
        number = self._desk.article_count()
        if number <= AT_ONCE:
            self._queue.set_rows(self._desk.queue())
        else:
            self._queue.show_reading(number)
            self._timer.start()

    def _start(self) -> None:
        job = self._desk.job(ReadQueue)
        self._handle = self._background.start(job, progress=lambda _: None, done=self._show, failed=self._failed)

    def _read(self) -> None:
        """Read the queue now, on this thread."""
        self.close()
        try:
            self._show(self._desk.queue())
        except EditorialError as error:
            self._failed(error)

    def _show(self, rows: Sequence[QueueRow]) -> None:
        if self._queue.reading:
            self._queue.set_rows(rows)
            self.arrived.emit()

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            return
        if not isinstance(error, EditorialError):
            raise error
        self._post(Message(str(error), Tone.ERROR))

    def close(self) -> None:
        """Read no more."""
        self._timer.stop()
        if self._handle is not None:
            self._handle.cancel()
