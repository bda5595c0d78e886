"""Mentions by where they stand, so that those at a place are found without looking at all of an article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from editorial.domain.annotation import Mention
from editorial.domain.text import Span

_CELL = 256
"""Code points of text that are looked at together."""


class MentionPlaces:
    """Ids of mentions by place; a mention that moved is found at its old place too."""

    def __init__(self, mentions: Iterable[Mention] = ()) -> None:
        self._cells: defaultdict[int, dict[str, None]] = defaultdict(dict)
        for mention in mentions:
            self.add(mention)

    def add(self, mention: Mention) -> None:
        """Add a mention, or a new place of one."""
        for cell in _cells(mention.span):
            self._cells[cell][mention.id] = None

    def near(self, span: Span) -> list[str]:
        """Return the ids of all mentions that may overlap a span, and of some others beside it."""
        cells = (self._cells[cell] for cell in _cells(span) if cell in self._cells)
        return [*dict.fromkeys(key for cell in cells for key in cell)]


def _cells(span: Span) -> range:
    return range(span.start // _CELL, max(span.start, span.end - 1) // _CELL + 1)
