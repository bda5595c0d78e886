"""Focus rings for controls whose style shows the keyboard focus poorly: fields, text areas, lists, buttons."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPushButton,
    QWidget,
)
from shiboken6 import isValid


class FocusRings(QObject):
    """Shows a ring on the focused control of a window and of the dialogs that belong to it.

    The Fusion style frames a default button the same with and without the focus, does not frame text areas and lists,
    and frames fields in a blue that is hardly visible in the dark theme.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._ring: FocusRing | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._moved)

    def _moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._ring is not None and isValid(self._ring):
            self._ring.hide()
            self._ring.deleteLater()
        self._ring = FocusRing(new) if new is not None and self._wanted(new) else None

    def _wanted(self, widget: QWidget) -> bool:
        whole = widget.window()
        if not self._owns(whole):
            return False
        if isinstance(widget, QPushButton):
            return whole.testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        if isinstance(widget, QLineEdit | QComboBox | QAbstractSpinBox):
            return True
        if isinstance(widget, QAbstractItemView) and not widget.model().rowCount():
            return True
        return isinstance(widget, QAbstractScrollArea) and (
            isinstance(whole, QDialog) or widget.inherits("QPlainTextEdit")
        )

    def _owns(self, window: QWidget | None) -> bool:
        while window is not None and window is not self._window:
            window = window.parentWidget()
        return window is not None


class FocusRing(QWidget):
    """Transparent overlay on a focused control; mouse events pass through it."""

    def __init__(self, control: QWidget) -> None:
        super().__init__(control)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._on_button = isinstance(control, QPushButton)
        self.setGeometry(control.rect())
        control.installEventFilter(self)
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Resize the ring with the control."""
        if event.type() is QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the frame; on a button a dotted one inside the button's own."""
        painter = QPainter(self)
        if self._on_button:
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.ButtonText), 1, Qt.PenStyle.DotLine))
            painter.drawRect(self.rect().adjusted(3, 3, -4, -4))
        else:
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 2))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.end()
