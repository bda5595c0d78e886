"""Base of the dialogs: Enter presses the main button."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QWidget

from editorial.desktop.widgets.parts import is_enter


class Dialog(QDialog):
    """Dialog with one main button, which Enter presses wherever the focus is, except on another button.

    Qt's own way, automatic defaults, makes the button that was focused last the default. Holding Enter down presses
    nothing, so that the key that opened a dialog does not accept it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._main: QPushButton | None = None

    def set_main(self, button: QPushButton) -> None:
        """Make a button the main one."""
        self._main = button
        for one in self.findChildren(QPushButton):
            one.setAutoDefault(False)
            one.setDefault(one is button)

    def showEvent(self, event: QShowEvent) -> None:
        """Mark the main button, also among buttons added later; let Tab follow the platform's order of the buttons."""
        if self._main is not None:
            self.set_main(self._main)
        for box in self.findChildren(QDialogButtonBox):
            box.adjustSize()
            for one, following in pairwise(sorted(box.buttons(), key=lambda made: made.x())):
                self.setTabOrder(one, following)
        super().showEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the focused button with Enter, or else the main button; leave other keys to Qt."""
        if not is_enter(event):
            super().keyPressEvent(event)
            return
        focus = self.focusWidget()
        button = focus if isinstance(focus, QPushButton) else self._main
        if button is not None and button.isVisible() and not event.isAutoRepeat():
            button.click()


def button(words: str, then: Callable[[], object]) -> QPushButton:
    """Return a button that calls `then`; & marks its mnemonic."""
    made = QPushButton(words)
    made.clicked.connect(lambda _checked: then())
    return made
