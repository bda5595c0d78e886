"""The interval of a sample holds what is true of all about as often as it says, and never claims certainty unseen."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.domain.measures.rates import Share
from editorial.domain.measures.sampling import Stratum, interval

SHARES = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), min_size=1, max_size=30)


def shares(pairs: list[tuple[int, int]]) -> list[Share]:
    return [Share(min(pair), max(pair)) for pair in pairs]


def population(seed: int, articles: int, right: float) -> list[Share]:
    """Return articles whose errors come together: some articles have many, most have few."""
    chance = Random(seed)
    found = []
    for _ in range(articles):
        of, own = chance.randint(0, 12), min(1.0, max(0.0, chance.gauss(right, 0.15)))
        found.append(Share(sum(chance.random() < own for _ in range(of)), of))
    return found


def true_share(strata: list[list[Share]]) -> float:
    total = sum((one for stratum in strata for one in stratum), Share())
    assert total.value is not None
    return total.value


@pytest.mark.parametrize(("rights", "number"), [((0.9,), 60), ((0.95, 0.6), 30), ((0.99,), 60), ((0.5, 0.9, 0.7), 25)])
def test_the_interval_holds_the_truth_in_nearly_95_of_100_samples(rights: tuple[float, ...], number: int) -> None:
    strata = [population(seed, 2_000 * (seed + 1), right) for seed, right in enumerate(rights)]
    truth, chance, held = true_share(strata), Random(7), 0
    for _ in range(300):
        found = interval([Stratum(len(one), chance.sample(one, number)) for one in strata])
        assert found is not None
        held += found.low <= truth <= found.high
    assert 0.91 <= held / 300 <= 0.995


@given(st.lists(st.tuples(st.integers(0, 50), SHARES), min_size=1, max_size=4))
def test_the_bounds_are_around_the_share_and_within_0_and_1(parts: list[tuple[int, list[tuple[int, int]]]]) -> None:
    found = interval([Stratum(len(pairs) + more, shares(pairs)) for more, pairs in parts])
    if found is None:
        assert not any(one.of for _, pairs in parts for one in shares(pairs))
    else:
        assert 0.0 <= found.low <= found.share + 1e-9
        assert found.share - 1e-9 <= found.high <= 1.0


def test_without_an_error_in_the_sample_the_bound_is_still_below_one() -> None:
    found = interval([Stratum(10_000, [Share(5, 5)] * 30)])
    assert found is not None
    assert found.share == 1.0
    assert 0.85 < found.low < 0.95


def test_when_all_articles_were_seen_there_is_no_doubt() -> None:
    assert interval([Stratum(2, [Share(1, 2), Share(2, 2)])]) == (0.75, 0.75, 0.75)


def test_a_part_weighs_as_much_as_it_is_large() -> None:
    found = interval([Stratum(900, [Share(1, 1)] * 10), Stratum(100, [Share(0, 1)] * 10)])
    assert found is not None
    assert found.share == pytest.approx(0.9)
