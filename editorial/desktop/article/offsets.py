"""Code points of an article's text to the UTF-16 units that Qt counts in, and back."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from editorial.domain.text import Span

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Offsets:
    """Translates offsets of one text; every look-up is one bisection over the positions of its astral characters."""

    __slots__ = ("_astral", "_pairs", "length", "utf16_length")

    def __init__(self, text: str) -> None:
        self.length = len(text)
        self._astral = [] if text.isascii() else [match.start() for match in _ASTRAL.finditer(text)]
        self._pairs = [position + index for index, position in enumerate(self._astral)]
        self.utf16_length = self.length + len(self._astral)

    def to_utf16(self, offset: int) -> int:
        """Return the UTF-16 offset of the code point offset `offset`."""
        return offset + bisect_left(self._astral, offset) if self._astral else offset

    def to_code_point(self, offset: int) -> int:
        """Return the code point offset of a UTF-16 offset; one in the middle of a pair is taken to its start."""
        return offset - bisect_left(self._pairs, offset) if self._pairs else offset

    def from_span(self, span: Span) -> tuple[int, int]:
        """Return a span's start and end in UTF-16 units."""
        return self.to_utf16(span.start), self.to_utf16(span.end)

    def code_points(self, start: int, end: int) -> tuple[int, int]:
        """Return the code points that the UTF-16 stretch touches: half a pair counts as the whole."""
        first, last = self.to_code_point(start), self.to_code_point(end)
        splits = bool(self._pairs) and end > start and self.to_utf16(last) != end
        return first, last + 1 if splits else last


class Paragraphs:
    """Where the paragraphs of a text begin (code points); they are split at line feeds and nowhere else."""

    __slots__ = ("_length", "starts")

    def __init__(self, text: str) -> None:
        self.starts = [0]
        self.starts += [match.end() for match in re.finditer("\n", text)]
        self._length = len(text)

    def __len__(self) -> int:
        return len(self.starts)

    def at(self, offset: int) -> int:
        """Return the number of the paragraph that the code point offset lies in."""
        return bisect_right(self.starts, offset) - 1

    def covered(self, span: Span) -> range:
        """Return the numbers of the paragraphs that a span touches."""
        return range(self.at(span.start), self.at(span.end - 1) + 1)

    def bounds(self, number: int) -> tuple[int, int]:
        """Return where a paragraph starts and ends (code points, its line feed left out)."""
        after = self.starts[number + 1] - 1 if number + 1 < len(self.starts) else self._length
        return self.starts[number], after
