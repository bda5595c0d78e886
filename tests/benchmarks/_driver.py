"""The real window with a library of its own, driven by real keys and clicks."""

from __future__ import annotations

import json
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QEventLoop, QPoint, QRect, Qt
from PySide6.QtGui import QKeySequence, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from editorial.desktop.shell.window import Window
from editorial.desktop.theme import Choice, Themes, apply
from editorial.domain.article import State
from editorial.domain.record import Record
from editorial.domain.text import Span
from editorial.review.desk import Desk

PATIENCE = 120.0
"""Seconds after which something that is waited for is taken never to come."""


def application() -> QApplication:
    """Return the one Qt application of the process."""
    app = QApplication.instance() or QApplication(["editorial"])
    assert isinstance(app, QApplication)
    app.setApplicationName("Editorial")
    return app


def settle() -> None:
    """Let everything be painted that waits for it."""
    QApplication.processEvents()
    QApplication.sendPostedEvents()
    QApplication.processEvents()


class Driver:
    """What hands can do at the window."""

    def __init__(self, window: Window) -> None:
        self.window = window

    @property
    def record(self) -> Record:
        """Return the open article's record."""
        return self.window.reviewer.record

    def settle(self) -> None:
        """Let the window do what it has put off, and be painted."""
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def wait(self, until: Callable[[], bool], seconds: float = PATIENCE) -> None:
        """Let the window run until something holds. Raises TimeoutError."""
        end = time.monotonic() + seconds
        while not until():
            if time.monotonic() > end:
                raise TimeoutError(f"waited {seconds:.0f} s in vain")
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            time.sleep(0.001)

    def target(self) -> QWidget:
        """Return the widget that keys go to."""
        return QApplication.focusWidget() or self.window

    def press(self, *keys: str) -> None:
        """Press keys one after the other, wherever the focus is."""
        for key in keys:
            QTest.keySequence(self.target(), QKeySequence(key))
            QApplication.processEvents()

    def type(self, words: str) -> None:
        """Type into whatever has the focus."""
        QTest.keyClicks(self.target(), words)
        QApplication.processEvents()

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Click a widget, in its middle unless told where."""
        place = at if at is not None else widget.rect().center()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        QApplication.processEvents()

    def double_click(self, span: Span) -> None:
        """Double-click the first word of a stretch of the article."""
        view = self.window.view
        place = self.place_of(span.start) + QPoint(4, 0)
        pane = view.viewport()
        QTest.mouseClick(pane, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        QTest.mouseDClick(pane, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        QApplication.processEvents()

    def place_of(self, offset: int) -> QPoint:
        """Return where in the page's window a code point stands."""
        return self._rect_of(offset).center()

    def _rect_of(self, offset: int) -> QRect:
        view = self.window.view
        cursor = QTextCursor(view.document())
        cursor.setPosition(view._page.offsets.to_utf16(offset))
        return view.cursorRect(cursor)

    def in_sight(self, span: Span) -> bool:
        """Return whether a stretch of the article can be seen without scrolling."""
        seen = self.window.view.viewport().rect()
        return seen.contains(self._rect_of(span.start)) and seen.contains(self._rect_of(span.end))

    def caret(self) -> int:
        """Return where the caret is, in code points."""
        view = self.window.view
        return view._page.offsets.to_code_point(view.textCursor().position())

    def export(self, path: Path) -> dict[str, Any]:
        """Export the open article through the export window and return what was written."""
        self.press("Ctrl+E")
        dialog = self.dialog("Export")
        dialog.choose([self.record.article.id])
        dialog.path.setFocus()
        dialog.path.selectAll()
        self.type(str(path))  # what is typed chooses the format, what is set does not
        self.click(dialog.go)
        self.wait(lambda: path.exists() and self.window.background.idle)
        (line,) = path.read_text(encoding="utf-8").splitlines()
        written: dict[str, Any] = json.loads(line)
        return written

    def bring(self, *paths: Path) -> None:
        """Import files and wait until the software has read them."""
        self.window.work.import_paths(paths)
        self.wait(self.is_ready)

    def add(self, record: Record) -> None:
        """Put an article into the library, and have the window notice."""
        self.window.desk.library.add(record)
        self.window.refresher.later(record.article.id)
        self.window.refresher.flush()

    def is_ready(self) -> bool:
        """Return whether articles are there and none waits for the software."""
        rows = self.window.desk.queue()
        waiting = any(row.state is State.NEW and row.problem is None for row in rows)
        return bool(rows) and not waiting and self.window.background.idle

    def open(self, title: str) -> None:
        """Open the article whose title holds these words, and put the focus on the page."""
        self.open_id(next(row.id for row in self.window.desk.queue() if title in row.title))

    def open_id(self, article_id: str) -> None:
        """Open an article, and put the focus on the page."""
        self.window.articles.open(article_id)
        self.window.view.setFocus()
        self.settle()

    def dialog(self, title: str) -> Any:
        """Return the open window of that title."""
        return next(w for w in QApplication.topLevelWidgets() if w.isVisible() and w.windowTitle().startswith(title))


@contextmanager
def opened(
    fill: Callable[[Desk], object] | None = None, choice: Choice = Choice.LIGHT, size: tuple[int, int] = (1280, 800)
) -> Iterator[Driver]:
    """Open the window on a library that is thrown away afterwards; `fill` puts articles into it first."""
    app = application()
    with tempfile.TemporaryDirectory(prefix="editorial-bench-", ignore_cleanup_errors=True) as folder:
        desk = Desk.at(Path(folder) / "library.db")
        with desk.library:
            desk.set_user("Desk")
            if fill is not None:
                fill(desk)
            themes = Themes(choice)
            apply(app, themes.current)
            window = Window(desk, themes)
            window.resize(*size)
            window.show()
            window.start()
            window.activateWindow()
            driver = Driver(window)
            driver.wait(window.isActiveWindow)
            driver.settle()
            try:
                yield driver
            finally:
                window.close()
                window.deleteLater()
                driver.settle()
