"""Replacement of stretches of a text, and where the offsets of the old text are in the new one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import Any

from editorial.domain.text import Span

_START = attrgetter("span.start")


@dataclass(frozen=True, slots=True)
class Cut:
    """A stretch of a text, and the words that stand there afterwards; they are not empty."""

    span: Span
    words: str


def joined(cuts: Iterable[Cut]) -> tuple[Cut, ...]:
    """Return cuts in text order; of those that overlap one is made, with the words of the longest."""
    found: list[Cut] = []
    longest = 0
    for cut in sorted(cuts, key=lambda one: (one.span.start, -len(one.span))):
        if not found or found[-1].span.end <= cut.span.start:
            found.append(cut)
            longest = len(cut.span)
            continue
        before = found[-1]
        words = cut.words if len(cut.span) > longest else before.words
        longest = max(longest, len(cut.span))
        found[-1] = Cut(Span(before.span.start, max(before.span.end, cut.span.end)), words)
    return tuple(found)


@dataclass(frozen=True)
class Shift:
    """The change of a text by cuts in text order that do not overlap; all offsets are code points."""

    cuts: Sequence[Cut]

    @cached_property
    def _begins(self) -> list[int]:
        """The offset of each cut's words in the new text."""
        begins, grown = [], 0
        for cut in self.cuts:
            begins.append(cut.span.start + grown)
            grown += len(cut.words) - len(cut.span)
        return begins

    def text(self, old: str) -> str:
        """Return the new text."""
        parts, at = [], 0
        for cut in self.cuts:
            parts += [old[at : cut.span.start], cut.words]
            at = cut.span.end
        return "".join((*parts, old[at:]))

    def _cut(self, offset: int) -> int:
        """Return the number of the last cut that begins at an offset or before it, -1 for none."""
        return bisect_right(self.cuts, offset, key=_START) - 1

    def start(self, offset: int) -> int:
        """Return where a stretch begins that began at an offset; inside a cut, at the beginning of its words."""
        number = self._cut(offset)
        if number < 0:
            return offset
        cut, begin = self.cuts[number], self._begins[number]
        return begin if offset < cut.span.end else begin + len(cut.words) + offset - cut.span.end

    def end(self, offset: int) -> int:
        """Return where a stretch ends that ended at an offset; inside a cut, at the end of its words."""
        number = self._cut(offset - 1)
        if number < 0:
            return offset
        cut, begin = self.cuts[number], self._begins[number]
        return begin + len(cut.words) + max(0, offset - cut.span.end)

    def span(self, old: Span) -> Span:
        """Return a stretch of the old text in the new one; it has all the words of each cut that it touches."""
        return Span(self.start(old.start), self.end(old.end))

    def optional(self, old: Span | None) -> Span | None:
        """Return a stretch in the new text, None for none."""
        return None if old is None else self.span(old)

    def cut_through(self, old: Span) -> bool:
        """Return whether a stretch is a part of what was cut out, and not all of it."""
        number = self._cut(old.start)
        return number >= 0 and self.cuts[number].span != old and self.cuts[number].span.contains(old)

    def values(self, value: Any) -> Any:
        """Return JSON values with the offsets `start` and `end` of each object in them shifted."""
        if isinstance(value, list):
            return [self.values(one) for one in value]
        if not isinstance(value, dict):
            return value
        found = {key: self.values(one) for key, one in value.items()}
        start, end = value.get("start"), value.get("end")
        if type(start) is int and type(end) is int and 0 <= start < end:
            found |= {"start": self.start(start), "end": self.end(end)}
        return found
