"""The message bar: one line under the article for results, hints and errors, with at most one action beside undo."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from editorial.desktop.actions.ids import ActionId
from editorial.desktop.actions.messages import ENDS, Message, Moment, Tone
from editorial.desktop.theme import GAP, PAD, Themes
from editorial.desktop.widgets.announcing import announce
from editorial.desktop.widgets.close_button import CloseButton
from editorial.desktop.widgets.focus_home import keep_focus_home
from editorial.desktop.widgets.plain import Label, escaped

_SIGNS = {Tone.DONE: "✓", Tone.HINT: "›", Tone.ERROR: "!"}
_COLORS = {Tone.DONE: "success", Tone.HINT: "muted_ink", Tone.ERROR: "error"}


class MessageBar(QFrame):
    """Shows one message as long as it is true (see `Life`), or until it is closed or replaced."""

    action_requested = Signal(object)
    """The button of a message was clicked: the ActionId."""

    def __init__(self, themes: Themes, spell: Callable[[str], str] = str, parent: QWidget | None = None) -> None:
        """Build the bar; `spell` puts the keys in force into a message's words."""
        super().__init__(parent)
        self._themes = themes
        self._message: Message | None = None
        self._spell = spell
        self.setAccessibleName("Message")
        self._sign = Label()
        self.words = Label()
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.words.setWordWrap(True)
        self.act = QPushButton()
        self.act.clicked.connect(self._request)
        keep_focus_home(self.act)
        self.undo = QPushButton("Undo")
        self.undo.clicked.connect(lambda: self.action_requested.emit(ActionId.UNDO))
        keep_focus_home(self.undo)
        self._close = CloseButton("Close the message")
        self._close.clicked.connect(self.clear)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.clear)
        themes.changed.connect(self._draw_sign)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(PAD + GAP, GAP, GAP, GAP)
        layout.setSpacing(PAD)
        layout.addWidget(self._sign)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.undo)
        layout.addWidget(self.act)
        layout.addWidget(self._close)
        two_lines = 2 * self.fontMetrics().lineSpacing() + 2 * GAP
        self.setMinimumHeight(max(2 * PAD + self.fontMetrics().height() + GAP, two_lines))
        self.clear()

    def show_message(self, message: Message) -> None:
        """Show a message in place of the one before."""
        self._message = message
        self._draw_sign()
        words = self._spell(message.words)
        self.words.setText(words)
        self.act.setVisible(message.action is not None)
        self.act.setText(escaped(message.label))
        self.undo.setVisible(message.undo)
        self._close.setVisible(True)
        announce(self, words)
        seconds = message.seconds
        if seconds is None:
            self._timer.stop()
        else:
            self._timer.start(int(seconds * 1000))

    def _draw_sign(self) -> None:
        """Show the sign of the message in the colour that it has in the current theme."""
        if self._message is not None:
            color = self._themes.current.color(_COLORS[self._message.tone]).name()
            self._sign.setText(_SIGNS[self._message.tone])
            self._sign.setStyleSheet(f"color: {color}; font-weight: bold")

    def take_back(self, message: Message) -> None:
        """Clear a message that is so no more, if it is shown."""
        if self._message == message:
            self.clear()

    def pass_moment(self, moment: Moment) -> None:
        """Clear a message that what happened makes untrue; after a decision, undo would take back that."""
        if moment is Moment.DECIDED:
            self.undo.hide()
        if self._message is not None and moment in ENDS[self._message.life]:
            self.clear()

    def clear(self) -> None:
        """Clear the message; the bar keeps its height, so that nothing moves."""
        self._timer.stop()
        self._message = None
        self._sign.clear()
        self.words.clear()
        self.act.hide()
        self.undo.hide()
        self._close.hide()

    def _request(self) -> None:
        if self._message is not None and self._message.action is not None:
            self.action_requested.emit(self._message.action)
