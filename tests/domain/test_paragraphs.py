"""A line is a paragraph, unless the lines were cut to a width."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.domain.paragraphs import paragraphs


def texts(text: str) -> list[str]:
    return [span.of(text) for span in paragraphs(text)]


@pytest.mark.parametrize("line_break", ["\n", "\n\n", "\r\n", "\u2028", "\u2029", "\n \t\n"])
def test_a_line_break_ends_a_paragraph(line_break: str) -> None:
    assert texts(f"  One.{line_break}Two. ") == ["One.", "Two."]


def test_lines_cut_to_a_width_are_joined_until_an_empty_one() -> None:
    lines = [
        "The meeting went on until ten at night, and nobody in this room",
        "wanted it shut a day longer than it had to be, the mayor told",
        "the people who had come, most of whom had left by then to catch",
        "the last bus home.",
        "",
        "It went without them, the driver said when he was asked about it",
        "on the day after, and he was not sorry about it at all either.",
    ]
    assert texts("\n".join(lines)) == ["\n".join(lines[:4]), "\n".join(lines[5:])]


@given(st.text(alphabet=st.sampled_from("ab. \n\r\u2028\t\xa0“")))
def test_paragraphs_hold_everything_but_white_space(text: str) -> None:
    found = paragraphs(text)
    assert [span.start for span in found] == sorted({span.start for span in found})
    assert "".join("".join(span.of(text).split()) for span in found) == "".join(text.split())
