"""Dialog that shows long work which nothing else may be done beside, and gives its result."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import QElapsedTimer, QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialogButtonBox, QProgressBar, QVBoxLayout, QWidget

from editorial.desktop.dialogs.dialog import Dialog
from editorial.desktop.theme import PAD
from editorial.desktop.widgets.background import Background
from editorial.desktop.widgets.parts import ENTER, text_label
from editorial.desktop.widgets.plain import set_title
from editorial.jobs.progress import Job, Progress

R = TypeVar("R")
SOON = 1_000
"""Milliseconds in which Enter was meant for what had the focus before, and stops nothing."""
_PARTS = 1000
_WIDTH = 420


class WorkingDialog(Dialog, Generic[R]):
    """Runs a job; it is accepted when that is done. `report` is its result then, `error` what ended it otherwise.

    Cancel asks the job to stop. The dialog closes when the job has ended: it may have done its work all the same.
    """

    def __init__(self, job: Job[R], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_title(self, "Editorial")
        self.setMinimumWidth(_WIDTH)
        self.report: R | None = None
        self.error: Exception | None = None
        self._background = Background(self)
        self.words = text_label("working", self)
        self.words.setText(f"{job.words}…")
        self.bar = QProgressBar(textVisible=False, maximum=0)
        self.bar.setAccessibleName("Progress")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.rejected.connect(self.reject)
        self.cancel = buttons.button(QDialogButtonBox.StandardButton.Cancel)
        column = QVBoxLayout(self)
        column.setSpacing(PAD)
        for widget in (self.words, self.bar, buttons):
            column.addWidget(widget)
        self.set_main(self.cancel)
        self.cancel.installEventFilter(self)
        self._shown = QElapsedTimer()
        self._shown.start()
        self._handle = self._background.start(job, progress=self._show, done=self._end, failed=self._fail)

    def _show(self, progress: Progress) -> None:
        if progress.total:
            self.bar.setMaximum(_PARTS)
            self.bar.setValue(_PARTS * progress.done // progress.total)

    def _end(self, report: R) -> None:
        self.report = report
        self.accept()

    def _fail(self, error: Exception) -> None:
        self.error = error
        self.done(self.DialogCode.Rejected)

    def reject(self) -> None:
        """Ask the job to stop."""
        self._handle.cancel()
        self.cancel.setEnabled(False)
        self.words.setText("Stopping…")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep Enter from the button as long as an editor in a hurry may press it for the next finding."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return event.key() in ENTER and not self._shown.hasExpired(SOON)
        return super().eventFilter(watched, event)

    def done(self, result: int) -> None:
        """End the worker thread, and close."""
        self._background.close()
        super().done(result)
