"""Building blocks of the cards: labels for plain text, buttons, separators, layouts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)

from editorial.desktop.theme import GAP, PAD, ROOM, Theme
from editorial.desktop.theme.fonts import article_font, installed_serif
from editorial.desktop.widgets.flow import FlowLayout
from editorial.desktop.widgets.focus_home import send_focus_home
from editorial.desktop.widgets.plain import Label, escaped
from editorial.desktop.widgets.sign_painter import SignLabel
from editorial.desktop.wording.sign import Sign

W = TypeVar("W", bound=QWidget)
ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
"""The keys that confirm what is chosen, and press a button."""
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


def text_label(name: str, parent: QWidget) -> Label:
    """Return a label for wrapped plain text; `name` is its object name."""
    label = Label("", parent)
    _set_up(label, name)
    return label


def _set_up(label: Label, name: str) -> None:
    label.setWordWrap(True)
    label.setObjectName(name)
    label.setMinimumWidth(0)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)


def muted_label(name: str, parent: QWidget) -> Label:
    """Return a text label in the muted colour of placeholder text."""
    label = text_label(name, parent)
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label


class SerifLabel(Label):
    """Label for wrapped plain text in the article's serif font, larger than the font of its parent."""

    def __init__(self, name: str, parent: QWidget, *, more: int) -> None:
        """Build the label; `name` is its object name, `more` how many pixels larger its font is."""
        super().__init__("", parent)
        self._more = more
        _set_up(self, name)
        parent.installEventFilter(self)
        self._fit(parent)

    def _fit(self, parent: QWidget) -> None:
        self.setFont(article_font(parent.fontInfo().pixelSize() + self._more, installed_serif()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Adapt the font to that of the parent."""
        if event.type() is QEvent.Type.FontChange and isinstance(watched, QWidget):
            self._fit(watched)
        return super().eventFilter(watched, event)


def show_text(label: Label, text: str, *, lead: str = "") -> None:
    """Show `lead` and `text` in a label; hide the label if `text` is empty."""
    label.setText(f"{lead}{text}" if text else "")
    label.setVisible(bool(text))


def is_enter(event: QKeyEvent) -> bool:
    """Return whether Enter was pressed, of the keypad or not, without another key held."""
    return event.key() in ENTER and not event.modifiers() & ~_KEYPAD


class _EnterIsNoShortcut(QObject):
    """Event filter of the button with the focus, which Enter reaches before the window takes it for a shortcut."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Accept Enter."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and is_enter(event):
            event.accept()
            return True
        return super().eventFilter(watched, event)


class Button(QPushButton):
    """Push button that is only as wide as its text, or narrower if there is no room; Enter presses it."""

    _enter: QObject | None = None
    _width: int | None = None
    _height: int | None = None

    def setText(self, text: str) -> None:
        """Show other words."""
        self._width = self._height = None
        super().setText(text)

    def changeEvent(self, event: QEvent) -> None:
        """Measure the words again: the font may be another."""
        self._width = self._height = None
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        """Return the style's height, and the width of the text with padding."""
        if self._height is None:
            self._height = super().sizeHint().height()
        return QSize(self._text_width() + 2 * PAD + (ROOM if self.menu() is not None else GAP), self._height)

    def _text_width(self) -> int:
        """Return the width of the text in pixels; kept, because it is asked for at each painting."""
        if self._width is None:
            self._width = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text()).width()
        return self._width

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """Fill the style option; words that do not fit are elided."""
        super().initStyleOption(option)
        room = self.width() - 2 * GAP
        if self._text_width() > room and self.menu() is None:
            mnemonic = Qt.TextFlag.TextShowMnemonic
            option.text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room, mnemonic)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Send the focus home, which the button took when it was pressed; without a filter that sees every event."""
        send_focus_home(self)
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Keep Enter from the shortcuts of the window from now on; before, no event comes to Python for that."""
        if self._enter is None:
            self._enter = _EnterIsNoShortcut(self)
            self.installEventFilter(self._enter)
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the button with Enter."""
        if not is_enter(event):
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.press()

    def press(self) -> None:
        """Click the button, or open its menu if it has one."""
        if self.menu() is not None:
            self.showMenu()
        else:
            self.click()


class Toggle(Button):
    """Button that can be checked; an instance of its own kind, so that all others are painted by Qt alone."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.setAutoDefault(False)
        self.setCheckable(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the button, with a frame if it is checked: the shade alone is hardly visible in the dark theme."""
        super().paintEvent(event)
        if self.isChecked():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 2, 2)
            painter.end()


class CountToggle(Toggle):
    """Button to check with a number in its words, for which nothing around it is laid out while that is as long."""

    def setText(self, text: str) -> None:
        """Show other words."""
        super().setText(text)
        self._keep_size()

    def changeEvent(self, event: QEvent) -> None:
        """Take the size that the words have in another font."""
        super().changeEvent(event)
        self._keep_size()

    def _keep_size(self) -> None:
        """Fix the size: Qt lays the window out when a button with other words could have another size."""
        self.setFixedSize(self.sizeHint())


def button(text: str, then: Callable[[], None], parent: QWidget, *, name: str = "") -> QPushButton:
    """Return a button that calls `then`; `name` is its accessible name if the text alone is not clear."""
    made = Button(escaped(text), parent)
    made.setAutoDefault(False)
    made.clicked.connect(lambda _checked: then())
    if name:
        made.setAccessibleName(name)
    return made


def toggle(text: str, then: Callable[[], None], parent: QWidget) -> QPushButton:
    """Return a button that can be checked, and calls `then`."""
    made = Toggle(escaped(text), parent)
    made.clicked.connect(lambda _checked: then())
    return made


def wide_button(then: Callable[[], None], parent: QWidget) -> QPushButton:
    """Return a button without words that is as wide as its parent and calls `then`."""
    made = Button(parent)
    made.setAutoDefault(False)
    made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    made.clicked.connect(lambda _checked: then())
    return made


def set_words(made: QPushButton, words: str) -> None:
    """Set the words of a button, which may hold a name with &, and its accessible name."""
    made.setText(escaped(words))
    made.setAccessibleName(words)


def menu_button(name: str, parent: QWidget) -> QPushButton:
    """Return a button with an empty menu; `name` is its accessible name."""
    made = Button(parent)
    made.setAutoDefault(False)
    made.setAccessibleName(name)
    made.setMenu(QMenu(made))
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return made


def row(*widgets: QWidget) -> FlowLayout:
    """Return a layout that shows widgets in a line and wraps them."""
    flow = FlowLayout()
    for widget in widgets:
        flow.addWidget(widget)
    return flow


class Separator(QFrame):
    """Thin horizontal line between the parts of a card."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.HLine)
        self.setFrameShadow(QFrame.Shadow.Plain)
        self.setForegroundRole(QPalette.ColorRole.Mid)


class StatusLabel(QWidget):
    """A sign with its meaning in words."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.sign = SignLabel(theme, self)
        self.words = muted_label("status", self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP + 2)
        layout.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.words, 1)

    def show_status(self, sign: Sign, words: str) -> None:
        """Show a sign with its words; hide the label if `words` is empty."""
        self.sign.set_sign(sign)
        self.words.setText(words[:1].upper() + words[1:])
        self.setVisible(bool(words))


def still(holder: W) -> W:
    """Return a widget that paints nothing itself; what it holds and stays in its place is not painted at a new size."""
    holder.setAttribute(Qt.WidgetAttribute.WA_StaticContents)
    return holder


def column(parent: QWidget) -> QVBoxLayout:
    """Return a vertical layout without margins for the parts of a card."""
    layout = QVBoxLayout(still(parent))
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(GAP + 2)
    return layout
