"""The nearest part of a text is nearest: no other part takes fewer edits."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from editorial.language.checking.infix import nearest_end, start_of

_WORDS = st.text("abc", max_size=14)


@given(st.text("abc", min_size=1, max_size=8), _WORDS)
def test_no_other_part_takes_fewer_edits(pattern: str, text: str) -> None:
    end = nearest_end(pattern, text)
    start = start_of(pattern, text, end)
    parts = [text[begin:stop] for begin in range(len(text) + 1) for stop in range(begin, len(text) + 1)]
    assert end.distance == min(Levenshtein.distance(pattern, part) for part in parts)
    assert Levenshtein.distance(pattern, text[start : end.at]) == end.distance
