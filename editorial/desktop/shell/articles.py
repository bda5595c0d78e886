"""Going from article to article."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from editorial.desktop.actions.handlers import Handlers
from editorial.desktop.actions.ids import ActionId
from editorial.desktop.actions.messages import Life, Message, Post, Tone
from editorial.desktop.article.view import ArticleView
from editorial.desktop.queue.panel import QueuePanel
from editorial.desktop.reviewing.reviewer import Reviewer
from editorial.desktop.shell.lazy import Lazy
from editorial.desktop.shell.queue_refresher import QueueRefresher
from editorial.desktop.shell.window_state import WindowState
from editorial.domain.article import State
from editorial.domain.library import QueueRow

if TYPE_CHECKING:
    from editorial.desktop.shell.library_work import LibraryWork

PAUSE = 200
"""Milliseconds that an article is open before its suggestions are looked at again: not if it is only passed."""


class Articles:
    """Opens articles; the position in the article that is left is remembered."""

    def __init__(
        self,
        reviewer: Reviewer,
        view: ArticleView,
        queue: QueuePanel,
        refresher: QueueRefresher,
        state: WindowState,
        work: Lazy[LibraryWork],
        post: Post,
    ) -> None:
        self._reviewer, self._view, self._state = reviewer, view, state
        self._queue, self._refresher = queue, refresher
        self._work, self._post = work, post
        self._stay = QTimer(view, singleShot=True, interval=PAUSE)
        self._stay.timeout.connect(self._refresh)
        self.actions: Handlers = {
            ActionId.NEXT_ARTICLE: lambda: self._step(1),
            ActionId.PREVIOUS_ARTICLE: lambda: self._step(-1),
            ActionId.SUGGEST: self._suggest,
        }

    @property
    def current(self) -> str | None:
        """Return the id of the open article, or None."""
        session = self._reviewer.session
        return session.article_id if session is not None else None

    def open(self, article_id: str) -> None:
        """Open an article; if it has no suggestions yet, they are made before those of all other articles."""
        self._stay.stop()
        self._state.leave_article(self._reviewer, self._view)
        self._reviewer.open(article_id)
        self._state.resume_article(self._reviewer, self._view)
        if self._state_of_open is State.NEW:
            self._work.get().prepare(article_id)
        elif self._state_of_open is State.SUGGESTED and self._work.made is not None:  # not before the first picture
            self._stay.start()

    @property
    def _state_of_open(self) -> State | None:
        session = self._reviewer.session
        return session.record.standing.state if session is not None else None

    def _refresh(self) -> None:
        """Bring the open article what decisions on others taught since, unless something was decided on it."""
        if self.current is not None and self._state_of_open is State.SUGGESTED:
            self._work.get().refresh(self.current)

    def close(self) -> None:
        """Begin nothing any more."""
        self._stay.stop()

    def open_next(self) -> None:
        """Open the next article that is not done; post a message if there is none."""
        self._refresher.flush()
        following = self._queue.next_open(self.current)
        if following is not None:
            self.open(following)
        else:
            hidden = self._queue.model.total - len(self._queue.model.rows)
            where = " that the filter shows" if hidden else ""
            words = f"All articles{where} are done: [[export]] exports what is verified"
            self._post(Message(words, life=Life.DECISION))

    def open_any(self) -> None:
        """Open the next article that is not done, or else the first of the queue, which must not be empty."""
        self.open(self._queue.next_open(None) or self._queue.model.all_rows[0].id)

    def leave_deleted(self, article_ids: Collection[str]) -> None:
        """Take deleted articles out of the queue; if the open one is among them, open the nearest that is left."""
        current = self.current
        following = self._queue.neighbour_left(current, article_ids) if current in article_ids and current else None
        if current in article_ids:
            self._reviewer.close()
        self._state.forget(article_ids)
        self._queue.remove(article_ids)
        if following is not None:
            self.open(following)
        elif current in article_ids:
            self._refresher.refreshed.emit()

    def show_restored(self, rows: Sequence[QueueRow], article_ids: Sequence[str]) -> None:
        """Show the rows of the queue with articles that came back, each in its place, and open the first of them."""
        self._queue.set_rows(rows)
        if article_ids:
            self.open(article_ids[0])

    def _step(self, step: int) -> None:
        neighbour = self._queue.neighbour(self.current, step)
        if neighbour is None:
            words = "This is the last article" if step > 0 else "This is the first article"
            self._post(Message(words, Tone.HINT, life=Life.FINDING))
        else:
            self.open(neighbour)

    def _suggest(self) -> None:
        if self.current is not None:
            self._work.get().find_again(self.current)
