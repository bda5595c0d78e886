"""Base of the choosers: a frame inside the window that takes the keyboard focus and returns it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget
from shiboken6 import isValid

from editorial.desktop.choosers.placement import place
from editorial.desktop.theme import GAP, PAD, ROOM, Theme
from editorial.desktop.widgets.occurrence_list import OccurrenceList
from editorial.desktop.widgets.plain import Label

WIDTH = 400
"""Preferred width of a chooser, in pixels."""

About: TypeAlias = Callable[[], Sequence[QRect]]
_FIRST_LETTER, _LAST_LETTER = Qt.Key.Key_A, Qt.Key.Key_Z
_ALT = Qt.KeyboardModifier.AltModifier


def _about_nothing() -> Sequence[QRect]:
    return ()


def _takes_tab(control: QWidget) -> bool:
    tab = bool(control.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return tab and control.isVisible() and control.isEnabled() and control.focusProxy() is None


class Chooser(QFrame):
    """Frame that asks one question; it emits either `accepted` or `dismissed`, once.

    While it is open, no key is a shortcut of the window, except Alt and a letter, which opens a menu or focuses one of
    its controls; Tab goes round its controls. A click outside and an action of the window dismiss it.
    """

    accepted = Signal(object)
    """The question was answered: the answer."""

    dismissed = Signal()
    """The chooser was closed without an answer."""

    def __init__(self, host: QWidget, theme: Theme, title: str) -> None:
        super().__init__(host)
        self.theme = theme
        self._host = host
        self._before: QWidget | None = None
        self._about: About = _about_nothing
        self._done = False
        self.setAccessibleName(title)
        self.setAutoFillBackground(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.title = Label(title, self, wrap=True)
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        self.parts = QVBoxLayout(self)
        self.parts.setContentsMargins(PAD + GAP, PAD, PAD + GAP, PAD + GAP)
        self.parts.setSpacing(GAP + 2)
        self.parts.addWidget(self.title)
        self.hide()

    @property
    def _app(self) -> QApplication:
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            raise RuntimeError("there is no application to open a chooser in")
        return app

    @property
    def first(self) -> QWidget:
        """Return the control that is focused when the chooser opens."""
        raise NotImplementedError

    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self.theme = theme
        for one in self.findChildren(OccurrenceList):
            one.set_theme(theme)
        self.update()

    def watch(self, *controls: QWidget) -> None:
        """Handle the keys of these controls in the chooser before they are shortcuts of the window."""
        for control in controls:
            control.installEventFilter(self)

    def open_at(self, about: About = _about_nothing) -> None:
        """Open beside what the question is about: rectangles in the host's coordinates, each within the one before.

        `about` is called again when the host was resized. Without a rectangle, open in the host's upper middle.
        """
        self._before = QApplication.focusWidget()
        self._about = about
        self._settle()
        self.show()
        self.raise_()
        self.first.setFocus(Qt.FocusReason.PopupFocusReason)
        self._host.installEventFilter(self)
        self._app.focusChanged.connect(self._focus_moved)

    def _settle(self) -> None:
        """Set the geometry so that the whole chooser is visible and does not cover what it is about."""
        room = self._host.rect().adjusted(ROOM, ROOM, -ROOM, -ROOM)
        self.setGeometry(place(self._about(), room, WIDTH, self._height_for))

    def _height_for(self, width: int) -> int:
        return self.parts.totalHeightForWidth(width) if self.parts.hasHeightForWidth() else self.sizeHint().height()

    def accept(self, answer: object) -> None:
        """Close and emit `accepted`, unless already closed; the keyboard focus returns to where it was."""
        if not self._done:
            self._close()
            self._give_back()
            self.accepted.emit(answer)

    def dismiss(self) -> None:
        """Close and emit `dismissed`, unless already closed; the keyboard focus returns to where it was."""
        if not self._done:
            self._close()
            self._give_back()
            self.dismissed.emit()

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and not self._done and not self._is_mine(new):
            self._close()
            self.dismissed.emit()

    def _is_mine(self, widget: QWidget) -> bool:
        parent: QObject | None = widget
        while parent is not None and parent is not self:
            parent = parent.parent()  # a menu or the list of a combo box is a separate window
        return parent is self

    def _close(self) -> None:
        self._done = True
        self._app.focusChanged.disconnect(self._focus_moved)
        self._host.removeEventFilter(self)
        self.deleteLater()

    def _give_back(self) -> None:
        before = self._before
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Handle the chooser's keys before the window's shortcuts; follow the size of the window."""
        if event.type() is QEvent.Type.Resize and watched is self._host and not self._done:
            QTimer.singleShot(0, self, self._settle)  # once the panes have their new sizes
        if isinstance(event, QKeyEvent):
            if event.type() is QEvent.Type.ShortcutOverride and self._owns(event):
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress:
                return self.key_pressed(event)
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Handle a key that a control left alone before it is a shortcut of the window."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._owns(event):
            event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, forwards: bool) -> bool:  # noqa: FBT001 - Qt's own signature
        """Move the focus round the chooser's own controls, so that Tab does not leave it and dismiss it."""
        start = QApplication.focusWidget() or self
        control = start.nextInFocusChain() if forwards else start.previousInFocusChain()
        while control is not None and control is not start:
            if self._is_mine(control) and _takes_tab(control):
                control.setFocus(Qt.FocusReason.TabFocusReason if forwards else Qt.FocusReason.BacktabFocusReason)
                break
            control = control.nextInFocusChain() if forwards else control.previousInFocusChain()
        return True

    @staticmethod
    def _owns(event: QKeyEvent) -> bool:
        return not (event.modifiers() == _ALT and _FIRST_LETTER <= event.key() <= _LAST_LETTER)

    def key_pressed(self, event: QKeyEvent) -> bool:
        """Handle a key before the focused control does; return whether it was handled. Esc dismisses."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
            return True
        return False

    def hideEvent(self, event: QHideEvent) -> None:
        """Dismiss the chooser if the window is hidden."""
        super().hideEvent(event)
        if not self._done and not self._host.isVisible():
            self.dismiss()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a frame that is distinct from what is below."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(QPen(self.theme.color("muted_ink"), 1))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.fillRect(QRect(0, 0, self.width(), 3), self.theme.color("focus_ring"))
        painter.end()
