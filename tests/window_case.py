"""The real window on a library with some articles in every state."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from editor_at_work import Editor
from library_case import fill
from pytestqt.qtbot import QtBot

from editorial.desktop.shell.window import Window
from editorial.desktop.theme import Choice, Themes
from editorial.review.desk import Desk


@contextmanager
def opened(qtbot: QtBot, path: Path) -> Iterator[Editor]:
    """Open the window on the library at `path`, and close both at the end."""
    desk = Desk.at(path)
    if not desk.queue():
        fill(desk)
    window = Window(desk, Themes(Choice.LIGHT))
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    window.start()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    try:
        yield Editor(qtbot, window)
    finally:
        window.close()
        desk.library.close()
