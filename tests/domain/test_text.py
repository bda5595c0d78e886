"""Normalising a text keeps every offset true; spans are what they say."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from record_strategies import raw_texts

from editorial.domain.text import BOM, Span, normalise, sha256, tidy

raws = raw_texts | st.text(st.sampled_from("ab \r\n\ufeff\ud83d\udea2🚢é"), max_size=30)
spans = st.tuples(st.integers(0, 12), st.integers(1, 6)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@given(raws)
def test_normalising_twice_is_the_same_as_once(raw: str) -> None:
    once = normalise(raw)
    twice = normalise(once.text)
    assert twice.text == once.text
    assert twice.dropped == ()


@given(raws)
def test_a_normalised_text_has_one_kind_of_line_end_no_mark_at_its_start_and_can_be_written(raw: str) -> None:
    text = normalise(raw).text
    assert "\r" not in text
    assert not text.startswith(BOM)
    assert text.encode().decode() == text


@given(raws)
def test_offsets_never_go_back_and_cover_the_whole_text(raw: str) -> None:
    normalised = normalise(raw)
    offsets = [normalised.offset(raw_offset) for raw_offset in range(len(raw) + 1)]
    assert offsets[0] == 0
    assert offsets[-1] == len(normalised.text)
    assert all(after - before in {0, 1} for before, after in pairwise(offsets))


@given(raws, st.data())
def test_a_stretch_of_the_raw_text_is_the_same_stretch_of_the_normalised_one(raw: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(raw)))
    end = data.draw(st.integers(start, len(raw)))
    normalised = normalise(raw)
    mapped = normalised.text[normalised.offset(start) : normalised.offset(end)]
    piece = raw[start:end]
    if start <= len(raw) - len(raw.lstrip(BOM)):
        piece = piece.lstrip(BOM)
    halves = [raw[offset - 1 : offset + 1] == "\r\n" for offset in (start, end) if offset]
    assume(not any(halves))  # half a line end is no stretch of the normalised text
    assert mapped == normalise("x" + piece).text[1:]


def test_no_unicode_form_is_applied() -> None:
    assert normalise("e\u0301 \u00a0\u2028 ﬁ").text == "e\u0301 \u00a0\u2028 ﬁ"


def test_half_a_surrogate_pair_becomes_a_replacement_character() -> None:
    assert normalise("a\ud83db").text == "a\ufffdb"


def test_a_nul_is_refused_with_its_place() -> None:
    with pytest.raises(ValueError, match="offset 2"):
        normalise("ab\0")


def test_a_text_is_known_by_the_hash_of_its_utf8_form() -> None:
    assert sha256("é") == "4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c"


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 3), (4, 3)])
def test_a_span_is_never_empty_and_never_before_the_text(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="0 <= start < end"):
        Span(start, end)


@given(spans, spans)
def test_spans_overlap_where_they_share_a_code_point(one: Span, other: Span) -> None:
    shared = set(range(one.start, one.end)) & set(range(other.start, other.end))
    assert one.overlaps(other) == other.overlaps(one) == bool(shared)
    assert one.contains(other) == (len(shared) == len(other))
    assert (one.contains(other) and other.contains(one)) == (one == other)


@given(spans, st.text(min_size=20))
def test_a_span_of_a_text_has_the_length_of_the_span(span: Span, text: str) -> None:
    assert len(span.of(text)) == len(span)


@given(st.text(" \n\u00a0ab", max_size=12), st.integers(-3, 15), st.integers(-3, 15))
def test_tidying_takes_off_white_space_and_nothing_else(text: str, start: int, end: int) -> None:
    span = tidy(text, start, end)
    words = text[max(0, start) : max(0, end)].strip()
    assert (span.of(text) if span is not None else "") == words
