"""Article view: page view with mouse input, which it reports in signals.

The view holds no annotations except the highlights it was given, and never reads text back from the document.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import reduce

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QMouseEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from editorial.desktop.article import selection
from editorial.desktop.article.caret_view import ASIDE, EXACT_BY_MOUSE, CaretView
from editorial.desktop.article.edges import EdgeEdit, grabbed, moved
from editorial.desktop.article.hit import Cycle, hits
from editorial.desktop.article.index import HighlightIndex
from editorial.desktop.article.model import Edge, Highlight, Link
from editorial.desktop.article.page_view import CONTEXT
from editorial.desktop.theme import Theme
from editorial.desktop.widgets.announcing import announce
from editorial.desktop.widgets.plain import show_tooltip
from editorial.domain.article import Article
from editorial.domain.record import Ref, Table
from editorial.domain.taking import Taking
from editorial.domain.text import Span


class ArticleView(CaretView):
    """View of an article with its highlights; spans and offsets are in code points."""

    clicked = Signal(object, object)
    """A highlight was clicked: its Ref and the keyboard modifiers. Repeated clicks at one point go outward."""

    clicked_text = Signal(int)
    """Text without a highlight was clicked: the offset."""

    hovered = Signal(object)
    """The pointer moved to another highlight: its Ref, or None."""

    edge_dragged = Signal(object, object)
    """A handle is being dragged: the Ref, and the Span as shown now."""

    edge_dropped = Signal(object, object)
    """A handle was released: the Ref and the new Span, which is shown until `set_edge(ref, None)` or an update."""

    context_menu_requested = Signal(object, object, QPoint)
    """A context menu is requested: the Ref at that point or None, the selected Span or None, the global position."""

    def __init__(self, theme: Theme | None = None, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._cycle = Cycle()
        self._pressed: QPoint | None = None
        self._dragging: Edge | None = None
        self._moved = False
        self._whole_name: Callable[[int], Span | None] = lambda _: None
        self._named: Span | None = None
        self.viewport().setMouseTracking(True)
        self.setAccessibleName(self.tr("Article"))

    # --- what is shown ---

    def show_article(self, article: Article, highlights: Sequence[Highlight]) -> None:
        """Show an article from its top, with its highlights; clear focus, links, search hits and selection."""
        self._cycle.forget()
        self._dragging = self._named = None
        super().show_article(article, highlights)
        self.setAccessibleName(self.tr("Article: {}").format(article.title) if article.title else self.tr("Article"))
        self.setAccessibleDescription("")
        self._tell_selection()

    def show_highlights(self, index: HighlightIndex) -> None:
        """Replace all highlights of the article; the next click starts with the smallest highlight again."""
        self._cycle.forget()
        self._dragging = None
        self._scene.edit = None
        super().show_highlights(index)

    def update_highlights(self, changed: Mapping[Ref, Highlight | Sequence[Highlight] | None]) -> None:
        """Replace the highlights of some annotations; stop changing the span of one of them."""
        if self._scene.edit is not None and self._scene.edit.ref in changed:
            self._scene.edit = None
            self.viewport().update()
        super().update_highlights(changed)

    def set_focus(
        self,
        refs: Sequence[Ref],
        link: Link | Sequence[Link] | None = None,
        chosen: Collection[Ref] | None = None,
    ) -> None:
        """Focus an item, show its links, scroll to it, and announce it to screen readers."""
        super().set_focus(refs, link, chosen)
        self._grip()
        shown = [highlight for ref in refs for highlight in self._index.of(ref)[:1]]
        more = "" if len(shown) < 2 else self.tr("; {} in all").format(len(shown))
        announce(self, self._describe(shown[0]) + more if shown else "")

    def set_edge(self, ref: Ref, span: Span | None, edge: Edge | None = None) -> None:
        """Show an annotation with another span and handles, `edge` being the end that moves; None restores it."""
        edit = self._scene.edit
        if edit is not None:
            self._scene.edit = None
            super().update_highlights({edit.ref: edit.before})
        before = self._index.of(ref)
        if span is not None and before:
            main = next((at for at, item in enumerate(before) if item.layer not in ASIDE), 0)
            shown = tuple(item._replace(span=span) if at == main else item for at, item in enumerate(before))
            super().update_highlights({ref: shown})
            self._scene.edit = EdgeEdit(ref, span, edge, before)
            self.reveal(span)
        self.viewport().update()

    def box_in_focus(self) -> QRect | None:
        """Return the rectangle around the visible part of the selection, or else of the focus, in viewport pixels.

        For a focused name that is the first visible mention, for a quote all its pieces.
        """
        return self._box_of(self._spans_in_focus())

    def paragraphs_in_focus(self) -> QRect | None:
        """Return the rectangle around the visible part of the paragraphs of `box_in_focus`, in viewport pixels."""
        paragraphs = self._page.paragraphs
        numbers = {number for span in self._spans_in_focus() for number in paragraphs.covered(span)}
        bounds = (paragraphs.bounds(number) for number in sorted(numbers))
        return self._box_of([Span(start, end) for start, end in bounds if start < end])  # an empty line has no words

    def _spans_in_focus(self) -> list[Span]:
        """Return the selection, or else the visible first mention of a focused name, or all pieces of a quote."""
        selected, focus = self.selected_span(), self._scene.focus
        spans = [selected] if selected else [item.span for ref in focus for item in self._index.of(ref)[:1]]
        sight = self.visible()
        visible = [span for span in sorted(sight.near(spans)) if sight.box(span) is not None]
        return visible if all(ref.table is Table.QUOTE for ref in focus) else visible[:1]

    def _box_of(self, spans: Sequence[Span]) -> QRect | None:
        boxes = [box for span in spans if (box := self.visible().box(span)) is not None]
        return reduce(QRect.united, boxes) if boxes else None

    # --- pointer ---

    def refs_at(self, point: QPoint) -> tuple[Ref, ...]:
        """Return the annotations at a point of the viewport, smallest first."""
        return hits(point + self.visible().scrolled, self._geometry, self._shapes, self._layers.measures)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Grab a handle, or start a click or a selection."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()
            self._dragging, self._moved = self._grabbed(self._pressed), False
            if self._dragging is not None:
                return
        super().mousePressEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self._select_word_of_name(event.position().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag a handle, extend the selection, or update the hovered highlight."""
        point = event.position().toPoint()
        if self._dragging is not None:
            self._drag(point)
            return
        super().mouseMoveEvent(event)
        if not event.buttons():
            self._hover(point)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Release a handle, or end a click or a selection."""
        pressed, self._pressed = self._pressed, None
        dragged, self._dragging = self._dragging, None
        if dragged is None:
            super().mouseReleaseEvent(event)
        elif self._moved:
            self._drop()
            return
        if pressed is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        if self.textCursor().hasSelection():
            self._settle_selection(event.modifiers())
        elif (event.position().toPoint() - pressed).manhattanLength() < QApplication.startDragDistance():
            self._click(pressed, event.modifiers())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select the name around a word, and the word itself the next time; elsewhere a word.

        Where several highlights overlap, handle it as a second click that goes outward.
        """
        point = event.position().toPoint()
        if len(self.refs_at(point)) > 1:
            self._click(point, event.modifiers())
            return
        name = self._whole_name(self._offset_at(point))
        super().mouseDoubleClickEvent(event)
        self._settle_selection(event.modifiers())
        self._named = None if name == self._named else name
        if self._named is not None:
            self.select_span(self._named)

    def _select_word_of_name(self, point: QPoint) -> None:
        """Select the word under the pointer if a name was selected before, and a third click selected its paragraph."""
        named, now = self._named, self.selected_span()
        if named is None or not named.start <= self._offset_at(point) <= named.end:
            self._named = None
        elif now is not None and now != named and now.contains(named):
            cursor = self.cursorForPosition(point)
            cursor.select(QTextCursor.SelectionType.WordUnderCursor)
            self.setTextCursor(cursor)
            self._named = None

    def set_name_finder(self, find: Callable[[int], Span | None]) -> None:
        """Set the function that returns the name around an offset, which a double click selects."""
        self._whole_name = find

    def _offset_at(self, point: QPoint) -> int:
        """Return the offset of the character at a point of the viewport."""
        cursor = self.cursorForPosition(point)
        right_of_it = point.x() < self.cursorRect(cursor).left()
        return max(0, self._page.offsets.to_code_point(cursor.position()) - right_of_it)

    def _settle_selection(self, modifiers: Qt.KeyboardModifier) -> None:
        """Select whole words, or the exact characters if the modifier for them is held, without white space around."""
        self._exact = bool(modifiers & EXACT_BY_MOUSE)
        touched, span = self.selected_span(), self.taken_span(Taking.PASSAGE)
        self.setTextCursor(selection.showing(self._page, self.textCursor(), span if touched is not None else None))
        self._tell_selection()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, or zoom with Ctrl (Command on macOS)."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if down := event.angleDelta().y():
                self.zoom(1 if down > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Request a context menu for the highlight under the pointer, or for the focused item from the keyboard."""
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            ref = min(self._scene.focus, default=None)
        else:
            ref = next(iter(self.refs_at(event.pos())), None)
        self.context_menu_requested.emit(ref, self.selected_span(), event.globalPos())
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        """Show the tooltip of a highlight; clear the hovered highlight when the pointer leaves."""
        if event.type() is QEvent.Type.Leave:
            self._set_hover(None)
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            ref = next(iter(self.refs_at(event.pos())), None)
            words = "" if ref is None else "; ".join(self._describe(item) for item in self._index.of(ref)[:1])
            show_tooltip(event.globalPos(), words, self.viewport())
            return True
        return super().viewportEvent(event)

    def _click(self, point: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        ref = self._cycle.choose(self.refs_at(point))
        if ref is not None:
            self._context = 0  # what is under the pointer stays there
            self.clicked.emit(ref, modifiers)
            self._context = CONTEXT
        else:
            self.clicked_text.emit(self._page.offsets.to_code_point(self.cursorForPosition(point).position()))

    def _hover(self, point: QPoint) -> None:
        on_handle = self._grabbed(point) is not None
        self.viewport().setCursor(Qt.CursorShape.SizeHorCursor if on_handle else Qt.CursorShape.IBeamCursor)
        self._set_hover(next(iter(self.refs_at(point)), None))

    def _set_hover(self, ref: Ref | None) -> None:
        before = self._scene.hover
        if ref == before:
            return
        self._scene.hover = ref
        self._grip()
        self._repaint(self._highlights_of(item for item in (before, ref) if item is not None))
        self.hovered.emit(ref)

    # --- edges ---

    def _movable(self) -> tuple[Ref, Span] | None:
        """Return the annotation whose ends can be dragged, with its span: the changed one, else the focused one."""
        if (edit := self._scene.edit) is not None:
            return edit.ref, edit.span
        if len(self._scene.focus) != 1:
            return None
        (ref,) = self._scene.focus
        return next(((ref, item.span) for item in self._index.of(ref) if item.layer not in ASIDE), None)

    def _grip(self) -> None:
        """Show the handles of the annotation that is both focused and hovered."""
        movable = self._movable()
        self._scene.grips = movable[1] if movable is not None and movable[0] == self._scene.hover else None

    def _grabbed(self, point: QPoint) -> Edge | None:
        movable = self._movable()
        return None if movable is None else grabbed(point, movable[1], self.visible())

    def _drag(self, point: QPoint) -> None:
        movable = self._movable()
        if movable is None or self._dragging is None:
            return
        ref, span = movable
        offset = self._page.offsets.to_code_point(self.cursorForPosition(point).position())
        new = moved(self._page.article.text, span, self._dragging, offset)
        if new != span:
            self._moved = True
            self.set_edge(ref, new, self._dragging)
            self.edge_dragged.emit(ref, new)

    def _drop(self) -> None:
        if (edit := self._scene.edit) is not None:
            self.edge_dropped.emit(edit.ref, edit.span)
