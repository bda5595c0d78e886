"""Offsets as other programs count them, mapped to code points of the normalised text.

Some count UTF-16 units (JavaScript, Java), some code points (Python); some count the raw line ends, some one for each,
some two, though the text that they hand on has others. The words that an annotation gives, or else where words begin
and end, say how it was counted.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from editorial.domain.text import BOM, Normalised, normalise
from editorial.domain.words import splits_word

_ASTRAL = "\U00010000"


class Units(Enum):
    """What is counted as one."""

    CODE_POINTS = auto()
    UTF_16 = auto()


class LineEnds(Enum):
    """How many a line end counts."""

    RAW = auto()
    """As many characters as it has in the raw text."""
    ONE = auto()
    TWO = auto()


@dataclass(frozen=True, slots=True)
class Counting:
    """A way of counting offsets."""

    units: Units = Units.CODE_POINTS
    line_ends: LineEnds = LineEnds.RAW


CODE_POINTS = Counting()
UTF_16 = Counting(Units.UTF_16)
_EVERY = tuple(Counting(units, ends) for ends in LineEnds for units in Units)


@dataclass(frozen=True, slots=True)
class Claim:
    """A stretch as a file gives it, perhaps with its words."""

    start: int
    end: int
    words: str | None = None


class Offsets:
    """Maps offsets of one way of counting to code points of the normalised text."""

    def __init__(self, raw: str, text: Normalised, counting: Counting) -> None:
        self._extra = _extra_units(_as_counted(raw, text, counting.line_ends), counting.units)
        self._length = len(text.text) + len(self._extra)

    def map(self, offset: int) -> int:
        """Return the offset in the normalised text; one inside a character or a line end becomes its start or end."""
        return offset - bisect_left(self._extra, offset)

    def holds(self, claim: Claim) -> bool:
        """Return whether a claim is a stretch of the text, and not empty."""
        return 0 <= claim.start < claim.end <= self._length and self.map(claim.start) < self.map(claim.end)


class Utf16:
    """Maps code points of a text to UTF-16 units."""

    def __init__(self, text: str) -> None:
        self._wide = [at for at, character in enumerate(text) if character >= _ASTRAL]

    def units(self, offset: int) -> int:
        """Return the offset in UTF-16 units."""
        return offset + bisect_left(self._wide, offset)


def _as_counted(raw: str, text: Normalised, ends: LineEnds) -> str:
    """Return the text with the line ends that are counted."""
    if ends is LineEnds.RAW:
        return raw
    lead = raw[: len(raw) - len(raw.lstrip(BOM))]
    return lead + (text.text if ends is LineEnds.ONE else text.text.replace("\n", "\r\n"))


def _extra_units(counted: str, units: Units) -> list[int]:
    """Return where the units are that the normalised text does not have, in order."""
    dropped = normalise(counted).dropped
    if units is Units.CODE_POINTS:
        return list(dropped)
    wide = [at for at, character in enumerate(counted) if character >= _ASTRAL]
    out = []
    for number, at in enumerate(wide):  # each one before moves what follows by one
        out.append(at + number + 1)
    moved = [at + bisect_left(wide, at) for at in dropped]
    return sorted([*out, *moved])


def fitting(raw: str, text: Normalised, claims: Sequence[Claim], usual: Counting, *, known: bool) -> Offsets:
    """Return the offsets in the way of counting that fits the claims of an article best, `usual` before others.

    `known` says that the file itself tells how it counts: then only words can contradict it.
    """
    found = Offsets(raw, text, usual)
    worded = [one for one in claims if one.words is not None]
    judged = worded or ([] if known else claims)
    best = _fit(text.text, found, judged)
    for counting in _EVERY:
        if best == len(judged):
            break
        other = Offsets(raw, text, counting)
        if (fit := _fit(text.text, other, judged)) > best:
            found, best = other, fit
    return found


def _fit(text: str, offsets: Offsets, claims: Sequence[Claim]) -> int:
    """Return how many claims fit: their words are there, or they begin and end where words do."""
    return sum(1 for one in claims if offsets.holds(one) and fits(text, offsets, one))


def fits(text: str, offsets: Offsets, claim: Claim) -> bool:
    """Return whether the words of a claim stand there; of one without words, whether it cuts none."""
    start, end = offsets.map(claim.start), offsets.map(claim.end)
    if claim.words is not None:
        return same_words(text[start:end], claim.words)
    return not (splits_word(text, start) or splits_word(text, end))


def same_words(there: str, claimed: str) -> bool:
    """Return whether words are the same; programs write line ends and other white space in many ways."""
    return there == claimed or there.split() == claimed.replace("\\n", "\n").split()
