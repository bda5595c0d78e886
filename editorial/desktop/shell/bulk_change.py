"""Changing several articles, one decision at a time, while the window stays responsive."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from editorial.desktop.actions.messages import Life, Message, Post, Tone
from editorial.desktop.queue.panel import QueuePanel
from editorial.desktop.reviewing.reviewer import Reviewer
from editorial.desktop.shell.progress_strip import ProgressStrip
from editorial.desktop.shell.queue_refresher import QueueRefresher
from editorial.desktop.widgets.background import Background
from editorial.domain.errors import BusyError, ConflictError, EditorialError, StorageError
from editorial.review.session import Outcome
from editorial.review.wording.counting import counted

T = TypeVar("T")
_PAUSE = 300
"""Milliseconds between two tries while another program is writing."""


class BulkChange(QObject):
    """Applies a change to one article after the other, with a turn of the event loop between them."""

    ended = Signal()
    """All articles were changed, or the rest was left as it is."""

    def __init__(
        self,
        reviewer: Reviewer,
        queue: QueuePanel,
        refresher: QueueRefresher,
        progress: ProgressStrip,
        background: Background,
        post: Post,
    ) -> None:
        super().__init__(queue)
        self._reviewer, self._queue, self._refresher = reviewer, queue, refresher
        self._progress, self._background, self._post = progress, background, post
        self._steps: Iterator[object] = iter(())
        self._result: Message | None = None
        self._patient = True
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._step)
        progress.cancelled.connect(self.stop)

    @property
    def running(self) -> bool:
        """Return whether articles are being changed."""
        return self._timer.isActive()

    def start(
        self, things: Sequence[T], act: Callable[[T, int | None], Outcome], done: str, noun: str = "article"
    ) -> None:
        """Call `act` for each thing, as one step of undo; `done` is the word for what became of them.

        `act` takes one of the things, and the number of the first decision made (None for that one itself).
        """
        self._finish_running()
        self._steps = self._each([*things], act, done, noun)
        self._timer.start()

    def _finish_running(self) -> None:
        self._patient = False
        for _ in self._steps:
            pass
        self._patient = True

    def stop(self) -> None:
        """Leave the remaining articles as they are."""
        self._steps = iter(())

    def close(self) -> None:
        """Stop without a message: the window is being closed."""
        self.stop()
        self._timer.stop()

    def _step(self) -> None:
        if next(self._steps, self) is self:
            self._timer.stop()
            self._ended()

    def _each(
        self, things: Sequence[T], act: Callable[[T, int | None], Outcome], done: str, noun: str
    ) -> Iterator[object]:
        failed: list[str] = []
        unsaved = False
        step: int | None = None
        for number, thing in enumerate(things):
            if len(things) > 1:
                self._progress.show_progress(number, len(things), f"{number} of {counted(len(things), noun)} {done}")
            try:
                while (outcome := self._act(act, thing, step)) is None:
                    yield thing  # another program is writing: the next turn tries again
            except EditorialError as error:
                failed.append(str(error))
                if isinstance(error, StorageError | ConflictError):
                    unsaved = True
                    self._reviewer.not_saved.emit(str(error))
            else:
                step = outcome.decision.number if step is None and outcome.decision is not None else step
                self._refresher.add(outcome.article_id)
            yield thing
        changed = f"{counted(len(things) - len(failed), noun)} {done}"
        life = Life.SAVING if unsaved else Life.WORK
        whole = f"{changed}, {len(failed)} not: {failed[0]}" if failed else changed
        self._result = Message(whole, Tone.ERROR if failed else Tone.DONE, life=life)

    def _act(self, act: Callable[[T, int | None], Outcome], thing: T, step: int | None) -> Outcome | None:
        """Change one article; return None if that must wait, and nothing was changed."""
        self._timer.setInterval(0)
        try:
            return act(thing, step)
        except BusyError:
            if not self._patient:
                raise
            self._timer.setInterval(_PAUSE)
            self._progress.show_progress(0, None, "Waiting for another program that is writing to the library")
            return None

    def _ended(self) -> None:
        self._refresher.flush()
        self._queue.refilter()
        self._reviewer.refresh()
        if self._background.idle:
            self._progress.hide()
        result, self._result = self._result, None
        self._post(result or Message("Stopped", Tone.HINT))
        self.ended.emit()
