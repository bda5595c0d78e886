"""What another window or the command line changes in the same library, shown here when the editor comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QWindow

from editorial.desktop.widgets.messages import Message, Tone
from editorial.domain.errors import EditorialError

if TYPE_CHECKING:
    from editorial.desktop.shell.window import Window


class Elsewhere(QObject):
    """Looks at the library when its window gets the focus and when a job ends here; else it reads nothing again.

    A decision made here never makes it read: the library tells what others wrote from what this process did.
    """

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._behind = False
        self._closed = False
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._focus_moved)

    def close(self) -> None:
        """Look no more: the window is being closed."""
        self._closed = True

    def _focus_moved(self, focused: QWindow | None) -> None:
        if not self._closed and focused is not None and focused is self._window.windowHandle():
            self.look()

    def look(self) -> None:
        """Take in what others changed since the last look: the queue's rows, the newsroom's list, the open article."""
        try:
            self._behind = self._window.desk.changed_elsewhere() or self._behind
            if self._behind:
                self._take_in()
        except EditorialError as error:
            self._window.messages.say(Message(str(error), Tone.ERROR))

    def _take_in(self) -> None:
        window = self._window
        window.queue.update_rows(window.desk.queue())
        window.refresh_words()
        session = window.reviewer.session
        if session is not None and window.articles.read_again(session.article_id):
            window.messages.say(Message("This article was changed elsewhere: here it is as it stands now"))
        window.open_article.queue_changed()
        self._behind = False
