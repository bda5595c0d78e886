"""Page view without mouse and keyboard input: layout, painting and scrolling."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import cast

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from editorial.desktop.article.document import Page, PageStyle
from editorial.desktop.article.geometry import Geometry
from editorial.desktop.article.incremental_layout import IncrementalLayout
from editorial.desktop.article.index import HighlightIndex
from editorial.desktop.article.layers import Layers
from editorial.desktop.article.links import band
from editorial.desktop.article.model import Highlight, Link, ScrollPosition
from editorial.desktop.article.offsets import Paragraphs
from editorial.desktop.article.painting import Painting, Scene, reach
from editorial.desktop.article.scrolling import position_at, y_of, y_range
from editorial.desktop.article.shapes import Shapes
from editorial.desktop.article.strokes import draw_border
from editorial.desktop.article.visible import Visible
from editorial.desktop.theme import Scheme, Theme, load
from editorial.desktop.widgets.viewports import viewport_of
from editorial.domain.article import Article, ZoneKind
from editorial.domain.record import Ref, Table
from editorial.domain.text import Span, sha256

DEFAULT_PIXELS, SMALLEST_PIXELS, LARGEST_PIXELS = 18, 11, 40
"""Size of the body text: default, smallest and largest, in device-independent pixels."""

CONTEXT = 3
"""Lines of text that stay visible below what is shown: an editor reads on before deciding."""

_RING = 2
_MANY = 50
"""Highlights of which it is looked up where each is to be repainted; of more, all that is in sight is."""
_EMPTY = Article(id="", title="", text="", sha256=sha256(""))


class PageView(QTextEdit):
    """Read-only view of an article with highlights; text positions in code points, sizes in pixels."""

    font_size_changed = Signal(int)
    """The size of the body text changed: the new size in pixels."""

    def __init__(self, theme: Theme | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._port = viewport_of(self)
        self._theme = theme if theme is not None else load(Scheme.LIGHT)
        self._pixels = DEFAULT_PIXELS
        self._scene = Scene()
        self._visible: Visible | None = None
        self._context = CONTEXT
        self.setReadOnly(True)
        self.setAcceptDrops(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setPalette(self._theme.page_palette())
        page = Page(_EMPTY, PageStyle.of(self._theme, self._pixels))
        self._set_page(page, HighlightIndex(page.paragraphs, ()))

    # --- what is shown ---

    def show_article(self, article: Article, highlights: Sequence[Highlight]) -> None:
        """Show an article from its top, with its highlights; clear focus, links, search hits and selection."""
        self._scene = Scene()
        page = Page(article, self._page.style)
        self._set_page(page, HighlightIndex(page.paragraphs, highlights))
        self.verticalScrollBar().setValue(0)

    @property
    def paragraphs(self) -> Paragraphs:
        """Return the paragraphs of the article."""
        return self._page.paragraphs

    def show_highlights(self, index: HighlightIndex) -> None:
        """Replace all highlights of the article, without scrolling."""
        self._index = index
        self._set_shapes()
        self.viewport().update()

    def update_highlights(self, changed: Mapping[Ref, Highlight | Sequence[Highlight] | None]) -> None:
        """Replace the highlights of some annotations (one, several, or None to remove them) and repaint only those."""
        touched, recoloured, moved = set[int](), list[Highlight](), set[int]()
        for ref, new in changed.items():
            items = () if new is None else (new,) if isinstance(new, Highlight) else tuple(new)
            before = self._index.of(ref)
            paragraphs = self._index.replace(ref, items)
            touched |= paragraphs
            if [(item.span, item.layer) for item in before] == [(item.span, item.layer) for item in items]:
                recoloured.extend(items)
            else:  # other underlines and bars may move
                moved |= paragraphs
        self._shapes.forget(touched)
        self._repaint(recoloured)
        self._repaint_paragraphs(moved)

    def set_focus(
        self,
        refs: Sequence[Ref],
        link: Link | Sequence[Link] | None = None,
        chosen: Collection[Ref] | None = None,
    ) -> None:
        """Focus the annotations of an item, show the links to its speakers, and scroll to it if it is not visible.

        `chosen` are the annotations that the next decision applies to, if they are not just the focused ones.
        """
        links = () if link is None else (link,) if isinstance(link, Link) else tuple(link)
        old_links, self._scene.links = self._scene.links, links
        spans = [highlight.span for ref in refs for highlight in self._index.of(ref)[:1]]
        if spans:  # scroll to all pieces of a quote, but to the first mention of a name
            stays = frozenset(refs) == self._scene.focus
            shown = spans if all(ref.table is Table.QUOTE for ref in refs) else [min(spans)]
            self.reveal(*shown, context=0 if stays else self._context)
        for changed in (*old_links, *links) if links != old_links else ():
            self.viewport().update(band(changed, self.visible()))
        self._show_focus(frozenset(refs), chosen)

    def set_chosen(self, refs: Collection[Ref] | None) -> None:
        """Show which annotations the next decision applies to; the focus does not change."""
        self._show_focus(self._scene.focus, refs)

    def _show_focus(self, focus: frozenset[Ref], chosen: Collection[Ref] | None) -> None:
        self._incremental.postpone()
        scene = self._scene
        washed, framed = scene.washed, scene.framed
        scene.focus, scene.chosen = focus, None if chosen is None else frozenset(chosen)
        self._repaint(self._highlights_of((washed ^ scene.washed) | (framed ^ scene.framed)))

    def set_search(self, found: Sequence[Span], current: int | None = None) -> None:
        """Mark search hits (spans in text order); scroll to the hit with the index `current` and mark it stronger."""
        self._scene.found = tuple(found)
        self._scene.current = None if current is None else found[current]
        if self._scene.current is not None:
            self.reveal(self._scene.current)
        self.viewport().update()

    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self._theme = theme
        self.setPalette(theme.page_palette())
        self._reset()

    @property
    def font_size(self) -> int:
        """Return the size of the body text, in pixels."""
        return self._pixels

    def set_font_size(self, pixels: int) -> None:
        """Set the size of the body text in pixels; the finding in focus stays in view, else the top line at the top."""
        pixels = min(max(pixels, SMALLEST_PIXELS), LARGEST_PIXELS)
        if pixels != self._pixels:
            self._pixels, kept = pixels, self._focus_in_view()
            self._reset()
            self._keep_in_view(kept)
            self.font_size_changed.emit(pixels)
            self._keep_in_view(kept)  # the panes may have another width now

    def _focus_in_view(self) -> Span | None:
        """Return the first focused span, if a part of it is visible."""
        spans = [highlight.span for ref in self._scene.focus for highlight in self._index.of(ref)[:1]]
        if not spans:
            return None
        top, bottom = y_range(min(spans), self._page, self._geometry)
        at = self.verticalScrollBar().value()
        return min(spans) if top < at + self.viewport().height() and bottom > at else None

    def _keep_in_view(self, span: Span | None) -> None:
        if span is not None:
            self.reveal(span, context=0)

    def zoom(self, steps: int) -> None:
        """Enlarge the text by steps of a tenth, at least one pixel each; negative steps make it smaller."""
        step = max(1, round(self._pixels * 0.1))
        self.set_font_size(self._pixels + steps * step)

    def scroll_position(self) -> ScrollPosition:
        """Return the scroll position, which can be restored at any width and font size."""
        return position_at(self.verticalScrollBar().value(), self._page, self._geometry)

    def restore_scroll(self, position: ScrollPosition) -> None:
        """Scroll to a position that `scroll_position` returned."""
        self._scroll_to(y_of(position, self._page, self._geometry))

    def reveal(self, *spans: Span, context: int = CONTEXT) -> None:
        """Scroll as little as possible to show spans with `context` lines below them; not at all if they are visible.

        If they are taller than the view, show their first line.
        """
        reaches = [y_range(span, self._page, self._geometry) for span in spans]
        top, bottom = min(low for low, _ in reaches), max(high for _, high in reaches)
        at, height = self.verticalScrollBar().value(), self.viewport().height()
        line = self._page.style.styles[ZoneKind.BODY].line_height
        if bottom - top > height:
            bottom = top + line
        spare = max(0, height - (bottom - top))
        below = min(line * context, spare)
        if top < at:
            self._scroll_to(top - min(line * 2, spare - below))
        elif bottom + below > at + height:
            self._scroll_to(bottom + min(line * CONTEXT, spare) - height)

    def _scroll_to(self, value: int) -> None:
        bar = self.verticalScrollBar()
        if value > bar.maximum():  # Qt lays out a long page gradually and updates the range late
            bar.setMaximum(min(value, self._geometry.foot() - self.viewport().height()))
        bar.setValue(value)

    # --- painting ---

    def visible(self) -> Visible:
        """Return the visible part of the page; cached until the view is scrolled or resized."""
        scrolled = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        size = self.viewport().size()
        known = self._visible
        if known is None or known.scrolled != scrolled or known.size != size:
            numbers = self._geometry.between(scrolled.y(), scrolled.y() + size.height())
            known = self._visible = Visible(numbers, scrolled, size, self._geometry, self._page.paragraphs)
        return known

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the backgrounds, then the text, then bars, underlines and frames."""
        visible, region = self.visible(), [*cast("Iterable[QRect]", event.region())]
        parts = self._painting.parts(visible, [(part.top(), part.bottom()) for part in region])
        painter = QPainter(self.viewport())
        self._painting.below(painter, self._scene, visible, parts)
        painter.end()
        for part in region:  # Qt would draw all lines between the first part and the last
            super().paintEvent(QPaintEvent(part))
        painter = QPainter(self.viewport())
        self._painting.above(painter, self._scene, visible, parts)
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Draw a focus ring around the view while it has the keyboard focus."""
        done = super().event(event)
        if event.type() == QEvent.Type.Paint and self.hasFocus():
            painter = QPainter(self)
            draw_border(painter, self.rect(), self._theme.color("focus_ring"), _RING)
            painter.end()
        elif event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.update()
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the column to the new width."""
        super().resizeEvent(event)
        self._fit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Scroll; repaint everything if there are links, whose arrows stay at the view's edges."""
        super().scrollContentsBy(dx, dy)
        if self._scene.links:
            self.viewport().update()

    def _repaint(self, highlights: Iterable[Highlight]) -> None:
        """Repaint the lines of some highlights."""
        visible, spans = self.visible(), {highlight.span for highlight in highlights}
        if len(spans) > _MANY:  # to find out which of them are in sight takes longer than to paint all that is
            self.viewport().update()
            return
        for span in spans:
            for number in self._page.paragraphs.covered(span):
                if number in visible.numbers:
                    self.viewport().update(reach(visible, number, span))

    def _repaint_paragraphs(self, numbers: Iterable[int]) -> None:
        visible = self.visible()
        for number in numbers:
            if number in visible.numbers:
                self.viewport().update(reach(visible, number))

    def _highlights_of(self, refs: Iterable[Ref]) -> Iterator[Highlight]:
        return (highlight for ref in refs for highlight in self._index.of(ref))

    # --- laying out ---

    def _reset(self) -> None:
        """Lay the article out again, with another font size or theme."""
        place, cursor = self.scroll_position(), self.textCursor()
        anchor, position = cursor.anchor(), cursor.position()
        page = Page(self._page.article, PageStyle.of(self._theme, self._pixels))
        self._set_page(page, self._index)
        cursor = self.textCursor()
        cursor.setPosition(anchor)
        cursor.setPosition(position, cursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.restore_scroll(place)

    def _set_page(self, page: Page, index: HighlightIndex) -> None:
        before = getattr(self, "_page", None)
        self._page, self._index = page, index
        page.document.setParent(self)
        self.setWordWrapMode(page.wrapping)
        self.setDocument(page.document)
        self._incremental = IncrementalLayout(page.document)
        if before is not None:
            before.document.deleteLater()
        self._geometry = Geometry(page)
        self._visible = None
        self._layers = Layers(self._theme, page.style)
        self._set_shapes()
        self._fit()

    def _set_shapes(self) -> None:
        self._shapes = Shapes(self._index, self._geometry)
        self._painting = Painting(self._theme, self._layers, self._shapes)

    def _fit(self) -> None:
        style = self._page.style
        room = self.contentsRect().width() - self.verticalScrollBar().sizeHint().width() - 2 * _RING
        width = max(2 * style.gutter + 80, min(room, style.column + 2 * style.gutter))
        if width != self.lineWrapColumnOrWidth():
            place, kept = self.scroll_position(), self._focus_in_view()
            self.setLineWrapColumnOrWidth(width)
            self._incremental.restart()
            self._geometry.forget()
            self._shapes.forget()
            self._visible = None
            self.restore_scroll(place)
            self._keep_in_view(kept)
        left = max(0, (room - width) // 2) + _RING
        right = max(0, room + 2 * _RING - left - width)
        margins = self.viewportMargins()
        if (margins.left(), margins.right()) != (left, right):
            self.setViewportMargins(left, _RING, right, _RING)
