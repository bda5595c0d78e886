"""A trained recogniser is used only if it is better in so many articles that chance hardly explains it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from editorial.domain.measures.corrections import Corrections
from editorial.domain.measures.rates import Counts
from editorial.domain.trained import HeldOut

FEWER = HeldOut(Corrections(types=100), Corrections(types=96), Counts(80, 99, 99), Counts(81, 99, 99))


@pytest.mark.parametrize(
    ("better", "worse", "used"),
    [(0, 0, False), (5, 0, True), (4, 0, False), (9, 4, False), (10, 3, True), (9, 9, False)],
)
def test_more_articles_have_to_be_better_than_chance_explains(better: int, worse: int, *, used: bool) -> None:
    assert replace(FEWER, better=better, worse=worse).is_better is used


def test_chance_is_that_of_a_coin() -> None:
    assert replace(FEWER, better=3, worse=1).chance == pytest.approx(5 / 16)
    assert FEWER.chance == 1.0
