"""Find in all articles."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from editorial.desktop.actions.messages import Post
from editorial.desktop.dialogs.find_all import FindAllDialog
from editorial.desktop.shell.articles import Articles
from editorial.desktop.shell.panes import Panes
from editorial.desktop.theme import Themes
from editorial.review.desk import Desk


class FindAll:
    """Owns the search window; an article that is chosen there is opened at the first hit."""

    def __init__(
        self, window: QWidget, desk: Desk, themes: Themes, panes: Panes, articles: Articles, post: Post
    ) -> None:
        self._window, self._panes, self._articles = window, panes, articles
        self._dialog = FindAllDialog(desk, themes, window)
        self._dialog.open_requested.connect(self._open)
        self._dialog.message_posted.connect(post)

    def start(self, words: str) -> None:
        """Open the window and search for words; with empty words, for those searched before."""
        self._dialog.start(words)

    def _open(self, article_id: str, words: str) -> None:
        self._articles.open(article_id)
        self._panes.find_bar.show_words(words)
        self._window.activateWindow()
        self._panes.view.setFocus()

    def close(self) -> None:
        """Close the window, which ends its search."""
        self._dialog.close()
