"""The article that lies open, in the window: queue, page and findings follow what is opened, focused and decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from editorial.desktop.actions.table import OF_AN_ARTICLE
from editorial.desktop.reviewing.reloading import Reloaded
from editorial.review.outline import Item, OutlineChange
from editorial.review.session import Outcome, Session

if TYPE_CHECKING:
    from editorial.desktop.shell.window import Window


class OpenArticle(QObject):
    """Hears of the reviewer what changed, and has the panes show it."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._shown: str | None = None
        window.reviewer.opened.connect(self._opened)
        window.reviewer.changed.connect(self._changed)
        window.reviewer.focused.connect(self._focused)
        window.occurrences.changed.connect(lambda: window.findings.set_ticks(window.occurrences.ticks))

    def queue_changed(self) -> None:
        """Open an article if there is one now and none lies open; say what to do if there is none."""
        window = self._window
        if not window.queue.model.total:
            window.page.setCurrentWidget(window.empty)
            window.empty.setFocus(Qt.FocusReason.OtherFocusReason)
        elif window.reviewer.session is None:
            window.articles.open(window.queue.next_open(None) or window.queue.model.all_rows[0].id)
        else:
            self._show_row(window.reviewer.session.article_id)

    def _show_row(self, article_id: str) -> None:
        """Say beside the article what the queue knows of it."""
        row = self._window.queue.model.row(article_id)
        self._window.export_notice.show_row(row)
        self._window.findings.show_occurrences_left(row.undecided if row is not None else 0)

    def _opened(self, session: Session, again: Reloaded | None) -> None:
        window, record = self._window, session.record
        first = window.page.currentWidget() is not window.view
        window.page.setCurrentWidget(window.view)
        window.setWindowTitle(f"{record.article.title} – Editorial")
        window.queue.show_open(session.article_id)
        self._show_row(session.article_id)
        window.find_bar.take(record.article.text)
        item = window.reviewer.item
        if again is not None:
            window.findings.show_reloaded(again.rows, again.words)
        elif window.reviewer.outline is not None:
            window.findings.show_outline(window.reviewer.outline, focus=item.key if item else None)
        window.places.opened(session.article_id)
        self._offer_steps_back()
        if first:
            for key in OF_AN_ARTICLE:
                window.bindings.actions[key].setEnabled(True)
        another, self._shown = session.article_id != self._shown, session.article_id
        if another:
            window.messages.leave_article()
        if first or (another and not window.queue.isAncestorOf(window.focusWidget() or window.view)):
            window.view.setFocus()  # Qt would begin in the queue's filter, where the review keys are letters

    def _focused(self, item: Item | None) -> None:
        findings = self._window.findings
        findings.store_ticks(self._window.occurrences.ticks)
        findings.set_focus(item.key if item else None)

    def _changed(self, outcome: Outcome, renewed: OutlineChange | None) -> None:
        window = self._window
        window.findings.store_ticks(window.occurrences.ticks)
        if window.reviewer.outline is not None:
            window.findings.update_outline(window.reviewer.outline, renewed)
        if outcome.decision is not None:
            window.queueing.now(outcome.article_id)
        window.status.show_focus(window.reviewer.item)
        self._offer_steps_back()

    def _offer_steps_back(self) -> None:
        """Offer undo and redo by name."""
        desk, actions = self._window.desk, self._window.bindings.actions
        for key, words, step in (("undo", "&Undo", desk.next_undo), ("redo", "&Redo", desk.next_redo)):
            actions[key].setEnabled(bool(step))
            actions[key].setText(f"{words} {desk.words(step)}" if step else words)
