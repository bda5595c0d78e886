"""Paragraphs of a text, from its line breaks; a sentence starts at each of them."""

from __future__ import annotations

import re

from editorial.domain.text import Span

_WRAP_WIDTH = range(50, 101)
_ENDED = re.compile(r"[.!?:;…\"”’'»*_=-]$")


def paragraphs(text: str) -> tuple[Span, ...]:
    """Return the paragraphs of `text` in order, as spans in code points without the white space around them.

    Each line is a paragraph, unless the text is hard-wrapped to a fixed width: then a paragraph ends at an empty line
    or at a line that is shorter than the width.
    """
    lines = [
        (m.start(), m.end()) for m in re.finditer(r"[^\n\r\v\f\x85\u2028\u2029]*\S[^\n\r\v\f\x85\u2028\u2029]*", text)
    ]
    wrapped = _hard_wrapped(text, lines)
    found: list[list[int]] = []
    for start, end in lines:
        if wrapped and found and _runs_on(text, found[-1], start):
            found[-1][1] = end
        else:
            found.append([start, end])
    return tuple(span for start, end in found if (span := _trimmed(text, start, end)))


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """Return the span without the white space at its ends; None if nothing else is in it."""
    line = text[start:end]
    start += len(line) - len(line.lstrip())
    end -= len(line) - len(line.rstrip())
    return Span(start, end) if start < end else None


def _hard_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Return whether the text is hard-wrapped: no line is longer than the width, and most end there in mid-sentence."""
    if len(lines) < 4 or max((end - start for start, end in lines), default=0) > _WRAP_WIDTH.stop:
        return False
    full = sum(end - start in _WRAP_WIDTH and not _ENDED.search(text[start:end].rstrip()) for start, end in lines)
    return full * 2 > len(lines)


def _runs_on(text: str, before: list[int], start: int) -> bool:
    """Return whether the line at `start` continues the paragraph `before` (its start and end)."""
    line = text[max(before[0], before[1] - _WRAP_WIDTH.stop) : before[1]]
    return text.count("\n", before[1], start) == 1 and len(line) >= _WRAP_WIDTH.start
