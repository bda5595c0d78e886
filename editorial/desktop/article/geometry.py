"""where parts of the text lie on the page: worked out for a paragraph when it is first seen, then kept."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from math import inf
from typing import Any, NamedTuple

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QAbstractTextDocumentLayout, QGlyphRun, QTextBlock, QTextLine

from editorial.desktop.article.document import Page, ParagraphStyle
from editorial.domain.text import Span

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")


class TextLine(NamedTuple):
    """One line of a paragraph: its range in UTF-16 units from the paragraph's start, and its position in pixels.

    Positions are relative to the paragraph's corner.
    """

    number: int
    start: int
    end: int
    baseline: int
    left: int
    right: int


class LineFragment(NamedTuple):
    """The part of a span on one line, in pixels from the paragraph's corner."""

    line: int
    left: int
    right: int
    baseline: int
    style: ParagraphStyle

    @property
    def band(self) -> QRect:
        """Return the rectangle of full line height; the bands of adjacent lines touch."""
        height = self.style.line_height
        return QRect(self.left, self.baseline - round(height * 0.7), self.right - self.left, height)

    @property
    def box(self) -> QRect:
        """Return the rectangle around the letters."""
        top = round(self.style.font.pixelSize() * 0.82)
        return QRect(self.left, self.baseline - top, self.right - self.left, top + self.style.descent)

    @property
    def frame(self) -> QRect:
        """Return the rectangle around the letters and the first underline."""
        return self.box.adjusted(-2, -1, 2, max(5, self.style.descent))


@dataclass(slots=True)
class ParagraphGeometry:
    """The lines of one paragraph, and the cached fragments of spans; `origin` is where it starts, in UTF-16 units."""

    number: int
    origin: int
    block: QTextBlock
    corner: QPointF
    style: ParagraphStyle
    lines: list[TextLine]
    both_ways: bool
    fragments: dict[Span, tuple[LineFragment, ...]] = field(default_factory=dict)


class Geometry:
    """Cached positions of the paragraphs and spans of a page."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._layout: QAbstractTextDocumentLayout = page.document.documentLayout()
        self._known: dict[int, ParagraphGeometry] = {}

    def forget(self) -> None:
        """Clear the cache: the page was laid out again."""
        self._known.clear()

    def paragraph(self, number: int) -> ParagraphGeometry:
        """Return the geometry of a paragraph, laying the document out down to it if necessary."""
        known = self._known.get(number)
        if known is None:
            known = self._known[number] = self._measure(number)
        return known

    def corner(self, number: int) -> QPointF:
        """Return the corner of a paragraph, in document pixels."""
        return self.paragraph(number).corner

    def top(self, number: int) -> int:
        """Return the y of a paragraph's corner, in document pixels."""
        return round(self.corner(number).y())

    def bounds(self, number: int) -> tuple[int, int]:
        """Return the y of the top of a paragraph's first line and of the bottom of its last, in document pixels."""
        paragraph = self.paragraph(number)
        top, height = self.top(number), paragraph.style.line_height
        if not paragraph.lines:
            return top, top
        first, last = paragraph.lines[0].baseline, paragraph.lines[-1].baseline
        return top + first - height, top + last + height

    def foot(self) -> int:
        """Return the height of the page in pixels, as far as it is laid out."""
        last = max(self._known, default=0)
        return self.bounds(last)[1] + round(self._page.document.rootFrame().frameFormat().bottomMargin())

    def at(self, y: float) -> int:
        """Return the number of the paragraph at a document y: the last one that begins above it.

        Qt's own hit test returns the last paragraph for a point in the top margin.
        """
        count = len(self._page.paragraphs)
        found = self._last_above(y, count)
        if found + 1 < count and self._begins(found + 1) == inf:
            self._layout.hitTest(QPointF(0, y), Qt.HitTestAccuracy.FuzzyHit)  # lays the page out down to here
            found = self._last_above(y, count)
        return found

    def _last_above(self, y: float, count: int) -> int:
        return max(0, bisect_right(range(count), y, key=self._begins) - 1)

    def _begins(self, number: int) -> float:
        """Return the document y at which a paragraph begins, or infinity if it is not laid out yet."""
        layout = self._page.document.findBlockByNumber(number).layout()
        return layout.position().y() if layout.lineCount() else inf

    def between(self, top: float, bottom: float) -> range:
        """Return the paragraphs that may paint between two document y positions."""
        first, last = self.at(top), self.at(bottom)
        return range(max(0, first - 1), min(len(self._page.paragraphs), last + 2))

    def fragments(self, number: int, span: Span) -> tuple[LineFragment, ...]:
        """Return the fragments of a span in a paragraph, one per line."""
        paragraph = self.paragraph(number)
        known = paragraph.fragments.get(span)
        if known is None:
            known = paragraph.fragments[span] = tuple(self._cut(paragraph, span))
        return known

    def _measure(self, number: int) -> ParagraphGeometry:
        start, end = self._page.paragraphs.bounds(number)
        block = self._page.document.findBlockByNumber(number)
        self._layout.blockBoundingRect(block)  # lays out everything down to here
        layout = block.layout()
        lines = [_line(layout.lineAt(at)) for at in range(layout.lineCount())] if end > start else []
        both_ways = _RIGHT_TO_LEFT.search(self._page.article.text, start, end) is not None
        origin, style = self._page.offsets.to_utf16(start), self._page.style_of(number)
        return ParagraphGeometry(number, origin, block, layout.position(), style, lines, both_ways)

    def _cut(self, paragraph: ParagraphGeometry, span: Span) -> Iterator[LineFragment]:
        first, last = self._page.offsets.from_span(span)
        first, last = first - paragraph.origin, last - paragraph.origin
        for line in paragraph.lines:
            if line.start >= last:
                return
            if line.end > first:
                for left, right in _edges(line, max(first, line.start), min(last, line.end), paragraph):
                    yield LineFragment(line.number, left, right, line.baseline, paragraph.style)


def _line(line: QTextLine) -> TextLine:
    left = line.x()
    return TextLine(
        line.lineNumber(),
        line.textStart(),
        line.textStart() + line.textLength(),
        round(line.y() + line.ascent()),
        round(left),
        round(left + line.naturalTextWidth()),
    )


def _edges(line: TextLine, start: int, end: int, paragraph: ParagraphGeometry) -> Iterable[tuple[int, int]]:
    text_line = paragraph.block.layout().lineAt(line.number)
    if paragraph.both_ways:
        return _visual_runs(text_line, start, end)
    left = line.left if start == line.start else _x(text_line, start)
    right = line.right if end == line.end else min(_x(text_line, end), line.right)
    return ((left, right),) if left < right else ()


def _visual_runs(line: QTextLine, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the left and right x of each visual run; where the direction changes, caret positions are ambiguous."""
    runs = sorted(extent for run in line.glyphRuns(start, end - start) for extent in _extent(run))
    joined: list[tuple[float, float]] = []
    for left, right in runs:
        if joined and left <= joined[-1][1] + 0.5:
            joined[-1] = joined[-1][0], max(joined[-1][1], right)
        else:
            joined.append((left, right))
    yield from ((round(left), round(right)) for left, right in joined)


def _extent(run: QGlyphRun) -> Iterator[tuple[float, float]]:
    lefts = [position.x() for position in run.positions()]
    advances = [advance.x() for advance in run.rawFont().advancesForGlyphIndexes(run.glyphIndexes())]
    if lefts:
        yield min(lefts), max(left + advance for left, advance in zip(lefts, advances, strict=True))


def _x(line: QTextLine, position: int) -> int:
    answer: Any = line.cursorToX(position)  # the x, and the cursor position used
    x: float = answer[0]
    return round(x)
