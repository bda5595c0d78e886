"""Keeping the queue's rows in step with the library."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from editorial.desktop.actions.messages import Message, Post, Tone
from editorial.desktop.queue.panel import QueuePanel
from editorial.domain.errors import EditorialError
from editorial.review.desk import Desk
from editorial.review.session import Outcome

AFTER_PAINTING = 30
"""Milliseconds after which what a decision changed has been painted."""
TOGETHER = 250
"""Milliseconds that rows changed by jobs wait, to be read together."""


class QueueRefresher(QObject):
    """Reads the rows of changed articles, and no others; `refreshed` is emitted after each reading."""

    refreshed = Signal()

    def __init__(self, desk: Desk, queue: QueuePanel, post: Post) -> None:
        super().__init__(queue)
        self._desk, self._queue, self._post = desk, queue, post
        self._waiting: set[str] = set()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.flush)

    def add(self, article_id: str) -> None:
        """Note that an article was changed; its row is read with the next others."""
        self._waiting.add(article_id)

    def soon(self, article_id: str) -> None:
        """Read the row of an article that was just decided on, after the decision has been painted."""
        self._waiting.add(article_id)
        self._timer.start(AFTER_PAINTING)

    def decided(self, outcome: Outcome) -> None:
        """Read the row of an article soon if it was decided on."""
        if outcome.decision is not None or outcome.others:
            self.soon(outcome.article_id)

    def later(self, *article_ids: str) -> None:
        """Read the rows of articles that a job changed, together with others that it changes."""
        self._waiting.update(article_ids)
        if not self._timer.isActive():
            self._timer.start(TOGETHER)

    def flush(self) -> None:
        """Read the waiting rows now; while the whole queue is still being read, once that is done."""
        if self._queue.reading:
            self._timer.start(TOGETHER)
            return
        waiting, self._waiting = sorted(self._waiting), set()
        self._timer.stop()
        if not waiting:
            return
        try:
            self._queue.update_rows(self._desk.queue_rows(waiting))
        except EditorialError as error:
            self._post(Message(str(error), Tone.ERROR))
        self.refreshed.emit()

    def close(self) -> None:
        """Read no more."""
        self._timer.stop()
