"""Suggestions travel in parts, and are the same when they have arrived."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from record_strategies import records

from editorial.domain.possibly_missed import PossiblyMissed
from editorial.domain.record import Record
from editorial.domain.suggestions import Suggestions
from editorial.domain.text import Span


@given(records(), st.integers(0, 5), st.integers(1, 4))
def test_parts_have_no_more_rows_than_asked_for_and_are_the_whole_together(
    record: Record, missed: int, most: int
) -> None:
    found = Suggestions(
        tuple(record.entities.values()),
        tuple(record.mentions.values()),
        tuple(record.quotes.values()),
        tuple(PossiblyMissed(Span(place, place + 1), 0.5) for place in range(missed)),
    )
    parts = [*found.parts(most)]
    assert Suggestions.joined(parts) == found
    for part in parts:
        assert max(map(len, (part.entities, part.mentions, part.quotes, part.possibly_missed))) <= most


def test_nothing_is_one_part() -> None:
    assert [*Suggestions().parts(3)] == [Suggestions()]
