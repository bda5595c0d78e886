"""Text of an article: normalised once at import, addressed in Unicode code points."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import NamedTuple

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_CRLF = re.compile("\r\n")
BOM = "\ufeff"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range `[start, end)` of a text in Unicode code points; never empty."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, not {self.start}, {self.end}")

    def of(self, text: str) -> str:
        """Return the slice of `text` that this span addresses."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Return whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Return whether `other` is inside this span or equal to it."""
        return self.start <= other.start and other.end <= self.end

    def __len__(self) -> int:
        return self.end - self.start


class Normalised(NamedTuple):
    """Normalised text, with what is needed to map offsets of the raw text to it.

    `dropped` holds the sorted offsets (code points of the raw text) of the code points that normalisation removed.
    """

    text: str
    dropped: tuple[int, ...]

    def offset(self, raw: int) -> int:
        """Map an offset into the raw text (code points) to one into `text`."""
        return raw - bisect_left(self.dropped, raw)


def normalise(raw: str) -> Normalised:
    """Normalise a text: CRLF and CR become LF, leading BOMs are removed, lone surrogates become U+FFFD.

    All leading BOMs are removed, so that normalising is idempotent.
    No Unicode normal form is applied. Raises ValueError if the text holds a NUL.
    """
    if (nul := raw.find("\0")) >= 0:
        raise ValueError(f"NUL character at offset {nul}: this is not a text")
    bare = raw.lstrip(BOM)
    dropped = list(range(len(raw) - len(bare)))
    dropped += [match.start() for match in _CRLF.finditer(raw)]
    text = bare.replace("\r\n", "\n").replace("\r", "\n")
    return Normalised(_LONE_SURROGATE.sub("\ufffd", text), tuple(dropped))


def sha256(text: str) -> str:
    """Return the SHA-256 of the text's UTF-8 form, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def tidy(text: str, start: int, end: int) -> Span | None:
    """Return the span `[start, end)` without white space at its edges, or None if nothing is left."""
    start, end = max(0, start), min(end, len(text))
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
