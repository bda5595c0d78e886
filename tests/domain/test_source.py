"""The text of a source knows who speaks where; times are shown as people write them."""

from __future__ import annotations

import pytest

from editorial.domain.source import SourceText, Turn, digest, time_code
from editorial.domain.text import Span, sha256

TEXT = "ELLIS: The bridge is shut.\n\nQ: Since when?"


def test_a_turn_is_found_by_an_offset_and_nobody_speaks_between_turns() -> None:
    ellis, question = Turn(Span(7, 26), "ELLIS", 3.0), Turn(Span(31, 42), "Q")
    source = SourceText.of(TEXT, (ellis, question))
    assert source.sha256 == digest(TEXT, (ellis, question)) != sha256(TEXT)
    assert SourceText.of(TEXT).sha256 == sha256(TEXT)
    assert [source.turn_at(offset) for offset in (6, 7, 25, 26, 31, 41, 42)] == [
        None,
        ellis,
        ellis,
        None,
        question,
        question,
        None,
    ]


@pytest.mark.parametrize("turns", [(Turn(Span(0, 5)), Turn(Span(4, 8))), (Turn(Span(0, 99)),)])
def test_turns_that_overlap_or_go_beyond_the_text_are_refused(turns: tuple[Turn, ...]) -> None:
    with pytest.raises(ValueError, match="turn"):
        SourceText.of(TEXT, turns)


@pytest.mark.parametrize(
    ("seconds", "shown"), [(0, "00:00:00"), (872.999, "00:14:32"), (3_600 * 101 + 59, "101:00:59"), (-1, "00:00:00")]
)
def test_a_time_is_shown_in_whole_seconds(seconds: float, shown: str) -> None:
    assert time_code(seconds) == shown
