"""Cuts a long text into pieces that a spaCy pipeline can read within bounded memory. Knows no spaCy."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from editorial.domain.text import Span

LONGEST = 20_000
"""The longest piece, in code points: some 3,500 words. Longer ones cost memory and gain no speed."""

_SENTENCE = re.compile(r"[.!?…][\"”’'»)\]]*\s+")
_BLANK = re.compile(r"\s+")


def pieces(text: str, paragraphs: Sequence[Span], longest: int = LONGEST) -> Iterator[Span]:
    """Yield spans that cover the text in order, none longer than `longest` code points.

    They are cut at the start of the last paragraph that fits, else behind a sentence, else behind white space, else
    anywhere; in the last three cases the parser does not see how what is cut belongs together.
    """
    borders = [paragraph.start for paragraph in paragraphs]
    start = 0
    while len(text) - start > longest:
        end = _cut(text, borders, start, start + longest)
        yield Span(start, end)
        start = end
    if start < len(text):
        yield Span(start, len(text))


def _cut(text: str, borders: Sequence[int], start: int, limit: int) -> int:
    least = start + (limit - start) // 2
    at = bisect_right(borders, limit) - 1
    if at >= 0 and borders[at] > least:
        return borders[at]
    for border in (_SENTENCE, _BLANK):
        ends = [found.end() for found in border.finditer(text, least, limit)]
        if ends:
            return ends[-1]
    return limit
