"""Reloading the open article after something else changed it."""

from __future__ import annotations

from editorial.desktop.actions.messages import Life, Message, Post, Tone
from editorial.desktop.findings.panel import FindingsPanel
from editorial.desktop.reviewing.reloading import Reload, Reloaded, ViewState
from editorial.desktop.reviewing.reviewer import Reviewer
from editorial.desktop.shell.article_pane import ArticlePane
from editorial.desktop.widgets.background import Background
from editorial.domain.errors import EditorialError
from editorial.jobs.progress import Cancelled
from editorial.jobs.runner import Handle
from editorial.review.session import Session

CHANGED_ELSEWHERE = "This article was changed elsewhere: here it is as it stands now"


class ArticleReloader:
    """Reads the open article again on another thread, and shows it without moving the editor in the text."""

    def __init__(self, reviewer: Reviewer, article: ArticlePane, findings: FindingsPanel, post: Post) -> None:
        self._reviewer, self._article, self._findings, self._post = reviewer, article, findings, post
        self._background = Background(article)
        self._running: Handle | None = None
        self._wanted: ViewState | None = None
        self._own = False

    @property
    def reading(self) -> bool:
        """Return whether the open article is being read."""
        return self._wanted is not None

    def reload(self, article_id: str) -> bool:
        """Start to reload an article if it is the open one and was changed by something else; return whether it is."""
        self._own = False
        return self._start(article_id)

    def take_in(self, article_id: str) -> bool:
        """Do so after this window's own work changed the article, which reports what it did itself."""
        self._own = True
        return self._start(article_id)

    def _start(self, article_id: str) -> bool:
        session = self._reviewer.session
        if session is None or session.article_id != article_id or not session.behind:
            return False
        if self._running is not None:
            self._running.cancel()
        self._wanted = self._state(session)
        self._running = self._background.start(
            Reload(self._wanted), progress=lambda _: None, done=self._show, failed=self._failed
        )
        return True

    def state_to_change(self, session: Session) -> ViewState:
        """Return how an article is shown that is changed now: what is listed stays, as after any decision."""
        rows = self._findings.list.rows
        return self._state(session)._replace(kept=frozenset(rows.keys() if rows is not None else ()))

    def _state(self, session: Session) -> ViewState:
        return ViewState(
            session,
            self._article.view.paragraphs,
            self._reviewer.shown,
            self._article.visibility,
            self._findings.filter,
        )

    def _show(self, reloaded: Reloaded) -> None:
        """Show what was read; if the views or the article were changed meanwhile, reload again."""
        session = self._reviewer.session
        if reloaded.state is not self._wanted:
            return
        self._wanted = None
        if session is None:
            return
        if self._state(session) != reloaded.state or session.is_older(reloaded.loaded):
            self._start(session.article_id)
            return
        position = self._article.view.scroll_position()
        self._reviewer.show_reloaded(reloaded)
        self._article.view.restore_scroll(position)
        if reloaded.decided_elsewhere and not self._own:
            self._post(Message(CHANGED_ELSEWHERE, life=Life.ARTICLE))

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            return  # another reload was started
        self._wanted = None
        if not isinstance(error, EditorialError):
            raise error
        self._post(Message(str(error), Tone.ERROR))

    def close(self) -> None:
        """Stop reading."""
        self._background.close()
