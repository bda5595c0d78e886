"""The window that counts who is quoted."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from editorial.desktop.actions.handlers import Handlers
from editorial.desktop.actions.ids import ActionId
from editorial.desktop.actions.messages import Post
from editorial.desktop.dialogs.quoted import QuotedDialog
from editorial.desktop.reviewing.reviewer import Reviewer
from editorial.desktop.shell.articles import Articles
from editorial.desktop.shell.opening import OneDialog, bring_forward
from editorial.domain.record import Ref


class QuotedWindow:
    """Opens the window, and from it the articles in which quotes stand."""

    def __init__(self, parent: QWidget, articles: Articles, reviewer: Reviewer, post: Post) -> None:
        self._parent, self._articles, self._reviewer, self._post = parent, articles, reviewer, post
        self._dialog = OneDialog(self._make)
        self.actions: Handlers = {ActionId.QUOTED: self._dialog.show}
        reviewer.changed.connect(self._set_stale)

    def _make(self) -> QuotedDialog:
        dialog = QuotedDialog(self._reviewer.desk, self._parent)
        dialog.open_requested.connect(self._open_article)
        dialog.message_posted.connect(self._post)
        return dialog

    def close(self) -> None:
        """Close the window, which ends its reading."""
        self._dialog.close()

    def _open_article(self, article_id: str, quote: Ref) -> None:
        self._articles.open(article_id)
        self._reviewer.focus_ref(quote)
        bring_forward(self._parent)

    def _set_stale(self) -> None:
        if self._dialog.made is not None:
            self._dialog.made.set_stale()
