"""Updating the panes when the reviewer reports a change."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from editorial.desktop.actions.messages import Moment
from editorial.desktop.reviewing.reloading import Reloaded, Views
from editorial.desktop.reviewing.reviewer import Reviewer
from editorial.desktop.reviewing.selection import OccurrenceSelection
from editorial.desktop.shell.articles import Articles
from editorial.desktop.shell.library_choice import library_title, window_title
from editorial.desktop.shell.panes import Panes
from editorial.desktop.shell.status_line import StatusLine
from editorial.desktop.widgets.plain import set_title
from editorial.desktop.wording.findings import one_line
from editorial.domain.library import QueueRow
from editorial.domain.taking import Taking
from editorial.review.outline import Item, OutlineChange
from editorial.review.session import Outcome, Session


class PaneUpdates(QObject):
    """Shows what was opened, focused and decided in queue, page and findings; sets the title of the window."""

    def __init__(
        self,
        window: QWidget,
        panes: Panes,
        status: StatusLine,
        reviewer: Reviewer,
        occurrences: OccurrenceSelection,
        articles: Articles,
    ) -> None:
        super().__init__(window)
        self._window, self._panes, self._status = window, panes, status
        self._reviewer, self._occurrences, self._articles = reviewer, occurrences, articles
        self._library = library_title(reviewer.desk.file)
        self._shown: str | None = None
        self._focus: str | None = None
        reviewer.opened.connect(self._opened)
        reviewer.closed.connect(self._closed)
        reviewer.changed.connect(self._changed)
        reviewer.focused.connect(self._focused)
        panes.view.selection_changed.connect(self._selected)
        occurrences.changed.connect(lambda: panes.findings.set_ticks(occurrences.ticks))

    def queue_changed(self) -> None:
        """Open an article if none is open yet; show the empty page if the queue has none."""
        panes, session = self._panes, self._reviewer.session
        if not panes.queue.model.total and not panes.queue.reading:
            panes.page.setCurrentWidget(panes.empty)
            panes.empty.setFocus(Qt.FocusReason.OtherFocusReason)
        elif session is None:
            self._articles.open_any()
        else:
            self._show_row(session.article_id)

    def _show_row(self, article_id: str) -> None:
        """Show beside the article what its row in the queue says."""
        row = self._row(article_id)
        self._panes.export_notice.show_row(row)
        self._panes.findings.show_occurrences_left(row.undecided if row is not None else 0)

    def _row(self, article_id: str) -> QueueRow | None:
        queue = self._panes.queue
        if not queue.reading:
            return queue.model.row(article_id)
        return next(iter(self._reviewer.desk.queue_rows([article_id])), None)

    def _opened(self, session: Session, reloaded: Reloaded | None) -> None:
        panes, record = self._panes, session.record
        first = panes.page.currentWidget() is not panes.view
        panes.page.setCurrentWidget(panes.view)
        set_title(self._window, window_title(self._library, record.article.title))
        panes.queue.show_open(session.article_id)
        self._show_row(session.article_id)
        panes.set_text_to_search(record.article.text)
        item = self._reviewer.item
        if session.article_id != self._shown:  # lest a filter that nobody remembers hides what is here
            panes.findings.clear_filter()
        panes.findings.store_ticks(self._occurrences.ticks)
        if reloaded is not None:
            panes.findings.show_reloaded(reloaded.views.rows, reloaded.views.words)
        elif self._reviewer.outline is not None:
            panes.findings.show_outline(self._reviewer.outline, focus=item.key if item else None)
        another, self._shown = session.article_id != self._shown, session.article_id
        if another:
            panes.messages.pass_moment(Moment.LEFT)
        if first or (another and not panes.queue.isAncestorOf(self._window.focusWidget() or panes.view)):
            panes.view.setFocus()  # Qt would begin in the queue's filter, where the review keys are letters

    def _closed(self) -> None:
        """Show that no article is open."""
        panes = self._panes
        self._shown = None
        set_title(self._window, window_title(self._library))
        panes.queue.show_open(None)
        panes.export_notice.show_row(None)
        panes.set_text_to_search("")
        panes.findings.clear()
        panes.findings.show_occurrences_left(0)

    def _focused(self, item: Item | None) -> None:
        key = item.key if item is not None else None
        if key != self._focus:
            self._focus = key
            self._panes.messages.pass_moment(Moment.MOVED)
        self._panes.findings.store_ticks(self._occurrences.ticks)
        self._panes.findings.set_focus(item.key if item else None)

    def _selected(self) -> None:
        view, session = self._panes.view, self._reviewer.session
        span = view.taken_span(Taking.NAME) if session is not None else None
        words = one_line(span.of(session.record.article.text)) if span is not None and session is not None else ""
        self._status.show_selection(words, exact=view.exact)

    def _changed(self, outcome: Outcome, change: OutlineChange | Views | None) -> None:
        if outcome.decision is not None:
            self._panes.messages.pass_moment(Moment.DECIDED)
        findings, outline = self._panes.findings, self._reviewer.outline
        findings.store_ticks(self._occurrences.ticks)
        if isinstance(change, Views):
            findings.show_list(change.rows, change.words)
        elif outline is not None:
            findings.update_list(outline, change)
        if outline is not None and not self._reviewer.going_on:  # else the card is shown for the next focus
            findings.show_card()
            self._status.show_focus(self._reviewer.item)
