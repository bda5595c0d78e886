"""Going from article to article, and having one read again by the software."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from editorial.desktop.reviewing.reloading import Reload, Reloaded, ViewState
from editorial.desktop.widgets.background import Background
from editorial.desktop.widgets.messages import Message, Tone
from editorial.domain.article import State
from editorial.domain.errors import EditorialError
from editorial.jobs.progress import Cancelled
from editorial.jobs.runner import Handle
from editorial.review.session import Session

if TYPE_CHECKING:
    from editorial.desktop.dialogs.find_all import FindAllDialog
    from editorial.desktop.shell.window import Window


class Articles:
    """Opens articles; the place in the one that is left is remembered."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._background = Background(window)
        self._reading: Handle | None = None
        self._wanted: ViewState | None = None
        self.actions: dict[str, Callable[[], object]] = {
            "next_article": lambda: self._step(1),
            "previous_article": lambda: self._step(-1),
            "suggest": self._suggest,
            "find_all": self._find_all,
        }

    @property
    def current(self) -> str | None:
        """Return the id of the article that lies open."""
        session = self._window.reviewer.session
        return session.article_id if session is not None else None

    def open(self, article_id: str) -> None:
        """Open an article; one that still waits for the software goes before all others."""
        window = self._window
        window.places.leave(window.reviewer, window.view)
        window.reviewer.open(article_id)
        window.places.resume(window.reviewer, window.view)
        session = window.reviewer.session
        state = session.record.standing.state if session is not None else None
        if state is State.NEW:
            window.work.prepare(article_id)
        elif state is State.SUGGESTED and "work" in window.__dict__:  # not before the first picture
            window.work.freshen(article_id)

    def read_again(self, article_id: str) -> bool:
        """Show before long what something else changed in the article that lies open; return whether it did."""
        session = self._window.reviewer.session
        if session is None or session.article_id != article_id or not session.behind:
            return False
        if self._reading is not None:
            self._reading.cancel()
        self._wanted = self._view_state(session)
        self._reading = self._background.start(
            Reload(self._wanted), progress=lambda _: None, done=self._take_again, failed=self._failed
        )
        return True

    @property
    def reading(self) -> bool:
        """Return whether the open article is being read again."""
        return self._wanted is not None

    def _view_state(self, session: Session) -> ViewState:
        window = self._window
        shown, visibility = window.reviewer.shown, window.article.visibility
        return ViewState(session, window.view.paragraphs, shown, visibility, window.findings.filter)

    def _take_again(self, again: Reloaded) -> None:
        """Show the article as it was read again where the editor is in it, unless it is shown otherwise by now."""
        window, session = self._window, self._window.reviewer.session
        if again.state is not self._wanted:
            return
        self._wanted = None
        if session is None:
            return
        if self._view_state(session) != again.state:
            self.read_again(session.article_id)
            return
        place = window.view.scroll_position()
        window.reviewer.show_reloaded(again)
        window.view.restore_scroll(place)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            return  # for the sake of the next reading
        self._wanted = None
        if not isinstance(error, EditorialError):
            raise error
        self._window.messages.say(Message(str(error), Tone.ERROR))

    def open_next(self) -> None:
        """Open the next article that is still to be done; say so if none is left."""
        self._window.queueing.flush()
        following = self._window.queue.next_open(self.current)
        if following is not None:
            self.open(following)
        else:
            hidden = self._window.queue.model.total - len(self._window.queue.model.rows)
            where = " that the filter shows" if hidden else ""
            self._window.messages.say(Message(f"All articles{where} are done: [[export]] exports what is verified"))

    def _step(self, step: int) -> None:
        neighbour = self._window.queue.neighbour(self.current, step)
        if neighbour is None:
            words = "This is the last article" if step > 0 else "This is the first article"
            self._window.messages.say(Message(words, Tone.HINT))
        else:
            self.open(neighbour)

    def _suggest(self) -> None:
        if self.current is not None:
            self._window.work.find_again(self.current)

    def _find_all(self) -> None:
        """Search the texts of all articles, for the words selected or what was searched for before."""
        window, session = self._window, self._window.reviewer.session
        selected = window.view.selected_span()
        self._finder.start(selected.of(session.record.article.text) if selected and session else "")

    @cached_property
    def _finder(self) -> FindAllDialog:
        from editorial.desktop.dialogs.find_all import FindAllDialog  # noqa: PLC0415 - rarely wanted at once

        finder = FindAllDialog(self._window.desk, self._window.themes, self._window)
        finder.open_requested.connect(self._open_found)
        finder.message_posted.connect(self._window.messages.say)
        return finder

    def _open_found(self, article_id: str, words: str) -> None:
        """Open an article at the first place of the words."""
        self.open(article_id)
        self._window.find_bar.show_words(words)
        self._window.activateWindow()
        self._window.view.setFocus()

    def close(self) -> None:
        """End what still searches or reads."""
        self._background.close()
        if "_finder" in self.__dict__:
            self._finder.close()
