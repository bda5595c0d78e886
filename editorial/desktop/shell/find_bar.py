"""Find in the article: as you type, with a count; Enter goes to the next hit, Esc closes the bar."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget

from editorial.desktop.theme import GAP, PAD
from editorial.desktop.widgets.close_button import CloseButton
from editorial.desktop.widgets.parts import ENTER
from editorial.desktop.widgets.plain import Label
from editorial.domain.search_words import pattern, terms
from editorial.domain.text import Span

_ALIKE = {**dict.fromkeys("'’‘", "['’‘]"), **dict.fromkeys('"“”', '["“”]'), " ": r"\s+"}


def find(text: str, words: str) -> list[Span]:
    """Return the stretches of `text` that match `words`, ignoring case and the shape of quotation marks."""
    if not words.strip():
        return []
    written = "".join(_ALIKE.get(character, re.escape(character)) for character in words.strip())
    return [Span(*match.span()) for match in re.finditer(written, text, re.IGNORECASE)]


def find_apart(text: str, words: str) -> list[Span]:
    """Return the stretches that match any of `words`, as a search in all articles does: accents may be left out."""
    wanted = terms(words)
    return [Span(*match.span()) for match in pattern(wanted).finditer(text)] if wanted else []


class FindBar(QFrame):
    """Bar with a search field, the number of hits and a button that closes it."""

    found = Signal(object, object)
    """The hits changed: their Spans, and the index of the current one or None."""

    closed = Signal(object)
    """The bar was closed: the Span of the current hit, or None."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._hits: Sequence[Span] = ()
        self._current: int | None = None
        self._apart = False
        self.field = QLineEdit(clearButtonEnabled=True, placeholderText="Find in the article")
        self.field.setAccessibleName("Find in the article")
        self.field.textChanged.connect(self._search)
        self.count = Label()
        self.close_button = CloseButton("Close find")
        self.close_button.clicked.connect(self.leave)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(PAD, GAP, GAP, GAP)
        layout.addWidget(self.field, 1)
        layout.addWidget(self.count)
        layout.addWidget(self.close_button)
        self.hide()

    def set_text(self, text: str) -> None:
        """Set the text to search in."""
        self._text = text
        if self.isVisible():
            self._search(self.field.text())

    def start(self, words: str) -> None:
        """Show the bar, ready to type."""
        self.show_words(words)
        self.field.setFocus()
        self.field.selectAll()

    def show_words(self, words: str) -> None:
        """Show the bar with the hits of these words (else of those it had); the focus stays where it is."""
        self.show()
        if words and "\n" not in words:
            self.field.setText(words)
        self._search(self.field.text())

    def step(self, direction: int) -> None:
        """Go to the next (1) or previous (-1) hit, from the last to the first."""
        if self._hits:
            self._current = ((self._current or 0) + direction) % len(self._hits)
            self._report()

    def leave(self) -> None:
        """Hide the bar."""
        self.hide()
        self.found.emit((), None)
        self.closed.emit(self._hits[self._current] if self._hits and self._current is not None else None)

    def _search(self, words: str) -> None:
        self._hits = find(self._text, words)
        self._apart = not self._hits and bool(words.strip())
        if self._apart:
            self._hits = find_apart(self._text, words)
        self._current = 0 if self._hits else None
        self._report()

    def _report(self) -> None:
        total = len(self._hits)
        if total and self._current is not None:
            apart = ", each word by itself" if self._apart and len(self.field.text().split()) > 1 else ""
            self.count.setText(f"{self._current + 1} of {total}{apart}")
        else:
            self.count.setText("not found" if self.field.text().strip() else "")
        self.found.emit(self._hits, self._current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next hit with Enter, to the previous one with Shift+Enter; close the bar with Esc."""
        if event.key() in ENTER:
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
