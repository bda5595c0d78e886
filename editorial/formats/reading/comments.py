"""Comments beside a text as notes: who wrote them, when and what, and which words each stands at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple

from editorial.domain.annotation import Note, NoteKind
from editorial.domain.text import Span, tidy
from editorial.formats.reading.docx_runs import Sort

PROBLEM = "Problem: "
"""How a comment begins that notes a problem in the copy."""
NOBODY = "unnamed"
"""The author of a comment that names none."""
_WORD = re.compile(r"\w+")
_FAR = 200
"""How many code points away a word is looked for beside a comment that stands at none."""


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment as it stands in a document; `at` is in UTC, None if no time is given."""

    id: str
    by: str
    words: str
    at: datetime | None = None


class Edge(NamedTuple):
    """One end of the words of a comment, or the place of its sign."""

    comment: str
    sort: Sort


def notes_of(comments: Iterable[Comment], spans: Mapping[str, Span], now: datetime) -> tuple[Note, ...]:
    """Return comments as notes in the order of the text, those on the whole article last.

    `spans` are the words that they stand at, by id; `now` is the time of those that have none.
    """
    found = in_order(note_of(one, spans.get(one.id), now) for one in comments)
    return tuple(replace(one, id=f"n{at}") for at, one in enumerate(found, 1))


def in_order(notes: Iterable[Note]) -> list[Note]:
    """Return notes in the order of the text, those on the whole article last."""
    return sorted(notes, key=lambda one: (one.span is None, one.span or Span(0, 1)))


def note_of(one: Comment, span: Span | None, now: datetime) -> Note:
    """Return a comment as a note under the same id; `now` is its time if it has none."""
    kind, words = NoteKind.COMMENT, one.words
    if words.startswith(PROBLEM) and (rest := words.removeprefix(PROBLEM)).strip():
        kind, words = NoteKind.PROBLEM, rest
    return Note(one.id, kind, words, one.by if one.by.strip() else NOBODY, one.at or now, span=span)


class Places:
    """Gathers the edges of comments in a text, offset by offset, and says which words each comment stands at."""

    def __init__(self) -> None:
        self._edges: dict[Edge, int] = {}

    def put(self, edge: Edge, offset: int) -> None:
        """Note an edge at an offset (code points); the first of a kind holds."""
        self._edges.setdefault(edge, offset)

    def spans(self, text: str) -> dict[str, Span]:
        """Return the words at each comment by its id.

        A comment at no words stands at the word beside it; at the very beginning it is about the whole article, and has
        no span. White space at the edges of the words is no part of them.
        """
        ids = {edge.comment: None for edge in self._edges}
        found = {key: self._span(key, text) for key in ids}
        return {key: span for key, span in found.items() if span is not None}

    def _span(self, key: str, text: str) -> Span | None:
        start, end, point = (self._edges.get(Edge(key, sort)) for sort in (Sort.START, Sort.END, Sort.POINT))
        if start is not None and end is not None and (span := tidy(text, start, end)) is not None:
            return span
        at = next((one for one in (start, end, point) if one is not None), 0)
        return _word_beside(text, at) if at else None


def _word_beside(text: str, at: int) -> Span | None:
    """Return the word that an offset is in or touches, else the next one, else the one before."""
    begin = max(0, at - _FAR)
    words = [Span(one.start() + begin, one.end() + begin) for one in _WORD.finditer(text[begin : at + _FAR])]
    touching = (one for one in words if one.start <= at <= one.end)
    after = (one for one in words if one.start > at)
    return next(touching, None) or next(after, None) or (words[-1] if words else None)
