"""What a sample of articles says about all of them: a share with an interval.

The share is the combined ratio estimate of a stratified sample (Cochran, *Sampling Techniques*, 3rd ed. 1977, 6.11):
articles are what is drawn, and their suggestions what is counted, so that the errors of one article count together. Its
variance is that of the linearised ratio with the finite population correction. The interval is Wilson's (1927) with the
effective number of items, at which a plain random sample of items would have that variance (Kish, 1965); it stays
within 0 and 1, and does not shrink to a point where no error was seen.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from editorial.domain.measures.rates import Share

_Z = 1.959964
"""Of an interval that holds the true share in 95 of 100 samples."""


class Interval(NamedTuple):
    """A share of all, and the bounds between which it lies in 95 of 100 samples (0..1)."""

    share: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Stratum:
    """A part of the articles: how many there are, and how many of how many items are right in each that was drawn."""

    articles: int
    drawn: Sequence[Share]


def interval(strata: Sequence[Stratum]) -> Interval | None:
    """Return what the sample says of all items, or None if no item was seen."""
    seen = [one for one in strata if one.drawn]
    weights = [one.articles / len(one.drawn) for one in seen]
    of = sum(weight * sum(share.of for share in one.drawn) for weight, one in zip(weights, seen, strict=True))
    right = sum(weight * sum(share.right for share in one.drawn) for weight, one in zip(weights, seen, strict=True))
    if not of:
        return None
    share = right / of
    if all(len(one.drawn) >= one.articles for one in seen):
        return Interval(share, share, share)  # nothing was left out
    variance = sum(_variance(one, share) for one in seen) / of**2
    spread = share * (1 - share)
    number = spread / variance if variance > 0 and spread > 0 else _clusters(seen, weights)
    return _wilson(share, number)


def _variance(stratum: Stratum, share: float) -> float:
    """Return what a stratum adds to the variance of the estimated number of right items."""
    number = len(stratum.drawn)
    off = [one.right - share * one.of for one in stratum.drawn]
    mean = sum(off) / number if number > 1 else 0.0
    squares = sum((each - mean) ** 2 for each in off) / max(1, number - 1)
    left = max(0.0, 1 - number / stratum.articles)
    return stratum.articles**2 * left * squares / number


def _clusters(seen: Sequence[Stratum], weights: Sequence[float]) -> float:
    """Return how many articles with items were drawn, as if each had the same weight: where all are alike."""
    drawn = [weight for weight, one in zip(weights, seen, strict=True) for share in one.drawn if share.of]
    return sum(drawn) ** 2 / sum(weight**2 for weight in drawn)


def _wilson(share: float, number: float) -> Interval:
    centre = share + _Z**2 / (2 * number)
    half = _Z * math.sqrt(share * (1 - share) / number + _Z**2 / (4 * number**2))
    scale = 1 + _Z**2 / number
    return Interval(share, max(0.0, (centre - half) / scale), min(1.0, (centre + half) / scale))
