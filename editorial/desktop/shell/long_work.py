"""Long work which nothing else may be done beside: its progress is shown, and it can be stopped."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QWidget

from editorial.desktop.actions.messages import Life, Message, Post, Tone
from editorial.jobs.progress import Cancelled, Job

if TYPE_CHECKING:
    from editorial.desktop.dialogs.working import WorkingDialog

R = TypeVar("R")


class LongWork:
    """Runs jobs on a worker thread, behind a dialog that keeps everything else waiting."""

    def __init__(self, window: QWidget, post: Post) -> None:
        self._window, self._post = window, post

    def run(self, job: Job[R], then: Callable[[R], object], failed: Callable[[Exception], object]) -> None:
        """Start a job; `then` is called with its report, or `failed` with what ended it otherwise.

        That it was stopped, which leaves everything as it was, is said here.
        """
        from editorial.desktop.dialogs.working import WorkingDialog  # noqa: PLC0415 - rarely needed

        dialog = WorkingDialog(job, self._window)
        dialog.finished.connect(lambda _: self._end(dialog, then, failed))
        dialog.open()

    def _end(
        self, dialog: WorkingDialog[R], then: Callable[[R], object], failed: Callable[[Exception], object]
    ) -> None:
        dialog.deleteLater()
        if dialog.report is not None:
            then(dialog.report)
        elif isinstance(dialog.error, Cancelled):
            self._post(Message("Stopped: nothing was changed", Tone.HINT, life=Life.DECISION))
        elif dialog.error is not None:
            failed(dialog.error)
