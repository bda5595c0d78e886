"""Find in the article, and copy."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from editorial.desktop.actions.handlers import Handlers
from editorial.desktop.actions.ids import ActionId
from editorial.desktop.actions.messages import Tone
from editorial.desktop.reviewing.reviewer import Reviewer
from editorial.desktop.shell.panes import Panes
from editorial.domain.errors import EditorialError
from editorial.domain.text import Span
from editorial.review.going_out import words_going_out


class TextCommands:
    """Opens the find bar and goes from hit to hit, and copies the selection."""

    def __init__(self, window: QWidget, panes: Panes, reviewer: Reviewer) -> None:
        self._window, self._panes, self._view, self._reviewer = window, panes, panes.view, reviewer
        self._view.set_going_out(self._words_going_out)
        self.actions: Handlers = {
            ActionId.FIND: self._find,
            ActionId.FIND_NEXT: lambda: self._step(1),
            ActionId.FIND_PREVIOUS: lambda: self._step(-1),
            ActionId.COPY: self._copy,
        }

    def selected_text(self) -> str:
        """Return the selected words of the article, or empty words."""
        selected, session = self._view.selected_span(), self._reviewer.session
        return selected.of(session.record.article.text) if selected is not None and session is not None else ""

    def _find(self) -> None:
        if self._reviewer.session is not None:
            self._panes.find_bar.start(self.selected_text())

    def _step(self, direction: int) -> None:
        if self._panes.find_bar.isVisible():
            self._panes.find_bar.step(direction)
        else:
            self._find()

    def _copy(self) -> None:
        """Copy from the text field that has the focus, else from the article."""
        focus = self._window.focusWidget()
        if isinstance(focus, QLineEdit | QPlainTextEdit):
            focus.copy()
        elif (span := self._view.selected_span()) is not None and (text := self._words_going_out(span)):
            QGuiApplication.clipboard().setText(text)

    def _words_going_out(self, span: Span) -> str:
        """Return the words at a span with pseudonyms for protected names; none, and say why, if these are not known."""
        if self._reviewer.session is None:
            return ""
        record = self._reviewer.record
        try:
            words = self._reviewer.desk.job(words_going_out, record, span)
        except EditorialError as error:
            self._reviewer.post_error(error)
            return ""
        if words != span.of(record.article.text):
            self._reviewer.post("Copied with pseudonyms in place of protected names", Tone.HINT)
        return words
