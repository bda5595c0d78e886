"""Return of the focus from the menu bar."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QMenuBar, QWidget


class MenuFocus(QObject):
    """Moves the focus to `home` after an action of the menu bar that left it in the bar, or nowhere.

    That is how Qt leaves it when one menu was closed with Esc and the next opened from there.
    """

    def __init__(self, bar: QMenuBar, home: QWidget) -> None:
        super().__init__(bar)
        self._bar, self._home = bar, home
        bar.triggered.connect(lambda: QTimer.singleShot(0, self, self._give_back))

    def _give_back(self) -> None:
        if self._bar.window().focusWidget() in {None, self._bar}:
            self._home.setFocus()
