"""The message bar: one line under the article for results, hints and errors, with at most one thing to do about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QToolButton, QWidget

from editorial.desktop.theme import GAP, PAD, Themes
from editorial.desktop.theme.icons import icon
from editorial.desktop.widgets.announcing import announce
from editorial.desktop.widgets.messages import Message, Tone

SECONDS = {Tone.DONE: 6.0, Tone.HINT: 8.0}
_SIGNS = {Tone.DONE: "✓", Tone.HINT: "›", Tone.ERROR: "!"}
_COLORS = {Tone.DONE: "success", Tone.HINT: "muted_ink", Tone.ERROR: "error"}


class MessageBar(QFrame):
    """Says a message; results and hints leave by themselves, an error stays until it is closed or another comes.

    `acted` carries the Message whose offered action was taken; `spell` puts the keys in force into a message's words.
    """

    acted = Signal(object)

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._message: Message | None = None
        self.spell: Callable[[str], str] = str
        self.setAccessibleName("Message")
        self._sign = QLabel()
        self.words = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.words.setWordWrap(True)
        self.act = QPushButton()
        self.act.clicked.connect(lambda: self.acted.emit(self._message))
        self._close = QToolButton(autoRaise=True)
        self._close.setAccessibleName("Close the message")
        self._close.setIcon(icon("close", self.palette()))
        self._close.clicked.connect(self.clear)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.clear)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(PAD + GAP, GAP, GAP, GAP)
        layout.setSpacing(PAD)
        layout.addWidget(self._sign)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.act)
        layout.addWidget(self._close)
        self.setMinimumHeight(2 * PAD + self.fontMetrics().height() + GAP)
        self.clear()

    def say(self, message: Message) -> None:
        """Show a message in place of the one before."""
        self._message = message
        color = self._themes.current.color(_COLORS[message.tone]).name()
        self._sign.setText(_SIGNS[message.tone])
        self._sign.setStyleSheet(f"color: {color}; font-weight: bold")
        words = self.spell(message.words)
        self.words.setText(words)
        self.act.setVisible(message.action is not None)
        self.act.setText(message.label)
        self._close.setVisible(True)
        announce(self, words)
        seconds = SECONDS.get(message.tone)
        if seconds is None:
            self._timer.stop()
        else:
            self._timer.start(int(seconds * 1000))

    def leave_article(self) -> None:
        """Drop what was said about an article that is left; an error stays."""
        if self._message is not None and self._message.tone is not Tone.ERROR:
            self.clear()

    def clear(self) -> None:
        """Say nothing; the bar keeps its place, so that nothing jumps."""
        self._timer.stop()
        self._message = None
        self._sign.clear()
        self.words.clear()
        self.act.hide()
        self._close.hide()


_PARTS = 100
"""In how many parts the bar shows a piece of work."""


class ProgressStrip(QFrame):
    """Shows long work: what it does, how far it is, and a button that stops it (`cancelled`)."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = QLabel()
        self.bar = QProgressBar(textVisible=False)
        self.bar.setFixedSize(160, 10)
        self.bar.setAccessibleName("Progress")
        self.stop = QPushButton("Stop", autoDefault=False)
        self.stop.setAccessibleName("Stop the work in the background")
        self.stop.clicked.connect(self.cancelled)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(PAD)
        layout.addWidget(self.words)
        layout.addWidget(self.bar)
        layout.addWidget(self.stop)
        self.hide()

    def show_progress(self, done: int, total: int | None, words: str, share: float = 0.0) -> None:
        """Show how far the work is; no bar where nobody knows (`total` None): one that runs about says nothing.

        `share` (0..1) is how much of the next piece is done.
        """
        self.words.setText(words)
        self.bar.setVisible(total is not None)
        self.bar.setMaximum((total or 1) * _PARTS)
        self.bar.setValue(round((done + share) * _PARTS))
        self.show()
