"""Lines of a text as its author wrote them, without `> ` and bullets before them; which of them are page headers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

_LINE = re.compile(r"[^\n]*")
_BEFORE = re.compile(
    r"(?P<before>\s*(?:>(?=[\s>]|$)\s*)*(?P<bullet>(?:[»›▪●▶►‣]|»{2})\s+(?=[^«‹]*$))?)(?P<words>.*?)\s*$", re.S
)
"""A line with `»` before it and no `«` behind it is an item of a list, no quote."""
_COUNT = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"[-–—]\s*\d{1,4}\s*[-–—]|(?i:page\s+\d{1,4}(?:\s+of\s+\d{1,4})?)")
_ON_A_PAGE = re.compile(r"(?i)\bpage\s+\d{1,4}\b|^\d{1,4}\s*[|•·]|[|•·]\s*\d{1,4}$")
_LONGEST_HEADER = 100
"""The longest page header in code points; a longer line is text."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line: the offset of its first word (code points), its words, and whether `>`, a bullet or a form feed is
    before them.
    """

    start: int
    words: str
    quoted: bool
    bullet: bool
    fed: bool

    @property
    def end(self) -> int:
        """Return the offset after the last word."""
        return self.start + len(self.words)


def text_lines(text: str) -> list[TextLine]:
    """Return the lines of a text in order, blank ones too."""
    lines = []
    for found in _LINE.finditer(text):
        if found.start() and text[found.start() - 1] != "\n":
            continue  # the empty match after each line
        parts = _BEFORE.match(found[0])
        assert parts is not None  # every part of the pattern may be empty
        before = parts["before"]
        lines.append(
            TextLine(found.start() + len(before), parts["words"], ">" in before, bool(parts["bullet"]), "\f" in before)
        )
    return lines


def page_headers(lines: Sequence[TextLine]) -> set[int]:
    """Return the indices of the lines that are page headers or footers: they stand between words that belong together.

    These are lines with a page number, which follow a form feed, or that stand there again with another number.
    """
    shapes = Counter(_COUNT.sub("#", line.words) for line in lines if _ON_A_PAGE.search(line.words))
    return {number for number, line in enumerate(lines) if _is_header(line, shapes)}


def _is_header(line: TextLine, shapes: Counter[str]) -> bool:
    words = line.words
    if not words or len(words) > _LONGEST_HEADER:
        return False
    again = shapes[_COUNT.sub("#", words)] > 1
    return _PAGE_NUMBER.fullmatch(words) is not None or (_ON_A_PAGE.search(words) is not None and (line.fed or again))
