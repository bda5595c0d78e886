"""A page of text with a display list painted over it: layout, painting and scrolling, without pointer or keys."""

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
from editorial.desktop.article.shapes import Shapes
from editorial.desktop.article.visible import Visible
from editorial.desktop.theme import Scheme, Theme, load
from editorial.domain.article import Article, ZoneKind
from editorial.domain.record import Ref, Table
from editorial.domain.text import Span, sha256

DEFAULT_PIXELS, SMALLEST_PIXELS, LARGEST_PIXELS = 18, 11, 40
"""Size of the running text, in device independent pixels."""

_RING = 2
_EMPTY = Article(id="", title="", text="", sha256=sha256(""))


class PageView(QTextEdit):
    """Shows an article as a page and paints highlights over it; positions are code points, sizes pixels."""

    font_size_changed = Signal(int)

    def __init__(self, theme: Theme | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme if theme is not None else load(Scheme.LIGHT)
        self._pixels = DEFAULT_PIXELS
        self._scene = Scene()
        self._visible: Visible | None = None
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
        """Show an article from its top, with its highlights; focus, links, search and selection are gone."""
        self._scene = Scene()
        page = Page(article, self._page.style)
        self._set_page(page, HighlightIndex(page.paragraphs, highlights))
        self.verticalScrollBar().setValue(0)

    @property
    def paragraphs(self) -> Paragraphs:
        """Return the paragraphs of the article that is shown."""
        return self._page.paragraphs

    def show_highlights(self, index: HighlightIndex) -> None:
        """Show other highlights in the same text, which stays where it is."""
        self._index = index
        self._set_shapes()
        self.viewport().update()

    def update_highlights(self, changed: Mapping[Ref, Highlight | Sequence[Highlight] | None]) -> None:
        """Repaint only these: a highlight, several (a quote with its cue and speaker), or None for what goes."""
        for ref, new in changed.items():
            items = () if new is None else (new,) if isinstance(new, Highlight) else tuple(new)
            before = self._index.of(ref)
            touched = self._index.replace(ref, items)
            self._shapes.forget(touched)
            if [(item.span, item.layer) for item in before] == [(item.span, item.layer) for item in items]:
                self._repaint(items)
            else:  # underlines and bars may have to make room for one another
                self._repaint_paragraphs(touched)

    def set_focus(
        self,
        refs: Sequence[Ref],
        link: Link | Sequence[Link] | None = None,
        chosen: Collection[Ref] | None = None,
    ) -> None:
        """Focus an item, all pieces of it, and join it to its speakers; scroll to it if it is out of sight.

        `chosen` is what the next decision is about, where that is not just what has the focus.
        """
        links = () if link is None else (link,) if isinstance(link, Link) else tuple(link)
        old_links, self._scene.links = self._scene.links, links
        spans = [highlight.span for ref in refs for highlight in self._index.of(ref)[:1]]
        if spans:  # of a name that is focused everywhere the first place counts, of a quote all its pieces do
            self.reveal(*(spans if all(ref.table is Table.QUOTE for ref in refs) else [min(spans)]))
        for changed in (*old_links, *links) if links != old_links else ():
            self.viewport().update(band(changed, self.visible()))
        self._show_focus(frozenset(refs), chosen)

    def set_chosen(self, refs: Collection[Ref] | None) -> None:
        """Show that the next decision is about other things; the focus stays where it is."""
        self._show_focus(self._scene.focus, refs)

    def _show_focus(self, focus: frozenset[Ref], chosen: Collection[Ref] | None) -> None:
        self._incremental.postpone()
        scene = self._scene
        washed, framed = scene.washed, scene.framed
        scene.focus, scene.chosen = focus, None if chosen is None else frozenset(chosen)
        self._repaint(self._highlights_of((washed ^ scene.washed) | (framed ^ scene.framed)))

    def set_search(self, found: Sequence[Span], current: int | None = None) -> None:
        """Mark what a search found (in the order of the text); the `current` one stands out and is scrolled to."""
        self._scene.found = tuple(found)
        self._scene.current = None if current is None else found[current]
        if self._scene.current is not None:
            self.reveal(self._scene.current)
        self.viewport().update()

    # --- looks ---

    def set_theme(self, theme: Theme) -> None:
        """Dress the page in another theme."""
        self._theme = theme
        self.setPalette(theme.page_palette())
        self._reset()

    @property
    def font_size(self) -> int:
        """Return the size of the running text, in pixels."""
        return self._pixels

    def set_font_size(self, pixels: int) -> None:
        """Set the size of the running text; the line at the top of the view stays there."""
        pixels = min(max(pixels, SMALLEST_PIXELS), LARGEST_PIXELS)
        if pixels != self._pixels:
            self._pixels = pixels
            self._reset()
            self.font_size_changed.emit(pixels)

    def zoom(self, steps: int) -> None:
        """Make the text larger (or, below 0, smaller) by a tenth a step, one pixel at least."""
        step = max(1, round(self._pixels * 0.1))
        self.set_font_size(self._pixels + steps * step)

    # --- scrolling ---

    def scroll_position(self) -> ScrollPosition:
        """Return what stands at the top of the view, so that it can be brought back at any width and size."""
        top = self.verticalScrollBar().value()
        number = self._geometry.at(top)
        lines = self._geometry.paragraph(number).lines
        start = self._page.paragraphs.starts[number]
        corner = self._geometry.top(number)
        first = next((line for line in lines if corner + line.baseline >= top), None)
        if first is None:
            return ScrollPosition(start, top - corner)
        origin = self._page.offsets.to_utf16(start)
        offset = self._page.offsets.to_code_point(origin + first.start)
        return ScrollPosition(offset, top - corner - first.baseline)

    def restore_scroll(self, position: ScrollPosition) -> None:
        """Bring back what stood at the top of the view."""
        offset = min(position.offset, self._page.offsets.length)
        number = self._page.paragraphs.at(offset)
        at = self._page.offsets.to_utf16(offset) - self._page.offsets.to_utf16(self._page.paragraphs.starts[number])
        lines = self._geometry.paragraph(number).lines
        baseline = next((line.baseline for line in reversed(lines) if line.start <= at), 0)
        self._scroll_to(self._geometry.top(number) + baseline + position.past)

    def reveal(self, *spans: Span) -> None:
        """Scroll as little as it takes to show spans with a little room around them; not at all if they are in sight.

        Of what is taller than the view the first line counts.
        """
        reaches = [self._reach(span) for span in spans]
        top, bottom = min(low for low, _ in reaches), max(high for _, high in reaches)
        at, height = self.verticalScrollBar().value(), self.viewport().height()
        line = self._page.style.styles[ZoneKind.BODY].line_height
        if bottom - top > height:
            bottom = top + line
        room = min(line * 2, max(0, (height - (bottom - top)) // 2))
        if top < at:
            self._scroll_to(top - room)
        elif bottom > at + height:
            self._scroll_to(bottom + room - height)

    def _scroll_to(self, value: int) -> None:
        bar = self.verticalScrollBar()
        if value > bar.maximum():  # Qt lays a long page out by and by, and the bar learns of it late
            bar.setMaximum(min(value, self._geometry.foot() - self.viewport().height()))
        bar.setValue(value)

    def _reach(self, span: Span) -> tuple[int, int]:
        """Return the document's y of a span's top and bottom."""
        covered = self._page.paragraphs.covered(span)
        first = self._geometry.pieces(covered.start, span)
        last = self._geometry.pieces(covered.stop - 1, span)
        top, foot = self._geometry.top(covered.start), self._geometry.top(covered.stop - 1)
        return (
            top + first[0].band.top() if first else self._geometry.bounds(covered.start)[0],
            foot + last[-1].band.bottom() + 1 if last else self._geometry.bounds(covered.stop - 1)[1],
        )

    # --- painting ---

    def visible(self) -> Visible:
        """Return the part of the page that is in sight."""
        scrolled = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        size = self.viewport().size()
        known = self._visible
        if known is None or known.scrolled != scrolled or known.size != size:
            numbers = self._geometry.between(scrolled.y(), scrolled.y() + size.height())
            known = self._visible = Visible(numbers, scrolled, size, self._geometry, self._page.paragraphs)
        return known

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the washes, the text over them, and over it the bars, underlines and frames."""
        visible, parts = self.visible(), [*cast("Iterable[QRect]", event.region())]
        clip = [(part.top(), part.bottom()) for part in parts]
        painter = QPainter(self.viewport())
        self._painting.below(painter, self._scene, visible, clip)
        painter.end()
        for part in parts:  # Qt draws all the lines between the first and the last of them
            super().paintEvent(QPaintEvent(part))
        painter = QPainter(self.viewport())
        self._painting.above(painter, self._scene, visible, clip)
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Draw a ring around the whole view while it has the keyboard."""
        done = super().event(event)
        if event.type() == QEvent.Type.Paint and self.hasFocus():
            painter = QPainter(self)
            ring = self._theme.color("focus_ring")
            for rect in _sides(self.rect()):
                painter.fillRect(rect, ring)
            painter.end()
        elif event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.update()
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column at its measure and in the middle."""
        super().resizeEvent(event)
        self._fit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Scroll; a link has arrows at the view's edges, which do not move with the text."""
        super().scrollContentsBy(dx, dy)
        if self._scene.links:
            self.viewport().update()

    def _repaint(self, highlights: Iterable[Highlight]) -> None:
        """Paint the lines again on which some highlights stand."""
        visible = self.visible()
        for span in {highlight.span for highlight in highlights}:
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
        """Lay the same article out anew: another size, or other inks."""
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
            place = self.scroll_position()
            self.setLineWrapColumnOrWidth(width)
            self._incremental.restart()
            self._geometry.forget()
            self._shapes.forget()
            self._visible = None
            self.restore_scroll(place)
        left = max(0, (room - width) // 2) + _RING
        right = max(0, room + 2 * _RING - left - width)
        margins = self.viewportMargins()
        if (margins.left(), margins.right()) != (left, right):
            self.setViewportMargins(left, _RING, right, _RING)


def _sides(rect: QRect) -> tuple[QRect, ...]:
    width, height = rect.width(), rect.height()
    return (
        QRect(0, 0, width, _RING),
        QRect(0, height - _RING, width, _RING),
        QRect(0, 0, _RING, height),
        QRect(width - _RING, 0, _RING, height),
    )
