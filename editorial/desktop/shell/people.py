"""The window with the names of all articles, and what it changes in them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from editorial.desktop.actions.handlers import Handlers
from editorial.desktop.actions.ids import ActionId
from editorial.desktop.actions.messages import Message, Post, Tone
from editorial.desktop.dialogs.people import PeopleDialog
from editorial.desktop.reviewing.reviewer import Reviewer
from editorial.desktop.shell.articles import Articles
from editorial.desktop.shell.bulk_change import BulkChange
from editorial.desktop.shell.opening import OneDialog, bring_forward
from editorial.domain.errors import EditorialError
from editorial.domain.record import Ref
from editorial.review.people import LinkPlan


class PeopleWindow(QObject):
    """Opens the names of all articles; links are made article by article, as one step of undo."""

    export_requested = Signal(object)
    """Export all quotes of somebody: Whose they are."""

    def __init__(
        self,
        parent: QWidget,
        articles: Articles,
        bulk: BulkChange,
        reviewer: Reviewer,
        list_changed: Callable[[], None],
        undo: Callable[[], None],
        post: Post,
    ) -> None:
        super().__init__(parent)
        self._parent, self._articles, self._bulk, self._reviewer = parent, articles, bulk, reviewer
        self._list_changed, self._undo, self._post = list_changed, undo, post
        self._dialog = OneDialog(self._make)
        self.actions: Handlers = {ActionId.PEOPLE: self._dialog.show}
        bulk.ended.connect(self._reload)
        reviewer.changed.connect(self._set_stale)

    def _make(self) -> PeopleDialog:
        dialog = PeopleDialog(self._reviewer.desk, self._parent)
        dialog.open_requested.connect(self._open_article)
        dialog.link_requested.connect(self._link)
        dialog.export_requested.connect(self.export_requested)
        dialog.undo_requested.connect(self._undo)
        dialog.message_posted.connect(self._post)
        return dialog

    def close(self) -> None:
        """Close the window, which ends its reading."""
        self._dialog.close()

    def _open_article(self, article_id: str, quote: Ref | None) -> None:
        self._articles.open(article_id)
        if quote is not None:
            self._reviewer.focus_ref(quote)
        bring_forward(self._parent)

    def _reload(self) -> None:
        if self._dialog.made is not None:
            self._dialog.made.reload()

    def _set_stale(self) -> None:
        if self._dialog.made is not None:
            self._dialog.made.set_stale()

    def _link(self, plan: LinkPlan) -> None:
        """Store the entry of the list first, since the names are linked to it."""
        try:
            if plan.changes_list and plan.record is not None:
                self._reviewer.desk.put_authority(plan.record)
                self._list_changed()
        except EditorialError as error:
            self._post(Message(str(error), Tone.ERROR))
            return
        self._bulk.start(plan.commands, lambda one, step: self._reviewer.desk.apply_to(*one, step), "linked", "name")
