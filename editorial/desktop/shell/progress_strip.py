"""The progress of long work, at the right end of the status line."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QWidget

from editorial.desktop.theme import PAD
from editorial.desktop.widgets.plain import Label

_PARTS = 100
"""Steps of the bar for one piece of work."""


class ProgressStrip(QFrame):
    """Shows long work: what it does, how far it is, and a button that stops it (`cancelled`)."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Label()
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
        """Show that `done` of `total` pieces are done, and `share` (0..1) of the next; no bar if `total` is None."""
        self.words.setText(words)
        self.bar.setVisible(total is not None)
        self.bar.setMaximum((total or 1) * _PARTS)
        self.bar.setValue(round((done + share) * _PARTS))
        self.show()
