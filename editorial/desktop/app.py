"""Starts the window on a library."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from editorial.desktop.shell.window import Window
from editorial.desktop.theme import Choice, Themes, apply
from editorial.domain.errors import EditorialError
from editorial.domain.settings import Setting
from editorial.review.desk import Desk


def run(database: Path, paths: Sequence[Path] = ()) -> int:
    """Open the window on the library at `database`, import `paths`, and run until it is closed.

    Returns the exit status: 0, or 1 if the library cannot be opened (which is said in words).
    """
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(app, QApplication):
        raise TypeError("another kind of Qt application runs already")
    app.setApplicationName("Editorial")
    app.setApplicationDisplayName("Editorial")
    app.setDesktopFileName("editorial")
    try:
        desk = Desk.at(database)
    except EditorialError as error:
        print(f"editorial: {error}", file=sys.stderr)  # noqa: T201 - the terminal is where this is read
        box = cannot_open(str(error))
        QTimer.singleShot(60_000, box, box.accept)
        box.exec()
        return 1
    with desk:
        themes = Themes(Choice(desk.setting(Setting.THEME, Choice.SYSTEM.value)))
        apply(app, themes.current)
        window = Window(desk, themes)
        window.show()
        QTimer.singleShot(0, window, window.start)
        if paths:
            QTimer.singleShot(0, window, lambda: window.work.import_paths(paths))
        return app.exec()


def cannot_open(words: str) -> QMessageBox:
    """Return the box that says why there is no window, for those who started it from a menu."""
    return QMessageBox(QMessageBox.Icon.Critical, "Editorial", words)
