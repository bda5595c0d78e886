"""Offsets stay with their words when stretches of a text are replaced."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from editorial.domain.protecting.shift import Cut, Shift, joined
from editorial.domain.text import Span

TEXT = "The quick 🚢 brown fox jumps over the lazy dog."
SPANS = st.integers(0, len(TEXT) - 1).flatmap(
    lambda start: st.integers(start + 1, len(TEXT)).map(lambda end: Span(start, end))
)
CUTS = st.lists(st.builds(Cut, SPANS, st.sampled_from(["X", "somebody else", "🚢"])), max_size=5).map(joined)


@given(CUTS)
def test_cuts_are_in_order_and_never_overlap(cuts: tuple[Cut, ...]) -> None:
    assert all(one.span.end <= other.span.start for one, other in pairwise(cuts))


@given(CUTS, SPANS)
def test_a_stretch_has_the_same_words_but_for_those_replaced(cuts: tuple[Cut, ...], span: Span) -> None:
    shift = Shift(cuts)
    now = shift.span(span).of(shift.text(TEXT))
    touched = [cut for cut in cuts if cut.span.overlaps(span)]
    begin = min(span.start, touched[0].span.start) if touched else span.start
    end = max(span.end, touched[-1].span.end) if touched else span.end
    expected, at = "", begin
    for cut in touched:
        expected += TEXT[at : cut.span.start] + cut.words
        at = cut.span.end
    assert now == expected + TEXT[at:end]


@given(CUTS, SPANS)
def test_offsets_in_json_values_are_shifted_at_any_depth(cuts: tuple[Cut, ...], span: Span) -> None:
    shift = Shift(cuts)
    moved, plain = shift.span(span), {"start": span.start, "end": span.end}
    found = shift.values({"label": "PERSON", **plain, "cue": None, "speakers": [{**plain, "entity": "e1"}]})
    there = {"start": moved.start, "end": moved.end}
    assert found == {"label": "PERSON", **there, "cue": None, "speakers": [{**there, "entity": "e1"}]}


def test_of_two_that_overlap_one_is_made_with_the_words_of_the_longer() -> None:
    assert joined([Cut(Span(0, 3), "A"), Cut(Span(2, 9), "B")]) == (Cut(Span(0, 9), "B"),)
    assert joined([Cut(Span(0, 5), "A"), Cut(Span(1, 3), "B")]) == (Cut(Span(0, 5), "A"),)
