"""The mentions at a place are found, however often a command asks and whatever it changed before."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st
from review_records import record

from editorial.domain.annotation import Mention, Origin, Provenance
from editorial.domain.record import Record, Ref, Table
from editorial.domain.text import Span
from editorial.review.draft import Draft

TEXT = "a" * 2_000
spans = st.tuples(st.integers(0, 1_900), st.integers(1, 600)).map(lambda pair: Span(pair[0], min(2_000, sum(pair))))


def mention(number: int, span: Span) -> Mention:
    return Mention(f"m{number}", span, "PERSON", None, Provenance(Origin.RULE))


def draft_of(places: list[Span]) -> Draft:
    article = replace(record().article, text=TEXT)
    made = Record.of(article, mentions=[mention(number, span) for number, span in enumerate(places)])
    return Draft(made, "Desk", datetime(2026, 1, 1, tzinfo=UTC))


@given(st.lists(spans, max_size=12), st.lists(st.tuples(st.integers(0, 14), spans | st.none())), spans)
def test_those_at_a_place_are_found(places: list[Span], changes: list[tuple[int, Span | None]], asked: Span) -> None:
    draft = draft_of(places)
    now = dict(enumerate(places))
    for number, span in changes:
        if span is None:
            draft.drop(Ref(Table.MENTION, f"m{number}"))
            now.pop(number, None)
        else:
            draft.put(mention(number, span))
            now[number] = span
    expected = {f"m{number}" for number, span in now.items() if span.overlaps(asked)}
    for _ in range(12):
        assert {one.id for one in draft.mentions_at(asked)} == expected
