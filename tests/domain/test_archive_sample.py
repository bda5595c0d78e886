"""A sample has the number asked for, each article once, some of each part, and the same for the same seed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from editorial.domain.archive_sample import Drawn, DrawnBy, Sample, Seen, draw
from editorial.domain.plain import from_plain, to_plain


def seen(number: int) -> list[Seen]:
    return [
        Seen(Drawn(f"n{at}", f"{at:064}", "part-000000.jsonl"), at / number, f"Desk {at % 3}", f"2024-{at % 12 + 1:02}")
        for at in range(number)
    ]


@given(st.integers(1, 200), st.integers(1, 60), st.sampled_from(DrawnBy), st.integers(0, 5))
def test_any_sample_is_whole(articles: int, number: int, by: DrawnBy, seed: int) -> None:
    sample = draw(seen(articles), number, by, seed)
    drawn = [one.id for part in sample.parts for one in part.drawn]
    assert len(drawn) == len(set(drawn)) == min(number, articles)
    assert sum(part.articles for part in sample.parts) == articles
    assert all(len(part.drawn) <= part.articles for part in sample.parts)
    assert sample == draw(seen(articles), number, by, seed)
    assert from_plain(Sample, to_plain(sample)) == sample
    if number >= 2 * len(sample.parts):
        assert all(len(part.drawn) >= min(2, part.articles) for part in sample.parts)


def test_the_doubtful_are_drawn_more_often() -> None:
    parts = draw(seen(1_000), 100, DrawnBy.DOUBT, 1).parts
    numbers = [len(part.drawn) for part in parts]
    assert numbers == sorted(numbers)
    assert numbers[-1] > 3 * numbers[0]
    assert [part.articles for part in parts] == [200] * 5


def test_by_source_and_date_each_part_has_its_share() -> None:
    assert {part.name: len(part.drawn) for part in draw(seen(300), 30, DrawnBy.SOURCE, 1).parts} == {
        "Desk 0": 10,
        "Desk 1": 10,
        "Desk 2": 10,
    }
    few = draw(seen(240), 8, DrawnBy.DATE, 1).parts
    assert len(few) == 4
    assert few[-1].name == "others"
