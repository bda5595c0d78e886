"""Keeps the keys of the review from acting where an editor does not mean the article."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QElapsedTimer, QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QDialog, QTextEdit, QWidget

from editorial.desktop.widgets.parts import ENTER, is_enter

OPEN_A_BOX = tuple(QKeyCombination(Qt.KeyboardModifier.AltModifier, key) for key in (Qt.Key.Key_Down, Qt.Key.Key_Up))
"""Keys that open a combo box on most systems."""
FIELDS = ("QLineEdit", "QPlainTextEdit", "QAbstractSpinBox")
"""Widgets that text is entered in; named, because importing them all would delay the start."""
_PRESS, _OVERRIDE = QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride


def is_field(widget: object) -> bool:
    """Return whether keys pressed in the widget enter text."""
    if isinstance(widget, QTextEdit):
        return not widget.isReadOnly()
    return isinstance(widget, QWidget) and any(map(widget.inherits, FIELDS)) and not widget.property("readOnly")


class KeyGuard(QObject):
    """Event filter of the window that lets review keys act only while the focus is in a review pane.

    Their shortcuts belong to the window, so Qt ignores them while a menu, a list of a combo box or another window is
    open. Inside the window, a key that the focused widget leaves alone reaches the window as a ShortcutOverride: unless
    the focus is in a review pane, and not in a text field there, the guard accepts it, and it is no shortcut.
    `is_review_key` returns whether a key belongs to an action of the review.

    Where a dialog gives way to the window after Enter was pressed in it, Enter does nothing for as long as a double
    click may take: a second Enter was meant for the dialog, and what is in focus now was not read yet.
    """

    def __init__(
        self, window: QWidget, panes: Sequence[QWidget], is_review_key: Callable[[QKeyEvent], bool], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._window, self._panes, self._is_review_key = window, tuple(panes), is_review_key
        self._activated: list[QWindow] = []
        self._entered, self._given_way = QElapsedTimer(), QElapsedTimer()
        app = QApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._window_activated)

    def install(self) -> None:
        """Look at every event of the window from now on."""
        self._window.installEventFilter(self)

    def add_pane(self, pane: QWidget) -> None:
        """Let review keys act while the focus is in another pane, too."""
        self._panes = (*self._panes, pane)

    def ignore_second_enter(self) -> None:
        """Let Enter do nothing for as long as a double click may take: it was pressed elsewhere just now."""
        self._given_way.restart()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Accept a ShortcutOverride that must be no shortcut; pass keys on to a dialog that is about to be active."""
        kind = event.type()  # every event of the window comes by here
        if (kind is not _PRESS and kind is not _OVERRIDE) or not isinstance(event, QKeyEvent):
            return False
        if watched is not self._window:
            if event.key() in ENTER:
                self._entered.restart()
            return False
        opening = self._opening()
        if kind is _PRESS:
            return opening is not None and _send_on(event, opening)
        if opening is not None or self._is_claimed(event) or self._is_second_enter(event):
            event.accept()
            return True
        return False

    def _is_claimed(self, event: QKeyEvent) -> bool:
        focus = QApplication.focusWidget()
        if focus is not None and focus.inherits("QComboBox") and event.keyCombination() in OPEN_A_BOX:
            return True
        reviewing = any(pane is focus or (focus is not None and pane.isAncestorOf(focus)) for pane in self._panes)
        return (not reviewing or is_field(focus)) and self._is_review_key(event)

    def _is_second_enter(self, event: QKeyEvent) -> bool:
        return is_enter(event) and _is_recent(self._given_way)

    def _opening(self) -> QDialog | None:
        """Return a dialog that was shown, but that the window system has not made active yet."""
        shown = [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]
        handles = [one.windowHandle() for one in shown]
        self._activated = [one for one in self._activated if one in handles]
        return next((one for one in shown if self._is_mine(one) and one.windowHandle() not in self._activated), None)

    def _is_mine(self, dialog: QDialog) -> bool:
        parent = dialog.parentWidget()
        return parent is not None and parent.window() is self._window

    def _window_activated(self, window: QWindow | None) -> None:
        if window is None:
            return
        self._activated.append(window)
        if window is not self._window.windowHandle():
            for one in (one for one in QApplication.topLevelWidgets() if one.windowHandle() is window):
                if isinstance(one, QDialog):
                    one.installEventFilter(self)
        elif _is_recent(self._entered):
            self.ignore_second_enter()


def _is_recent(timer: QElapsedTimer) -> bool:
    return timer.isValid() and not timer.hasExpired(QApplication.doubleClickInterval())


def _send_on(event: QKeyEvent, dialog: QDialog) -> bool:
    """Send a copy of a key event to a dialog, as if it were active already."""
    QApplication.sendEvent(dialog.focusWidget() or dialog, event.clone())
    return True
