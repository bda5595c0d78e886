"""Conversion between code points and the UTF-16 units that Qt counts in."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from editorial.domain.text import Span

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Offsets:
    """Converts offsets of one text, by bisection over the positions of its astral characters."""

    __slots__ = ("_astral", "_pairs", "length", "utf16_length")

    def __init__(self, text: str) -> None:
        self.length = len(text)
        self._astral = [] if text.isascii() else [match.start() for match in _ASTRAL.finditer(text)]
        self._pairs = [position + index for index, position in enumerate(self._astral)]
        self.utf16_length = self.length + len(self._astral)

    def to_utf16(self, offset: int) -> int:
        """Return the UTF-16 offset of a code point offset."""
        return offset + bisect_left(self._astral, offset) if self._astral else offset

    def to_code_point(self, offset: int) -> int:
        """Return the code point offset of a UTF-16 offset; inside a surrogate pair, that of its start."""
        return offset - bisect_left(self._pairs, offset) if self._pairs else offset

    def from_span(self, span: Span) -> tuple[int, int]:
        """Return a span's start and end in UTF-16 units."""
        return self.to_utf16(span.start), self.to_utf16(span.end)

    def code_points(self, start: int, end: int) -> tuple[int, int]:
        """Return the code point range that a UTF-16 range touches; half a surrogate pair counts as the whole."""
        first, last = self.to_code_point(start), self.to_code_point(end)
        splits = bool(self._pairs) and end > start and self.to_utf16(last) != end
        return first, last + 1 if splits else last


class Paragraphs:
    """Paragraphs of a text, split only at line feeds; offsets in code points."""

    __slots__ = ("_length", "starts")

    def __init__(self, text: str) -> None:
        self.starts = [0]
        self.starts += [match.end() for match in re.finditer("\n", text)]
        self._length = len(text)

    def __len__(self) -> int:
        return len(self.starts)

    def at(self, offset: int) -> int:
        """Return the number of the paragraph at an offset."""
        return bisect_right(self.starts, offset) - 1

    def covered(self, span: Span) -> range:
        """Return the numbers of the paragraphs that a span touches."""
        return range(self.at(span.start), self.at(span.end - 1) + 1)

    def bounds(self, number: int) -> tuple[int, int]:
        """Return the start and end of a paragraph, without its line feed."""
        after = self.starts[number + 1] - 1 if number + 1 < len(self.starts) else self._length
        return self.starts[number], after
