"""Return of the focus from the menu bar."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMenuBar, QWidget


class MenuFocus(QObject):
    """Moves the focus to `home` after an action of the menu bar that left it in the bar, or nowhere; and after Esc.

    That is how Qt leaves it when one menu was closed with Esc and the next opened from there.
    """

    def __init__(self, bar: QMenuBar, home: QWidget) -> None:
        super().__init__(bar)
        self._bar, self._home = bar, home
        bar.triggered.connect(lambda: QTimer.singleShot(0, self, self._give_back))
        bar.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at the bar after each Esc that it gets, and after no other key: Shift begins a key of the review."""
        pressed = watched is self._bar and event.type() is QEvent.Type.KeyPress
        if pressed and cast(QKeyEvent, event).key() == Qt.Key.Key_Escape:
            QTimer.singleShot(0, self, self._give_back_if_left)
        return super().eventFilter(watched, event)

    def _give_back_if_left(self) -> None:
        """Move the focus away from a bar in which no menu is chosen any more."""
        if self._bar.activeAction() is None and QApplication.activePopupWidget() is None:
            self._give_back()

    def _give_back(self) -> None:
        if self._bar.window().focusWidget() in {None, self._bar}:
            self._home.setFocus()
