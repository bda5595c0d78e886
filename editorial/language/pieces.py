"""Cuts a long text into pieces that a spaCy pipeline can read within bounded memory. Knows no spaCy."""

from __future__ import annotations

from collections.abc import Iterator

from editorial.domain.text import Span

LONGEST = 60_000
"""The longest piece, in code points: some 10,000 words."""


def pieces(text: str, longest: int = LONGEST) -> Iterator[Span]:
    """Yield spans that cover the text in order, none longer than `longest` code points.

    They are cut at the last paragraph border that fits, else at a line's end, else at white space, else anywhere.
    """
    start = 0
    while len(text) - start > longest:
        end = _cut(text, start, start + longest)
        yield Span(start, end)
        start = end
    if start < len(text):
        yield Span(start, len(text))


def _cut(text: str, start: int, limit: int) -> int:
    least = start + (limit - start) // 2
    for border in ("\n\n", "\n", " "):
        at = text.rfind(border, least, limit)
        if at >= 0:
            return at + len(border)
    return limit
