"""What stands inside quotation marks is found whatever the marks, and nothing breaks the scan."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editorial.language.lexicon.languages import quotes_of
from editorial.language.passages.quoted_spans import QuotedSpan, find_quoted_spans

ENGLISH = quotes_of("en")


def quoted_spans(text: str) -> tuple[QuotedSpan, ...]:
    assert ENGLISH is not None
    return find_quoted_spans(text, ENGLISH.marks)


def outermost(text: str) -> list[str]:
    return [quoted.span.of(text) for quoted in quoted_spans(text) if quoted.parent is None]


def nested(text: str) -> list[tuple[str, str]]:
    found = quoted_spans(text)
    return [(s.span.of(text), found[s.parent].span.of(text)) for s in found if s.parent is not None]


@pytest.mark.parametrize(
    "text",
    [
        "She said “we froze” and left.",
        'She said "we froze" and left.',
        "She said ``we froze'' and left.",
        "She said ''we froze'' and left.",
        "She said „we froze“ and left.",
        "She said „we froze” and left.",
        "She said «we froze» and left.",
        "She said « we froze » and left.",
        "She said »we froze« and left.",
        'She said “we froze" and left.',
        'She said "we froze” and left.',
        "She said “we froze“ and left.",
        "She said ‘we froze’ and left.",
        "She said 'we froze' and left.",
        "She said ‘we froze' and left.",
        "She said ‘‘we froze’’ and left.",
        "She said “we froze’’ and left.",
    ],
)
def test_a_pair_of_any_marks_is_found(text: str) -> None:
    assert outermost(text) == ["we froze"]


def test_the_marks_stay_outside_and_the_comma_inside() -> None:
    text = "“We froze,” she said."
    (found,) = quoted_spans(text)
    assert found.span.of(text) == "We froze,"
    assert found.outer.of(text) == "“We froze,”"


@pytest.mark.parametrize(
    "text",
    [
        "The voters' choice wasn't the boys' club's.",
        "Rock ’n’ roll of the ’90s, told ’em so, goin’ on ’til ’02.",
        "In the ‘90s the voters’ choice was clear.",
        "It's the players’ and coaches’ fault, isn't it?",
        "He is 6'3\" tall and she 5' 2\".",
        '<a href="https://example.org" class="x">a link</a>',
        "Don't, won't, can't.",
    ],
)
def test_apostrophes_inches_and_markup_are_no_quotes(text: str) -> None:
    assert outermost(text) == []


def test_an_apostrophe_inside_a_single_quote_does_not_end_it() -> None:
    text = "She called it ‘the voters’ choice’ and wasn’t sorry."
    assert outermost(text) == ["the voters’ choice"]


def test_a_clipped_word_inside_a_single_quote_does_not_end_it() -> None:
    assert outermost("He said ‘we were goin’ home’ today.") == ["we were goin’ home"]


def test_two_titles_in_a_headline_are_two_quoted_spans() -> None:
    text = "‘Tall Ships’ Maker Discusses ‘Harbours’ Aftermath & More"
    assert outermost(text) == ["Tall Ships", "Harbours"]


def test_a_single_quote_nests_in_a_double_one() -> None:
    text = "“She said, ‘Be rid of them,’ and I was,” he said."
    assert nested(text) == [("Be rid of them,", "She said, ‘Be rid of them,’ and I was,")]


def test_a_double_quote_nests_in_a_single_one() -> None:
    text = "‘She told me “be rid of them” and I was,’ he said."
    assert nested(text) == [("be rid of them", "She told me “be rid of them” and I was,")]


def test_a_nested_quote_may_be_closed_by_a_straight_mark() -> None:
    text = "“I go, like, ‘Is it Kit’s? Is it Mona’s?'” he said."
    assert nested(text) == [("Is it Kit’s? Is it Mona’s?", "I go, like, ‘Is it Kit’s? Is it Mona’s?'")]


def test_marks_of_one_kind_nest_if_enough_of_them_close() -> None:
    text = "“The number of “phone only” homes is growing.”"
    assert outermost(text) == ["The number of “phone only” homes is growing."]
    assert nested(text) == [("phone only", "The number of “phone only” homes is growing.")]


def test_a_quote_over_paragraphs_is_one_chain() -> None:
    text = "“One.\n\n“Two.\n\n“Three,” she said."
    found = quoted_spans(text)
    assert [s.span.of(text) for s in found] == ["One.", "Two.", "Three,"]
    assert [s.continues for s in found] == [None, 0, 1]
    assert [s.closed for s in found] == [False, False, True]


def test_straight_marks_make_a_chain_too() -> None:
    text = '"One "with this" in it.\n\n"Two," she said. "Three."'
    found = quoted_spans(text)
    assert [s.span.of(text) for s in found if s.parent is None] == ['One "with this" in it.', "Two,", "Three."]
    assert found[2].continues == 0


@pytest.mark.parametrize(("opener", "closer"), [("'", "'"), ("‘", "’")])
def test_single_marks_make_a_chain_too(opener: str, closer: str) -> None:
    text = (
        f"Rao said: {opener}I rang and rang. The man said, “Wait,” so I did.\n\n"
        f"{opener}By the time we moved, the residents{closer} stairs were gone.\n\n"
        f"{opener}I don{closer}t forget it.{closer}"
    )
    first, inner, second, third = quoted_spans(text)
    assert [one.span.of(text)[:4] for one in (first, second, third)] == ["I ra", "By t", "I do"]
    assert (inner.parent, second.continues, third.continues) == (0, 0, 2)
    assert (first.closed, second.closed, third.closed) == (False, False, True)


def test_an_apostrophe_before_a_paragraph_in_single_marks_opens_nothing() -> None:
    assert outermost("It was the residents' hall.\n\n'We froze,' she said.") == ["We froze,"]
    assert outermost("They left 'em there.\n\n'We froze,' she said.") == ["We froze,"]


def test_a_quote_that_is_not_opened_again_runs_on_to_its_closing_mark() -> None:
    text = "“One.\n\nTwo.\n\nThree.”\n\nShe left."
    found = quoted_spans(text)
    assert [s.span.of(text) for s in found] == ["One.", "Two.", "Three."]
    assert [s.continues for s in found] == [None, 0, 1]


def test_a_forgotten_mark_spoils_its_own_paragraph_only() -> None:
    text = "“We froze, he said.\n\nShe called it “dull” and left. “So what?”"
    assert outermost(text) == ["We froze,", "dull", "So what?"]


def test_a_second_opener_ends_a_quote_whose_closing_mark_is_missing() -> None:
    text = "“We froze, he said. “And we lost.”"
    assert outermost(text)[-1] == "And we lost."
    assert len(outermost(text)) == 2


def test_a_missing_opening_mark_is_made_up_for_at_the_paragraph() -> None:
    text = "She left.\n\nWe froze,” he said."
    (found,) = quoted_spans(text)
    assert found.span.of(text) == "We froze,"
    assert not found.opened


def test_lines_cut_to_a_width_are_one_paragraph() -> None:
    text = (
        "The meeting went on until ten at night, and “nobody in this room\n"
        "wants it shut a day longer than it has to be,” the mayor told\n"
        "the people who had come, most of whom had left by then to catch\n"
        "the last bus home over the old bridge, which was shut to cars\n"
        "and so to buses."
    )
    assert outermost(text) == ["nobody in this room\nwants it shut a day longer than it has to be,"]


PIECES = st.sampled_from(
    [
        "“",
        "”",
        '"',
        "'",
        "‘",
        "’",
        "''",
        "``",
        "«",
        "»",
        "„",
        "\n",
        "\n\n",
        " ",
        ",",
        ".",
        "?",
        "—",
        "(",
        ")",
        "s",
        "word",
        "He said",
        "’s",
        "5",
        "👩\u200d👧",
        "שלום",
        "\u200f",
        "\u2028",
        "é",
        '<a b="c">',
        ":",
        "-",
        "\ufeff",
    ]
)
TEXTS = st.lists(PIECES, max_size=80).map("".join) | st.text(max_size=200)


@given(TEXTS)
@settings(max_examples=400)
def test_quoted_spans_are_ordered_nested_and_inside_the_text(text: str) -> None:
    found = quoted_spans(text)
    assert [s.span.start for s in found] == sorted(s.span.start for s in found)
    for place, quoted in enumerate(found):
        assert 0 <= quoted.span.start < quoted.span.end <= len(text)
        assert quoted.outer.contains(quoted.span)
        assert not quoted.span.of(text)[0].isspace()
        if quoted.parent is not None:
            assert quoted.parent < place
            assert found[quoted.parent].outer.contains(quoted.span)
        if quoted.continues is not None:
            assert quoted.continues < place
            assert found[quoted.continues].paragraph < quoted.paragraph


@given(TEXTS)
def test_quoted_spans_side_by_side_do_not_overlap(text: str) -> None:
    found = [s for s in quoted_spans(text) if s.parent is None]
    for one, other in itertools.pairwise(found):
        assert one.span.end <= other.span.start


@given(TEXTS, TEXTS)
def test_a_paragraph_with_paired_marks_is_read_alike_wherever_it_stands(before: str, after: str) -> None:
    text = f"{before}\n\nPlain words.\n\nShe said, “we froze,” and left.\n\nPlain words.\n\n{after}"
    assert "we froze," in outermost(text)


@pytest.mark.parametrize("mark", ["“", '"', "‘", "''", "«", "”", "’ "])
def test_thousands_of_unclosed_marks_are_read(mark: str) -> None:
    assert isinstance(quoted_spans(f"{mark}a " * 5_000), tuple)
    assert isinstance(quoted_spans(f"{mark}a \n\n" * 5_000), tuple)
    assert isinstance(quoted_spans(mark * 5_000), tuple)
