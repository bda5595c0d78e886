"""An editor at the real window: presses keys, clicks, looks. For tests with Qt."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from editorial.desktop.shell.window import Window
from editorial.domain.article import State
from editorial.domain.record import Record
from editorial.domain.resources import seeds_folder

SEED = seeds_folder() / "000_d98b2c6786ce758e.txt"
LONG = 60_000  # milliseconds; only a failing test waits that long


class Editor:
    """What an editor can do: press keys, click, look."""

    def __init__(self, qtbot: QtBot, window: Window) -> None:
        self.bot, self.window = qtbot, window

    def press(self, *keys: str) -> None:
        """Press keys one after the other, wherever the focus is."""
        for key in keys:
            target = QApplication.focusWidget() or self.window
            self.bot.keySequence(target, QKeySequence(key))

    def type(self, words: str) -> None:
        """Type into whatever has the focus."""
        target = QApplication.focusWidget()
        assert target is not None
        self.bot.keyClicks(target, words)

    def click(self, widget: QWidget) -> None:
        """Click the middle of a widget."""
        self.bot.mouseClick(widget, Qt.MouseButton.LeftButton)

    def bring(self, *paths: Path) -> None:
        """Import files and wait until the software has read them."""
        self.window.work.import_paths(paths)
        self.bot.waitUntil(self.is_ready, timeout=LONG)

    def add(self, record: Record) -> None:
        """Put an article into the library, and have the window notice."""
        self.window.desk.library.add(record)
        self.window.refresher.later(record.article.id)
        self.window.refresher.flush()

    def is_ready(self) -> bool:
        """Return whether articles are there and none waits for the software."""
        QApplication.sendPostedEvents()  # what a job told last may have an article read again
        rows = self.window.desk.queue()
        waiting = any(row.state is State.NEW and row.problem is None for row in rows)
        return bool(rows) and not waiting and self.window.background.idle and not self.window.reloader.reading

    def open(self, title: str) -> None:
        """Open the article whose title holds these words, and put the focus on the page."""
        row = next(row for row in self.window.desk.queue() if title in row.title)
        self.window.articles.open(row.id)
        self.window.view.setFocus()

    @property
    def record(self) -> Record:
        """Return the open article's record."""
        return self.window.reviewer.record

    def dialog(self, title: str) -> Any:
        """Return the open window of that title."""
        return next(w for w in QApplication.topLevelWidgets() if w.isVisible() and w.windowTitle() == title)

    def said(self) -> str:
        """Return what the message bar says."""
        return self.window.messages.words.text()
