"""History and notes of the open article."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from editorial.desktop.actions.bindings import Bindings
from editorial.desktop.actions.handlers import Handlers
from editorial.desktop.actions.ids import ActionId
from editorial.desktop.dialogs.history import HistoryDialog
from editorial.desktop.dialogs.notes import NotesDialog
from editorial.desktop.reviewing.notes import NoteController
from editorial.desktop.reviewing.reviewer import Reviewer
from editorial.desktop.shell.article_pane import ArticlePane
from editorial.desktop.shell.lazy import Lazy
from editorial.desktop.shell.opening import show
from editorial.desktop.theme import Themes


class ArticleDialogs:
    """Opens the windows about the open article and the finding in focus."""

    def __init__(
        self,
        parent: QWidget,
        themes: Themes,
        bindings: Bindings,
        reviewer: Reviewer,
        notes: NoteController,
        article: ArticlePane,
    ) -> None:
        self._parent, self._themes, self._bindings = parent, themes, bindings
        self._reviewer, self._notes, self._article = reviewer, notes, article
        self._notes_dialog = Lazy(self._make_notes)
        self.actions: Handlers = {
            ActionId.HISTORY: self._history,
            ActionId.ITEM_HISTORY: self._item_history,
            ActionId.NOTES: lambda: self._notes_dialog.get().start(notes.at),
        }

    def _history(self) -> None:
        session = self._reviewer.session
        if session is not None:
            decisions = self._reviewer.desk.history(session.article_id)
            exports = self._reviewer.desk.exports(session.article_id)
            show(HistoryDialog(f"History of {session.record.article.title}", decisions, self._parent, exports))

    def _item_history(self) -> None:
        item, session = self._reviewer.item, self._reviewer.session
        if item is not None and session is not None:
            wanted = set(item.refs)
            decisions = [
                decision
                for decision in self._reviewer.desk.history(session.article_id)
                if wanted & {change.ref for change in decision.changes}
            ]
            show(HistoryDialog("History of this finding", decisions, self._parent))

    def _make_notes(self) -> NotesDialog:
        how = self._bindings.actions[ActionId.COMMENT].toolTip
        dialog = NotesDialog(self._reviewer, self._notes, lambda: self._themes.current, how, self._parent)
        dialog.show_requested.connect(self._article.go_to_note)
        return dialog
