"""Code points and UTF-16 units, and where paragraphs begin."""

from hypothesis import given
from hypothesis import strategies as st

from editorial.desktop.article.offsets import Offsets, Paragraphs
from editorial.domain.text import Span

TEXTS = st.text(st.sampled_from("a b\n“é\u2028\ufeff😀𝒜🇫👩\u200d\u0301"), max_size=60) | st.text(max_size=60)


def units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@given(TEXTS)
def test_every_offset_counts_the_units_before_it(text):
    offsets = Offsets(text)
    assert [offsets.to_utf16(at) for at in range(len(text) + 1)] == [units(text[:at]) for at in range(len(text) + 1)]
    assert offsets.utf16_length == units(text)


@given(TEXTS)
def test_there_and_back_is_the_same_offset(text):
    offsets = Offsets(text)
    assert [offsets.to_code_point(offsets.to_utf16(at)) for at in range(len(text) + 1)] == list(range(len(text) + 1))


@given(TEXTS, st.data())
def test_a_stretch_that_halves_a_pair_takes_in_the_whole_of_it(text, data):
    offsets = Offsets(text)
    start = data.draw(st.integers(0, offsets.utf16_length))
    end = data.draw(st.integers(start, offsets.utf16_length))
    first, last = offsets.code_points(start, end)
    if start == end:
        assert first == last
        return
    assert offsets.to_utf16(first) <= start
    assert end <= offsets.to_utf16(last)
    assert units(text[first:last]) - (end - start) <= 2
    if first < last:
        assert offsets.from_span(Span(first, last)) == (offsets.to_utf16(first), offsets.to_utf16(last))


@given(TEXTS)
def test_paragraphs_are_split_at_line_feeds_and_nowhere_else(text):
    paragraphs = Paragraphs(text)
    bounds = [paragraphs.bounds(number) for number in range(len(paragraphs))]
    assert [text[start:end] for start, end in bounds] == text.split("\n")
    for at in range(len(text)):
        start, end = bounds[paragraphs.at(at)]
        assert start <= at <= end


def test_a_span_over_a_line_feed_covers_both_paragraphs():
    paragraphs = Paragraphs("one\ntwo\nthree")
    assert list(paragraphs.covered(Span(1, 3))) == [0]
    assert list(paragraphs.covered(Span(1, 4))) == [0]
    assert list(paragraphs.covered(Span(2, 9))) == [0, 1, 2]
