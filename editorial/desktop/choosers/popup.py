"""What every question has: a place over the window, a title, Esc, and the focus given back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QVBoxLayout, QWidget

from editorial.desktop.theme import PAD, ROOM

WIDTH = 460


class Popup(QFrame):
    """A panel over the upper middle of the window. It leaves without an answer on Esc or when the focus goes away."""

    def __init__(self, title: str, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("popup")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(title)
        self._back = QApplication.focusWidget()
        self.title = QLabel(title)
        self.title.setWordWrap(True)
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(ROOM, PAD + 4, ROOM, PAD + 4)
        self.column.setSpacing(PAD)
        self.column.addWidget(self.title)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)
        window.installEventFilter(self)

    def ask(self, first: QWidget) -> None:
        """Show the question with the focus in `first`."""
        self._place()
        self.show()
        self.raise_()
        first.setFocus(Qt.FocusReason.PopupFocusReason)

    def hint(self, words: str) -> None:
        """Say under the question which keys do what."""
        label = QLabel(words)
        label.setForegroundRole(label.palette().ColorRole.PlaceholderText)
        label.setWordWrap(True)
        self.column.addWidget(label)

    def leave(self) -> None:
        """Close without an answer, or after it was given."""
        if not self.isVisible():
            return
        back, self._back = self._back, None
        self.close()
        if back is not None:
            back.setFocus(Qt.FocusReason.PopupFocusReason)

    def _place(self) -> None:
        window = self.parentWidget()
        width = min(WIDTH, window.width() - 2 * ROOM)
        self.setFixedWidth(width)
        height = min(self.sizeHint().height(), window.height() - 4 * ROOM)
        self.setGeometry((window.width() - width) // 2, max(ROOM, window.height() // 6), width, height)

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self.isVisible() and new is not None and new is not self and not self.isAncestorOf(new):
            if new.window() is self.window():
                self._back = None  # the editor went elsewhere: leave the focus there
                self.leave()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle when the window is resized."""
        if event.type() is QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Esc; keep every other key from what lies below."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        event.accept()
