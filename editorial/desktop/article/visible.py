"""The part of the page that is in sight, in the view's own pixels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce

from PySide6.QtCore import QPoint, QRect, QSize

from editorial.desktop.article.geometry import Geometry, LineFragment
from editorial.desktop.article.offsets import Paragraphs
from editorial.domain.text import Span


@dataclass(frozen=True, slots=True)
class Visible:
    """Which paragraphs are in sight, how far the page is scrolled, and the size of the view."""

    numbers: range
    scrolled: QPoint
    size: QSize
    geometry: Geometry
    paragraphs: Paragraphs

    @property
    def height(self) -> int:
        """Return the height of the view, in pixels."""
        return self.size.height()

    def corner(self, number: int) -> QPoint:
        """Return where a paragraph's pixels begin in the view."""
        return self.geometry.corner(number).toPoint() - self.scrolled

    def is_above(self, span: Span) -> bool:
        """Return whether a span lies before everything in sight."""
        return self.paragraphs.at(span.start) < self.numbers.start

    def pieces(self, span: Span) -> Iterator[tuple[QPoint, LineFragment]]:
        """Yield the pieces of a span in the paragraphs in sight, each with its paragraph's corner."""
        covered = self.paragraphs.covered(span)
        for number in range(max(covered.start, self.numbers.start), min(covered.stop, self.numbers.stop)):
            corner = self.corner(number)
            for piece in self.geometry.pieces(number, span):
                yield corner, piece

    def frames(self, span: Span) -> tuple[QRect, ...]:
        """Return the frames around a span's words, line by line."""
        return tuple(piece.frame.translated(corner) for corner, piece in self.pieces(span))

    def box(self, span: Span) -> QRect | None:
        """Return the box around what of a span is in sight, or None."""
        sight = QRect(QPoint(0, 0), self.size)
        return reduce(QRect.united, (band for band in self.bands(span) if sight.intersects(band)), QRect()) or None

    def bands(self, span: Span) -> tuple[QRect, ...]:
        """Return the full-height bands of a span, line by line."""
        return tuple(piece.band.translated(corner) for corner, piece in self.pieces(span))
