"""Reading copies: what stands between the words is left out, and every span is found again in the text as stored."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.domain.text import Span
from editorial.language.text.reading_copy import reading_copy

SOFT, ZERO_WIDTH, NBSP = "\u00ad", "\u200b", "\u00a0"
WRAPPED = (
    "The town council voted on Tuesday night to close the only swimming pool\n"
    "in the town after a long report by the engineers found that Whit-\n"
    "lock was right. The poet Jonas\n"
    "Lindholm of the Royal Life Saving\n"
    "Society came from all over the county to hear the long debate in the\n"
    "town hall, where the windows had been opened because of the great heat,\n"
    "and nobody left."
)


def read(text: str) -> str:
    copy = reading_copy(text)
    return text if copy is None else copy.text


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        (f"Dana Whit{SOFT}lock", "Dana Whitlock"),
        (f"Dana Whit{SOFT}\nlock left.", "Dana Whitlock left."),
        ("The plan was Dana Whit-\nlock's. Whitlock left.", "The plan was Dana Whitlock's. Whitlock left."),
        ("It was a well-\nknown and a well-known plan.", "It was a well-known and a well-known plan."),
        (f"Dana{ZERO_WIDTH} Whitlock{NBSP}left", "Dana Whitlock left"),
        ("He said the ferry would sail\n- 2 -\nagain.", "He said the ferry would sail again."),
        ("It ended.\n\n\fTHE POST  Page 7\n\nMore.", "It ended.\n\nMore."),
        (
            "> It is no\n> money left,” said Dana\n> Whitlock.\n>\n> More.",
            "It is no money left,” said Dana Whitlock.\n\nMore.",
        ),
    ],
)
def test_what_stands_between_the_words_is_left_out(text: str, meant: str) -> None:
    assert read(text) == meant


def test_lines_of_a_wrapped_text_run_on() -> None:
    assert "\n" not in read(WRAPPED)
    assert "Whitlock was right. The poet Jonas Lindholm of the Royal Life Saving Society came" in read(WRAPPED)


@pytest.mark.parametrize(
    "text",
    [
        "Council votes to shut pool\nThe council voted on Tuesday.",
        "Best,\nRosa Brandt\nMarlow Evening Post\n01632 960123",
        "What the plan says about it:\n- a new pool\n- a new roof",
        "He sold > 10 of 20.\n\nIt was 5 > 3.",
        "Page 3 girls are gone, and page 4 is empty.\n\nMore.",
    ],
)
def test_lines_that_are_no_wrapped_sentence_stay_as_they_are(text: str) -> None:
    assert read(text) == text


PIECES = st.sampled_from(
    [
        "Dana",
        "Whit",
        SOFT,
        "lock",
        " ",
        "\n",
        "\n\n",
        "> ",
        "-",
        "- 2 -",
        "\f",
        ZERO_WIDTH,
        NBSP,
        "said",
        "“",
        ".",
        "😊",
    ]
)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_every_character_of_the_copy_stands_where_its_offset_says(text: str) -> None:
    copy = reading_copy(text)
    if copy is None:
        return
    assert len(copy.offsets) == len(copy.text)
    assert list(copy.offsets) == sorted(set(copy.offsets))
    for offset, character in zip(copy.offsets, copy.text, strict=True):
        assert character == text[offset] or (character == " " and (text[offset].isspace() or text[offset] == SOFT))


@given(st.lists(PIECES, max_size=30).map("".join), st.data())
def test_a_span_of_the_copy_is_found_again_in_it(text: str, data: st.DataObject) -> None:
    copy = reading_copy(text)
    if copy is None:
        return
    start = data.draw(st.integers(0, len(copy.text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(copy.text))))
    assert copy.in_copy(copy.in_text(span)) == span
