"""Scroll positions that do not depend on width and font size, and the y range of a span."""

from __future__ import annotations

from editorial.desktop.article.document import Page
from editorial.desktop.article.geometry import Geometry
from editorial.desktop.article.model import ScrollPosition
from editorial.domain.text import Span


def position_at(top: int, page: Page, geometry: Geometry) -> ScrollPosition:
    """Return the scroll position for a document y (pixels) at the top of the view."""
    number = geometry.at(top)
    start = page.paragraphs.starts[number]
    corner = geometry.top(number)
    lines = geometry.paragraph(number).lines
    first = next((line for line in lines if corner + line.baseline >= top), None)
    if first is None:
        return ScrollPosition(start, top - corner)
    offset = page.offsets.to_code_point(page.offsets.to_utf16(start) + first.start)
    return ScrollPosition(offset, top - corner - first.baseline)


def y_of(position: ScrollPosition, page: Page, geometry: Geometry) -> int:
    """Return the document y (pixels) of a scroll position; an offset after the end counts as the end."""
    offset = min(position.offset, page.offsets.length)
    number = page.paragraphs.at(offset)
    at = page.offsets.to_utf16(offset) - page.offsets.to_utf16(page.paragraphs.starts[number])
    lines = geometry.paragraph(number).lines
    baseline = next((line.baseline for line in reversed(lines) if line.start <= at), 0)
    return geometry.top(number) + baseline + position.past


def y_range(span: Span, page: Page, geometry: Geometry) -> tuple[int, int]:
    """Return the document y (pixels) of the top and of the bottom of a span."""
    covered = page.paragraphs.covered(span)
    first = geometry.fragments(covered.start, span)
    last = geometry.fragments(covered.stop - 1, span)
    top, foot = geometry.top(covered.start), geometry.top(covered.stop - 1)
    return (
        top + first[0].band.top() if first else geometry.bounds(covered.start)[0],
        foot + last[-1].band.bottom() + 1 if last else geometry.bounds(covered.stop - 1)[1],
    )
