"""The figures of an evaluation: counts that add up over articles, shares, and how well scores rank errors."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Counts:
    """How many were suggested, how many are in the gold, and how many of both are the same."""

    hits: int = 0
    suggested: int = 0
    gold: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.hits + other.hits, self.suggested + other.suggested, self.gold + other.gold)

    @property
    def precision(self) -> float | None:
        """Return the share of what was suggested that is right (0..1), or None if nothing was suggested."""
        return self.hits / self.suggested if self.suggested else None

    @property
    def recall(self) -> float | None:
        """Return the share of the gold that was suggested (0..1), or None if there is no gold."""
        return self.hits / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """Return the harmonic mean of both (0..1), or None if there is nothing on either side."""
        return 2 * self.hits / (self.suggested + self.gold) if self.suggested or self.gold else None


@dataclass(frozen=True, slots=True)
class Share:
    """How many of a number are right."""

    right: int = 0
    of: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(self.right + other.right, self.of + other.of)

    @property
    def value(self) -> float | None:
        """Return the share (0..1), or None if there is nothing to be right."""
        return self.right / self.of if self.of else None


NO_COUNTS, NO_SHARE = Counts(), Share()
"""Where adding up begins."""


@dataclass(frozen=True, slots=True)
class Scored:
    """The score of one suggestion (0..1), and whether it is wrong."""

    score: float
    wrong: bool


@dataclass(frozen=True, slots=True)
class Ranking:
    """How well scores tell errors apart.

    `area` is the chance that a wrong suggestion has a lower score than a right one (the area under the ROC curve;
    0.5 is no better than chance), None if there are no errors or nothing else.
    """

    area: float | None
    wrong: int
    of: int


def ranking(scored: Iterable[Scored]) -> Ranking:
    """Return how well the scores rank the errors; equal scores count half."""
    rows = list(scored)
    right = sorted(row.score for row in rows if not row.wrong)
    wrong = [row.score for row in rows if row.wrong]
    if not right or not wrong:
        return Ranking(None, len(wrong), len(rows))
    above = sum(2 * len(right) - bisect_left(right, score) - bisect_right(right, score) for score in wrong)
    return Ranking(above / (2 * len(right) * len(wrong)), len(wrong), len(rows))
