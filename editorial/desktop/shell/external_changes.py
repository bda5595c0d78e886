"""Showing what another window or the command line changed in the same library."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QWidget

from editorial.desktop.actions.messages import Message, Post, Tone
from editorial.desktop.queue.panel import QueuePanel
from editorial.desktop.reviewing.reviewer import cannot_save
from editorial.desktop.shell.article_reloader import ArticleReloader
from editorial.domain.errors import EditorialError, MovedError, ReplacedError
from editorial.review.desk import Desk


class ExternalChanges(QObject):
    """Checks the library when the window gets the focus and when a job has ended.

    Decisions made in this process cause no reading: the library tells them from those of others. `shown` is emitted
    after something was read again.
    """

    shown = Signal()
    deleted = Signal(object)
    """Articles are no longer in the library: their ids."""

    def __init__(
        self,
        window: QWidget,
        desk: Desk,
        queue: QueuePanel,
        reloader: ArticleReloader,
        refresh_words: Callable[[], None],
        post: Post,
    ) -> None:
        super().__init__(window)
        self._window, self._desk, self._queue, self._reloader = window, desk, queue, reloader
        self._refresh_words, self._post = refresh_words, post
        self._behind = False
        self._closed = False
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._focus_moved)

    def close(self) -> None:
        """Check no more: the window is being closed."""
        self._closed = True

    def _focus_moved(self, focused: QWindow | None) -> None:
        if not self._closed and focused is not None and focused is self._window.windowHandle():
            self.check()

    def check(self) -> None:
        """Read again what others changed since the last check: the queue, the newsroom's list, the open article."""
        try:
            self._behind = self._desk.changed_elsewhere() or self._behind
            if self._behind:
                self._read()
        except ReplacedError as error:
            self._post(Message(str(error), Tone.ERROR))
        except MovedError as error:
            self._post(cannot_save(str(error)))
        except EditorialError as error:
            self._post(Message(str(error), Tone.ERROR))

    def _read(self) -> None:
        rows = self._desk.queue()
        self._leave_deleted({row.id for row in self._queue.model.all_rows} - {row.id for row in rows})
        self._queue.update_rows(rows)
        self._refresh_words()
        session = self._desk.session
        if session is not None:
            self._reloader.reload(session.article_id)
        self.shown.emit()
        self._behind = False

    def _leave_deleted(self, gone: set[str]) -> None:
        if not gone:
            return
        session = self._desk.session
        self.deleted.emit(gone)
        if session is not None and session.article_id in gone:
            self._post(Message(f"“{session.record.article.title}” was deleted elsewhere", Tone.HINT))
