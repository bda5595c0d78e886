"""Page view with text selection, by mouse or with a caret moved by the arrow keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from editorial.desktop.article import selection
from editorial.desktop.article.model import CaretMode, Highlight, Layer
from editorial.desktop.article.page_view import PageView
from editorial.desktop.theme import Theme
from editorial.desktop.widgets.announcing import announce
from editorial.domain.taking import Taking
from editorial.domain.text import Span

_MOUSE = Qt.TextInteractionFlag.TextSelectableByMouse
_KEYS = Qt.TextInteractionFlag.TextSelectableByKeyboard
_CARET_KEYS = frozenset(
    {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End}
)
EXACT_BY_KEYS = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
"""Modifiers with which the arrows select exact characters, where the window manager leaves them to the program."""
EXACT_BY_MOUSE = Qt.KeyboardModifier.ControlModifier
"""Modifier with which the mouse selects exact characters; with Alt many window managers move the window."""
ASIDE = frozenset({Layer.CUE, Layer.SPEAKER})
"""Layers that only accompany an item: the caret does not announce them and they have no handles."""


class CaretView(PageView):
    """Page view that reports the selected span; spans and offsets are in code points.

    A selection means whole words, unless it was made with a modifier held: then it means exactly its characters.
    """

    selection_changed = Signal(object)
    """The selection changed: its Span without white space at the ends, or None."""

    caret_mode_exited = Signal()
    """Esc ended the caret mode."""

    def __init__(self, theme: Theme | None = None, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._describe: Callable[[Highlight], str] = lambda item: item.words
        self._going_out: Callable[[Span], str] = lambda span: span.of(self._page.article.text)
        self._caret_mode = CaretMode.OFF
        self._told: tuple[Span | None, bool] = None, False
        self._exact = False
        self.setTextInteractionFlags(_MOUSE)
        self.selectionChanged.connect(self._tell_selection)
        self.cursorPositionChanged.connect(self._caret_moved)

    def set_description(self, describe: Callable[[Highlight], str]) -> None:
        """Set the function that returns what tooltips and screen readers say of a highlight."""
        self._describe = describe

    def set_going_out(self, words: Callable[[Span], str]) -> None:
        """Set the function that returns which words are copied or dragged for a span."""
        self._going_out = words

    def selected_span(self) -> Span | None:
        """Return the selected span in code points, without white space at its ends, or None."""
        return selection.selected_span(self._page, self.textCursor())

    def taken_span(self, taking: Taking) -> Span | None:
        """Return the words that the selection means, or None without a selection.

        A selection without words means its own characters, which no command accepts.
        """
        return selection.taken_span(self._page, self.textCursor(), None if self._exact else taking)

    def take_selection(self, taking: Taking) -> Span | None:
        """Return the words that the selection means, and show them selected."""
        span = self.taken_span(taking)
        if span is not None and span != self.selected_span():
            self.setTextCursor(selection.showing(self._page, self.textCursor(), span))
        return span

    @property
    def exact(self) -> bool:
        """Return whether the selection means exactly its characters."""
        return self._exact

    def select_span(self, span: Span) -> None:
        """Select a span."""
        self._exact = False
        self.setTextCursor(selection.select(self._page, self.textCursor(), span))

    def clear_selection(self) -> None:
        """Clear the selection; the caret keeps its position."""
        cursor = self.textCursor()
        if cursor.hasSelection():
            cursor.clearSelection()
            self.setTextCursor(cursor)

    @property
    def caret_mode(self) -> CaretMode:
        """Return the caret mode."""
        return self._caret_mode

    def set_caret_mode(self, mode: CaretMode) -> None:
        """Switch the caret mode; the caret starts at the focused item, or else at the top of the view."""
        if mode is self._caret_mode:
            return
        self._caret_mode = mode
        if mode is CaretMode.ON:
            self.setTextInteractionFlags(_MOUSE | _KEYS)
            self._place_caret()
        else:
            self.setTextInteractionFlags(_MOUSE)
        self._caret_moved()

    def _place_caret(self) -> None:
        cursor = self.textCursor()
        if cursor.hasSelection():
            return
        spans = [item.span for ref in self._scene.focus for item in self._index.of(ref)[:1]]
        offset = min(spans).start if spans else self.scroll_position().offset
        cursor.setPosition(self._page.offsets.to_utf16(offset))
        self.setTextCursor(cursor)

    def _caret_moved(self) -> None:
        before = self._scene.caret
        on = self._caret_mode is CaretMode.ON
        self._scene.caret = self.cursorRect() if on else None
        for rect in (before, self._scene.caret):
            if rect is not None:
                self.viewport().update(rect.adjusted(-3, -3, 3, 3))
        if on:
            announce(self, self._words_at(self._page.offsets.to_code_point(self.textCursor().position())))

    def _words_at(self, offset: int) -> str:
        here = [
            item
            for item in self._index.within(self._page.paragraphs.at(offset))
            if item.span.start <= offset < item.span.end and item.layer not in ASIDE
        ]
        return "; ".join(self._describe(item) for item in sorted(here, key=lambda item: len(item.span)))

    def _tell_selection(self) -> None:
        span = self.selected_span()
        if span is None:
            self._exact = False
        if (span, self._exact) != self._told:
            self._told = span, self._exact
            self.selection_changed.emit(span)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy the article's own characters, not their substitutes in the document; names may be replaced."""
        data = QMimeData()
        span = self.selected_span()
        data.setText("" if span is None else self._going_out(span))
        return data

    def event(self, event: QEvent) -> bool:
        """Override the window's shortcuts for the caret's keys in caret mode."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._owns(event):
            event.accept()
            return True
        return super().event(event)

    def _owns(self, event: QKeyEvent) -> bool:
        return self._caret_mode is CaretMode.ON and (event.key() == Qt.Key.Key_Escape or event.key() in _CARET_KEYS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """End the caret mode with Esc; take exact characters with Space, or with Alt and Shift while selecting."""
        if self._caret_mode is CaretMode.ON and event.key() == Qt.Key.Key_Escape:
            self.set_caret_mode(CaretMode.OFF)
            self.caret_mode_exited.emit()
            event.accept()
            return
        if event.key() == Qt.Key.Key_Space and not event.modifiers() and self.textCursor().hasSelection():
            self._exact = not self._exact
            self._tell_selection()
            return
        if self._caret_mode is CaretMode.ON and event.key() in _CARET_KEYS:
            self._exact = event.modifiers() & EXACT_BY_KEYS == EXACT_BY_KEYS
            if self._exact:
                event = QKeyEvent(event.type(), event.key(), event.modifiers() & ~Qt.KeyboardModifier.AltModifier)
        super().keyPressEvent(event)
