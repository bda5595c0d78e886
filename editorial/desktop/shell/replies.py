"""The window with all whose right of reply is noted."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from editorial.desktop.actions.handlers import Handlers
from editorial.desktop.actions.ids import ActionId
from editorial.desktop.dialogs.replies import RepliesDialog
from editorial.desktop.reviewing.reviewer import Reviewer
from editorial.desktop.shell.articles import Articles
from editorial.desktop.shell.opening import OneDialog, bring_forward
from editorial.domain.record import Ref, Table


class RepliesWindow:
    """Opens the window, and from it the articles; it shows what is decided meanwhile."""

    def __init__(self, parent: QWidget, articles: Articles, reviewer: Reviewer) -> None:
        self._parent, self._articles, self._reviewer = parent, articles, reviewer
        self._dialog = OneDialog(self._make)
        self.actions: Handlers = {ActionId.REPLIES: self._dialog.show}
        reviewer.changed.connect(self._reload)

    def _make(self) -> RepliesDialog:
        dialog = RepliesDialog(self._reviewer.desk, self._parent)
        dialog.open_requested.connect(self._open_article)
        return dialog

    def close(self) -> None:
        """Close the window."""
        self._dialog.close()

    def _reload(self) -> None:
        if self._dialog.made is not None:
            self._dialog.made.reload()

    def _open_article(self, article_id: str, entity: str) -> None:
        self._articles.open(article_id)
        self._reviewer.focus_ref(Ref(Table.ENTITY, entity))
        bring_forward(self._parent)
