"""Chunks of a long article, short enough for a spaCy pipeline to process in bounded memory."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from editorial.domain.text import Span

LONGEST = 20_000
"""The longest chunk, in code points: some 3,500 words. Longer ones use more memory and are no faster."""

_SENTENCE = re.compile(r"[.!?…][\"”’'»)\]]*\s+")
_BLANK = re.compile(r"\s+")


def chunks(text: str, paragraphs: Sequence[Span], longest: int = LONGEST) -> Iterator[Span]:
    """Yield spans that cover the text in order, none longer than `longest` code points.

    A chunk ends before the last paragraph that starts within the limit, else after a sentence, else after white space,
    else at the limit; in the last three cases the parser sees a paragraph in two parts.
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
    """Return the best end of a chunk in the second half of `start` to `limit`, else `limit`."""
    least = start + (limit - start) // 2
    at = bisect_right(borders, limit) - 1
    if at >= 0 and borders[at] > least:
        return borders[at]
    for border in (_SENTENCE, _BLANK):
        ends = [found.end() for found in border.finditer(text, least, limit)]
        if ends:
            return ends[-1]
    return limit
