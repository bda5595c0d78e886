"""Visible part of the page, in viewport pixels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import reduce
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QSize

from editorial.desktop.article.geometry import Geometry, LineFragment
from editorial.desktop.article.offsets import Paragraphs
from editorial.domain.text import Span


class Visible(NamedTuple):
    """Visible paragraphs, scroll offset and viewport size."""

    numbers: range
    scrolled: QPoint
    size: QSize
    geometry: Geometry
    paragraphs: Paragraphs

    @property
    def height(self) -> int:
        """Return the height of the viewport, in pixels."""
        return self.size.height()

    def corner(self, number: int) -> QPoint:
        """Return the corner of a paragraph in the viewport."""
        return self.geometry.corner(number).toPoint() - self.scrolled

    def is_above(self, span: Span) -> bool:
        """Return whether a span is before all visible paragraphs."""
        return self.paragraphs.at(span.start) < self.numbers.start

    def near(self, spans: Iterable[Span]) -> list[Span]:
        """Return those spans that are in a visible paragraph; a name may stand at thousands of places."""
        if not self.numbers:
            return []
        (first, _), (_, last) = map(self.paragraphs.bounds, (self.numbers[0], self.numbers[-1]))
        return [span for span in spans if span.start < last and first < span.end]

    def fragments(self, span: Span) -> Iterator[tuple[QPoint, LineFragment]]:
        """Yield the fragments of a span in visible paragraphs, each with its paragraph's corner."""
        covered = self.paragraphs.covered(span)
        for number in range(max(covered.start, self.numbers.start), min(covered.stop, self.numbers.stop)):
            corner = self.corner(number)
            for fragment in self.geometry.fragments(number, span):
                yield corner, fragment

    def frames(self, span: Span) -> tuple[QRect, ...]:
        """Return the frames around a span's words, one per line."""
        return tuple(fragment.frame.translated(corner) for corner, fragment in self.fragments(span))

    def box(self, span: Span) -> QRect | None:
        """Return the rectangle around the visible part of a span, or None."""
        sight = QRect(QPoint(0, 0), self.size)
        return reduce(QRect.united, (band for band in self.bands(span) if sight.intersects(band)), QRect()) or None

    def bands(self, span: Span) -> tuple[QRect, ...]:
        """Return the full-height rectangles of a span, one per line."""
        return tuple(fragment.band.translated(corner) for corner, fragment in self.fragments(span))
