"""Find in the article, and copy."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from editorial.desktop.actions.handlers import Handlers
from editorial.desktop.actions.ids import ActionId
from editorial.desktop.article.view import ArticleView
from editorial.desktop.reviewing.reviewer import Reviewer
from editorial.desktop.shell.find_bar import FindBar
from editorial.domain.text import Span


class TextCommands:
    """Connects the find bar with the article, and copies the selection."""

    def __init__(self, window: QWidget, view: ArticleView, find_bar: FindBar, reviewer: Reviewer) -> None:
        self._window, self._view, self._find_bar, self._reviewer = window, view, find_bar, reviewer
        find_bar.found.connect(view.set_search)
        find_bar.closed.connect(self._find_closed)
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
            self._find_bar.start(self.selected_text())

    def _find_closed(self, span: Span | None) -> None:
        """Return to the article with the last hit selected, so that a key makes a name of it."""
        if span is not None:
            self._view.select_span(span)
        self._view.setFocus()

    def _step(self, direction: int) -> None:
        if self._find_bar.isVisible():
            self._find_bar.step(direction)
        else:
            self._find()

    def _copy(self) -> None:
        """Copy from the text field that has the focus, else from the article."""
        focus = self._window.focusWidget()
        if isinstance(focus, QLineEdit | QPlainTextEdit):
            focus.copy()
        elif text := self.selected_text():
            QGuiApplication.clipboard().setText(text)
