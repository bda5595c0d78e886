"""Tokens of a text that begin and end wherever a span does, for formats whose spans are made of tokens."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from editorial.domain.text import Span

_PARTS = re.compile(r"\w+|[^\w\s]|\s")


@dataclass(frozen=True, slots=True)
class Token:
    """A token, `[start, end)` in code points, and whether a single space follows that is no token itself."""

    start: int
    end: int
    space: bool


class Tokens:
    """The tokens of a text in order, `every`; with the spaces between them they are the whole text."""

    def __init__(self, text: str, spans: Iterable[Span]) -> None:
        made = list(spans)
        self._begin, self._finish = {one.start for one in made}, {one.end for one in made}
        self.every = self._made(text)
        self._first = {one.start: number for number, one in enumerate(self.every)}
        self._last = {one.end: number for number, one in enumerate(self.every)}

    def covering(self, span: Span) -> tuple[int, int]:
        """Return the numbers of the first and the last token of one of the spans that these were made for."""
        return self._first[span.start], self._last[span.end]

    def _made(self, text: str) -> list[Token]:
        found: list[Token] = []
        for start, end in self._parts(text):
            follows = bool(found) and found[-1].end == start and not found[-1].space
            free = start not in self._begin and end not in self._finish
            if text[start:end] == " " and follows and free and not text[found[-1].start].isspace():
                found[-1] = Token(found[-1].start, start, space=True)
            else:
                found.append(Token(start, end, space=False))
        return found

    def _parts(self, text: str) -> Iterable[tuple[int, int]]:
        cuts = sorted(self._begin | self._finish)
        at = 0
        for match in _PARTS.finditer(text):
            start = match.start()
            while at < len(cuts) and cuts[at] <= start:
                at += 1
            while at < len(cuts) and cuts[at] < match.end():
                yield start, cuts[at]
                start = cuts[at]
                at += 1
            yield start, match.end()
