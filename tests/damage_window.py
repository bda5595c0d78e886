"""The window on a library that may be damaged: every article opened, a key pressed, all articles searched."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path
from unittest.mock import patch

from damage_survey import Seen, uncaught
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from editorial.desktop.actions.ids import ActionId
from editorial.desktop.actions.messages import Message, Tone
from editorial.desktop.shell.message_bar import MessageBar
from editorial.desktop.shell.window import Window
from editorial.desktop.theme import Choice, Themes
from editorial.domain.errors import EditorialError
from editorial.review.desk import Desk

PATIENCE = 20.0
"""Seconds that work in the background may take."""


def look_in_window(path: Path, seen: Seen) -> None:
    """Open the window, go through all it shows, decide once in each article, and close it."""
    with seen.step("window"):
        desk = Desk.at(path)
        try:
            with uncaught(seen):
                _look(desk, seen)
        finally:
            with suppress(EditorialError):
                desk.close_library()


def _look(desk: Desk, seen: Seen) -> None:
    show = MessageBar.show_message

    def note(bar: MessageBar, message: Message) -> None:
        if message.tone is Tone.ERROR:
            seen.told.append(f"window: {message.words}")
        show(bar, message)

    with patch.object(MessageBar, "show_message", note):
        _go_through(Window(desk, Themes(Choice.LIGHT)))


def _go_through(window: Window) -> None:
    try:
        window.resize(1280, 800)
        window.show()
        window.start()
        _settle(window)
        for row in window.queue.model.all_rows:
            window.articles.open(row.id)
            _settle(window)
            window.bindings.actions[ActionId.CONFIRM].trigger()
            window.bindings.actions[ActionId.UNDO].trigger()
        window.bindings.actions[ActionId.FIND_ALL].trigger()
        _settle(window)
    finally:
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()


def _settle(window: Window) -> None:
    """Wait until nothing is done in the background."""
    end = time.monotonic() + PATIENCE
    QApplication.processEvents()
    while not window.background.idle and time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.005)
    QApplication.processEvents()
