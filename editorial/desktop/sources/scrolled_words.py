"""Words that are shown whole where there is room, and are scrolled where there is not."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea

from editorial.desktop.widgets.plain import Label

LINES = 2
"""How many lines are in sight at least."""


class ScrolledWords(QScrollArea):
    """Scroll area around a label with wrapped words, as high as they are if there is room.

    Tab leads to it only while it has something to scroll.
    """

    def __init__(self, label: Label, name: str) -> None:
        """Build the area; `name` is what a screen reader calls it."""
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setAccessibleName(name)
        self.viewport().setAutoFillBackground(False)
        self._label = label
        self.setWidget(label)
        label.setAutoFillBackground(False)
        self._fit()

    def show_words(self, words: str) -> None:
        """Show words from their beginning; nothing if there are none."""
        self._label.setText(words)
        self.setVisible(bool(words))
        self.verticalScrollBar().setValue(0)
        self._fit()

    def sizeHint(self) -> QSize:
        """Return the size at which all words are in sight."""
        return QSize(super().sizeHint().width(), self._height())

    def minimumSizeHint(self) -> QSize:
        """Return a size at which some lines are in sight."""
        return QSize(0, min(self._height(), LINES * self._label.fontMetrics().lineSpacing()))

    def _height(self) -> int:
        return max(0, self._label.heightForWidth(max(1, self.viewport().width())))

    def _fit(self) -> None:
        self.setMaximumHeight(self._height())
        over = self._height() > self.height()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if over else Qt.FocusPolicy.NoFocus)
        self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        """Fit the height to another font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the height to the width."""
        super().resizeEvent(event)
        self._fit()
