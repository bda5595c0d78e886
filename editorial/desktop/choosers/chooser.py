"""What every chooser is: a frame inside the window that takes the keyboard and gives it back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QVBoxLayout, QWidget
from shiboken6 import isValid

from editorial.desktop.theme import GAP, PAD, ROOM, Theme

WIDTH = 400
"""How wide a chooser would like to be, in pixels."""

ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier | Qt.KeyboardModifier.AltModifier


class Chooser(QFrame):
    """Asks one thing. `accepted` carries the answer, `dismissed` says that there is none; one of them comes once.

    While it is open all plain keys, Enter and Esc are its own; a click elsewhere in the window leaves it.
    """

    accepted = Signal(object)
    dismissed = Signal()

    def __init__(self, host: QWidget, theme: Theme, title: str) -> None:
        super().__init__(host)
        self.theme = theme
        self._host = host
        self._before: QWidget | None = None
        self._near: QRect | None = None
        self._done = False
        self.setAccessibleName(title)
        self.setAutoFillBackground(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.title = QLabel(title, self)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)
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
        """Return the control that gets the keyboard when the chooser opens."""
        raise NotImplementedError

    def watch(self, *controls: QWidget) -> None:
        """Let the plain keys, Enter and Esc that reach these controls be the chooser's, not shortcuts of the window."""
        for control in controls:
            control.installEventFilter(self)

    def open_at(self, near: QRect | None = None) -> None:
        """Open beside a place of the host (in its coordinates), or in its upper middle."""
        self._before = QApplication.focusWidget()
        self._near = near
        self._settle()
        self.show()
        self.raise_()
        self.first.setFocus(Qt.FocusReason.PopupFocusReason)
        self._host.installEventFilter(self)
        self._app.focusChanged.connect(self._focus_moved)

    def _settle(self) -> None:
        """Find a place where all of the chooser is in sight."""
        room = self._host.rect().adjusted(ROOM, ROOM, -ROOM, -ROOM)
        width = min(WIDTH, room.width())
        wrapped = self.parts.hasHeightForWidth()
        height = self.parts.totalHeightForWidth(width) if wrapped else self.sizeHint().height()
        size = QSize(width, min(height, room.height()))
        if self._near is None:
            box = QRect(room.center().x() - width // 2, room.top() + room.height() // 6, size.width(), size.height())
        else:
            below = room.bottom() - self._near.bottom() >= size.height() + GAP
            top = self._near.bottom() + GAP if below else self._near.top() - GAP - size.height()
            box = QRect(self._near.left(), top, size.width(), size.height())
        box.moveLeft(max(room.left(), min(box.left(), room.right() - box.width() + 1)))
        box.moveTop(max(room.top(), min(box.top(), room.bottom() - box.height() + 1)))
        self.setGeometry(box)

    def accept(self, answer: object) -> None:
        """Give the answer, once, and close."""
        if not self._done:
            self._close()
            self._give_back()
            self.accepted.emit(answer)

    def dismiss(self) -> None:
        """Close without an answer; the keyboard goes back to where it was."""
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
            parent = parent.parent()  # a menu or the list of a combo box is a window of its own
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
        """Keep the keys that are the chooser's from the window's shortcuts, and stay in sight when it is resized."""
        if event.type() is QEvent.Type.Resize and watched is self._host and not self._done:
            self._settle()
        if isinstance(event, QKeyEvent):
            if event.type() is QEvent.Type.ShortcutOverride and self._owns(event):
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress:
                return self.key_pressed(event)
        return super().eventFilter(watched, event)

    def _owns(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in ENTER or key in {Qt.Key.Key_Escape, Qt.Key.Key_Space}:
            return True
        function = Qt.Key.Key_F1 <= key <= Qt.Key.Key_F35
        return not event.modifiers() & _COMMANDS and not function

    def key_pressed(self, event: QKeyEvent) -> bool:
        """Handle a key before the control it was pressed in does; return whether that was all. Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
            return True
        return False

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave if the window is put away."""
        super().hideEvent(event)
        if not self._done and not self._host.isVisible():
            self.dismiss()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a frame that stands out from whatever is below."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(QPen(self.theme.color("muted_ink"), 1))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.fillRect(QRect(0, 0, self.width(), 3), self.theme.color("focus_ring"))
        painter.end()
