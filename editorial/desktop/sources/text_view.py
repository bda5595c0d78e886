"""The text of a source, read only, with the passage that the quote in focus was found in."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QColor, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from editorial.desktop.article.offsets import Offsets
from editorial.desktop.theme import PAD, Theme
from editorial.domain.source import SourceText
from editorial.domain.text import Span


class SourceView(QPlainTextEdit):
    """Shows one text; spans are code points of it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setAccessibleName("Text of the source")
        self.document().setDocumentMargin(PAD)
        self._theme = theme
        self._text: SourceText | None = None
        self._offsets = Offsets("")
        self._passage: Sequence[Span] = ()
        self._different: Sequence[Span] = ()
        self._hit: Span | None = None
        self._going_out: Callable[[str], str] = lambda words: words

    def set_going_out(self, words: Callable[[str], str]) -> None:
        """Set the function that returns which words are copied or dragged for those selected."""
        self._going_out = words

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy the words selected; names in them may be replaced."""
        data = QMimeData()
        data.setText(self._going_out(self.textCursor().selection().toPlainText()))
        return data

    def show_text(self, text: SourceText | None) -> None:
        """Show another text; the same one stays where it is."""
        if text is self._text or (text is not None and self._text is not None and text.sha256 == self._text.sha256):
            return
        self._text = text
        self._offsets = Offsets(text.text if text is not None else "")
        self._passage, self._different, self._hit = (), (), None
        self.setPlainText(text.text if text is not None else "")

    def set_theme(self, theme: Theme) -> None:
        """Mark passages in the colours of a theme."""
        self._theme = theme
        self._mark()

    def show_passage(self, spans: Sequence[Span], different: Sequence[Span]) -> None:
        """Mark the places of a quote, and the words in which it is different, and bring the first into view."""
        self._passage, self._different = spans, different
        self._mark()
        if spans:
            self._reveal(spans[0])

    def show_hit(self, hit: Span | None) -> None:
        """Mark a place that was searched for, and bring it into view."""
        self._hit = hit
        self._mark()
        if hit is not None:
            self._reveal(hit)

    @property
    def seen(self) -> Span | None:
        """Return the place of the quote if its beginning is in view, else None."""
        if not self._passage or not self.isVisible():
            return None
        first = self._passage[0]
        box = self.cursorRect(self._start_of(first))
        return first if self.viewport().rect().intersects(box) else None

    def _mark(self) -> None:
        marked = [(span, "passage_wash") for span in self._passage]
        marked += [(span, "search") for span in self._different]
        if self._hit is not None:
            marked.append((self._hit, "selected_wash"))
        self.setExtraSelections([self._selection(span, self._theme.color(name)) for span, name in marked])

    def _selection(self, span: Span, color: QColor) -> QTextEdit.ExtraSelection:
        made = QTextEdit.ExtraSelection()
        made.cursor = self._cursor(span)
        made.format.setBackground(color)
        return made

    def _cursor(self, span: Span) -> QTextCursor:
        start, end = self._offsets.from_span(span)
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _start_of(self, span: Span) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._offsets.to_utf16(span.start))
        return cursor

    def _reveal(self, span: Span) -> None:
        self.setTextCursor(self._start_of(span))
        self.centerCursor()
