"""Counts and shares that add up over articles, and the quality of scores as a ranking."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers of suggestions, of gold items, and of items in both."""

    hits: int = 0
    suggested: int = 0
    gold: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.hits + other.hits, self.suggested + other.suggested, self.gold + other.gold)

    @property
    def precision(self) -> float | None:
        """Return the precision (0..1), or None if nothing was suggested."""
        return self.hits / self.suggested if self.suggested else None

    @property
    def recall(self) -> float | None:
        """Return the recall (0..1), or None if there is no gold."""
        return self.hits / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """Return the harmonic mean of precision and recall (0..1), or None if both sides are empty."""
        return 2 * self.hits / (self.suggested + self.gold) if self.suggested or self.gold else None


@dataclass(frozen=True, slots=True)
class Share:
    """Number of correct ones among `of`."""

    right: int = 0
    of: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(self.right + other.right, self.of + other.of)

    @property
    def value(self) -> float | None:
        """Return the share (0..1), or None if `of` is 0."""
        return self.right / self.of if self.of else None


NO_COUNTS, NO_SHARE = Counts(), Share()
"""Zero of the sums."""


@dataclass(frozen=True, slots=True)
class Scored:
    """Score of one suggestion (0..1), and whether it is wrong."""

    score: float
    wrong: bool


@dataclass(frozen=True, slots=True)
class Ranking:
    """Quality of scores as a ranking of errors.

    `area` is the area under the ROC curve: the probability that a wrong suggestion has a lower score than a right one
    (0.5 is chance). It is None if all suggestions are right or all are wrong.
    """

    area: float | None
    wrong: int
    of: int


def ranking(scored: Iterable[Scored]) -> Ranking:
    """Return the ranking quality of the scores; ties count half (Mann-Whitney U statistic)."""
    rows = list(scored)
    right = sorted(row.score for row in rows if not row.wrong)
    wrong = [row.score for row in rows if row.wrong]
    if not right or not wrong:
        return Ranking(None, len(wrong), len(rows))
    above = sum(2 * len(right) - bisect_left(right, score) - bisect_right(right, score) for score in wrong)
    return Ranking(above / (2 * len(right) * len(wrong)), len(wrong), len(rows))
