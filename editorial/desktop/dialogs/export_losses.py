"""The line of the export dialog that says what the chosen format would lose, counted in the background."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from editorial.desktop.widgets.announcing import announce
from editorial.desktop.widgets.plain import Label
from editorial.domain.errors import EditorialError
from editorial.jobs.export_options import Include, Whose
from editorial.jobs.foreseeing import Foresee, Foreseen
from editorial.jobs.progress import Cancelled
from editorial.jobs.runner import Handle
from editorial.review.desk import Desk

Start: TypeAlias = Callable[[Foresee, Callable[[Foreseen], object], Callable[[Exception], object]], Handle]
"""Runs a job in the background, and calls the first function with its report, or the second with its error."""
_LINES = 4
COUNTING = "Counting what would be lost…"


class LossLine(Label):
    """Words of a fixed height, so that nothing in the dialog moves while they change."""

    def __init__(self, desk: Desk, start: Start, parent: QWidget) -> None:
        """Build the line; `start` runs a job in the background."""
        super().__init__("", parent, wrap=True)
        self._desk, self._start = desk, start
        self._running: Handle | None = None
        self._asked: tuple[object, ...] | None = None
        self.setAccessibleName("What would be lost")
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.setMinimumHeight(_LINES * self.fontMetrics().lineSpacing())

    def count(
        self, format_id: str, article_ids: Sequence[str] | None, include: Include, whose: Whose | None = None
    ) -> None:
        """Count anew, if something else is asked than before; give up what is being counted."""
        asked = (format_id, article_ids, include, whose)
        if asked == self._asked:
            return
        self.stop()
        self._asked = asked
        self.setText(COUNTING)
        job = self._desk.job(Foresee, format_id, article_ids=article_ids, include=include, whose=whose)
        self._running = self._start(job, partial(self._show, asked), partial(self._failed, asked))

    def stop(self) -> None:
        """Give up what is being counted."""
        if self._running is not None:
            self._running.cancel()
        self._running = self._asked = None

    def _show(self, asked: tuple[object, ...], found: Foreseen) -> None:
        if asked == self._asked:
            self.setText(found.words)
            announce(self, found.words)

    def _failed(self, asked: tuple[object, ...], error: Exception) -> None:
        if asked != self._asked or isinstance(error, Cancelled):
            return
        if not isinstance(error, EditorialError):
            raise error
        self.setText(f"What would be lost could not be counted: {error}")
