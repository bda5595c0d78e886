"""Mentions or quotes by where they stand, so that those at a place are found without looking at all of an article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from editorial.domain.annotation import Mention, Quote
from editorial.domain.text import Span

_CELL = 256
"""Code points of text that are looked at together."""


class RowPlaces:
    """Ids of rows of one kind by place; a row that moved is found at its old place too."""

    def __init__(self, rows: Iterable[Mention | Quote] = ()) -> None:
        self._cells: defaultdict[int, dict[str, None]] = defaultdict(dict)
        for row in rows:
            self.add(row)

    def add(self, row: Mention | Quote) -> None:
        """Add a row, or a new place of one."""
        for cell in _cells(row.span):
            self._cells[cell][row.id] = None

    def near(self, span: Span) -> list[str]:
        """Return the ids of all rows that may overlap a span, and of some others beside it."""
        cells = (self._cells[cell] for cell in _cells(span) if cell in self._cells)
        return [*dict.fromkeys(key for cell in cells for key in cell)]


def _cells(span: Span) -> range:
    return range(span.start // _CELL, max(span.start, span.end - 1) // _CELL + 1)
