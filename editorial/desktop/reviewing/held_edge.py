"""The edge of a name or a quote that is being moved by keys, before it is kept."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from editorial.desktop.article.model import Edge
from editorial.desktop.reviewing.reviewer import Reviewer
from editorial.domain.record import Ref, Table
from editorial.domain.taking import crosses_paragraphs
from editorial.domain.text import Span
from editorial.review.outline import Item

_BORDERS = {Edge.START: re.compile(r"\b(?=\w)"), Edge.END: re.compile(r"(?<=\w)\b")}
"""Where an edge stops when it moves by words: a start before a word, an end after one."""
_CLAUSES = {
    Edge.START: re.compile(r"(?:^|(?<=[,;:.!?…—–]\s)|(?<=[“„«‘(—–])|(?<=\s[\"']))(?=\w)", re.MULTILINE),
    Edge.END: re.compile(r"(?<=[^\W])(?=[,;:.!?…]+[”’»\"')\]]*(?:\s|$)|[”»\")\]]|\s?[—–]\s?|$)", re.MULTILINE),
}
"""Where an edge stops when it moves by clauses: a start behind punctuation or an opening mark, an end before one."""


class EdgeStep(StrEnum):
    """How far one press moves an edge."""

    CHARACTER = "character"
    WORD = "word"
    CLAUSE = "clause"


class MovingEdge(NamedTuple):
    """An edge being moved: the row, which of its edges, and the span that the row would have."""

    ref: Ref
    edge: Edge
    span: Span


class HeldEdge(QObject):
    """Holds the edge being moved, if there is one; nothing is committed here (see `EdgeController`)."""

    moved = Signal(object)
    """The edge was moved: the MovingEdge, or None after it was committed or dropped."""

    def __init__(self, reviewer: Reviewer) -> None:
        super().__init__(reviewer)
        self._reviewer = reviewer
        self.moving: MovingEdge | None = None
        reviewer.opened.connect(lambda _session, _again: self.hold(None))
        reviewer.focused.connect(self._focused)

    def hold(self, moving: MovingEdge | None) -> None:
        """Hold another edge, or none."""
        self.moving = moving
        self.moved.emit(moving)

    def drop(self) -> None:
        """Stop moving; the row stays as it was."""
        if self.moving is not None:
            self.hold(None)

    def step(self, by: EdgeStep, direction: int) -> None:
        """Move the edge a character, word or clause to the left (-1) or right (1).

        It never passes the other edge, and that of a name never leaves the paragraph.
        """
        held = self.moving
        if held is None:
            return
        text = self._reviewer.record.article.text
        offset = held.span.start if held.edge is Edge.START else held.span.end
        offset = _moved(text, offset, by, direction, held.edge)
        start, end = (offset, held.span.end) if held.edge is Edge.START else (held.span.start, offset)
        if not 0 <= start < end <= len(text):
            return
        if held.ref.table is not Table.MENTION or not crosses_paragraphs(text, Span(start, end)):
            self.hold(MovingEdge(held.ref, held.edge, Span(start, end)))

    def _focused(self, item: Item | None) -> None:
        """Cancel moving when the focus goes elsewhere: Enter would commit an edge that nobody looks at."""
        if self.moving is not None and (item is None or self.moving.ref not in item.refs):
            self.hold(None)


def _moved(text: str, offset: int, by: EdgeStep, direction: int, edge: Edge) -> int:
    """Return the offset (code points) one character, or one border of a word or clause, further."""
    if by is EdgeStep.CHARACTER:
        return max(0, min(len(text), offset + direction))
    kinds, reach = (_BORDERS, 200) if by is EdgeStep.WORD else (_CLAUSES, 2000)
    near = max(0, offset - reach), min(len(text), offset + reach)
    borders = (match.start() for match in kinds[edge].finditer(text, *near))
    if direction > 0:
        return next((border for border in borders if border > offset), offset)
    return max((border for border in borders if border < offset), default=offset)
