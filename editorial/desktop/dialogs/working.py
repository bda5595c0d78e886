"""Dialog that shows long work where there is no window yet, and gives its result."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtWidgets import QDialogButtonBox, QProgressBar, QVBoxLayout, QWidget

from editorial.desktop.dialogs.dialog import Dialog
from editorial.desktop.theme import PAD
from editorial.desktop.widgets.background import Background
from editorial.desktop.widgets.parts import text_label
from editorial.desktop.widgets.plain import set_title
from editorial.jobs.progress import Job, Progress

R = TypeVar("R")
_PARTS = 1000
_WIDTH = 420


class WorkingDialog(Dialog, Generic[R]):
    """Runs a job; it is accepted when that is done. `report` is its result then, `error` what ended it otherwise."""

    def __init__(self, job: Job[R], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_title(self, "Editorial")
        self.setMinimumWidth(_WIDTH)
        self.report: R | None = None
        self.error: Exception | None = None
        self._background = Background(self)
        words = text_label("working", self)
        words.setText(f"{job.words}…")
        self.bar = QProgressBar(textVisible=False, maximum=0)
        self.bar.setAccessibleName("Progress")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(PAD)
        for widget in (words, self.bar, buttons):
            column.addWidget(widget)
        self.set_main(buttons.button(QDialogButtonBox.StandardButton.Cancel))
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
        self.reject()

    def done(self, result: int) -> None:
        """Stop what runs, and close."""
        self._handle.cancel()
        self._background.close()
        super().done(result)
