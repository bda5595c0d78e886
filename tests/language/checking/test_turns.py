"""Who speaks in a transcript, and when, is read from its labels and times; other texts have no turns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.domain.source import SourceText
from editorial.language.checking.turns import find_turns


def _turns(text: str) -> list[tuple[str | None, float | None, str]]:
    return [(turn.speaker, turn.seconds, turn.span.of(text)) for turn in find_turns(text)]


def test_names_questions_and_answers_start_turns() -> None:
    text = (
        "Hearing\n\nMAYOR ELLIS: It is shut.\nIt stays so.\nQ: Why?\nA: Rust.\nQ: No?\n"
        "MS. ROY (by phone): Note this: no."
    )
    assert _turns(text) == [
        (None, None, "Hearing"),
        ("MAYOR ELLIS", None, "It is shut.\nIt stays so."),
        ("Q", None, "Why?"),
        ("A", None, "Rust."),
        ("Q", None, "No?"),
        ("MS. ROY", None, "Note this: no."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "[00:14:32] Ellis: It is shut.\n[00:14:40] Roy: No.",
        "00:14:32 Ellis: It is shut.\n00:14:40 Roy: No.",
        "Ellis (00:14:32): It is shut.\nRoy [00:14:40]: No.",
        "Ellis [14:32]: It is shut.\n\nRoy [14:40]: No.",
    ],
)
def test_times_beside_names_are_read_in_any_form(text: str) -> None:
    assert _turns(text) == [("Ellis", 872.0, "It is shut."), ("Roy", 880.0, "No.")]


def test_a_time_in_a_long_answer_starts_a_turn_of_the_same_speaker() -> None:
    assert _turns("ELLIS: It is shut.\n[00:02] It stays so.\nROY: No.\nROY: Yes.") == [
        ("ELLIS", None, "It is shut."),
        ("ELLIS", 2.0, "It stays so."),
        ("ROY", 2.0, "No."),
        ("ROY", 2.0, "Yes."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Note: this is a release.\nUpdate: it is.",
        "The bridge: a story\nIt was shut at 10:30 on Monday.",
        "",
        "ELLIS: Alone",
        "9:30 p.m.\n\nThe vote is over.\n\n9:05 p.m.\n\nThe vote goes on.",
        "NOT A VOTE: The council met.\n\nIt was late.\n\nNOBODY CAME: And that was that.",
    ],
)
def test_other_texts_have_no_turns(text: str) -> None:
    assert _turns(text) == []


def test_captions_keep_their_times_and_the_speaker_of_their_paragraph() -> None:
    text = "Ellis: It is shut. It stays so.\n\nRoy: No."
    cues = [
        {"start": 7, "end": 18, "from": 1.5, "to": 3.0, "speaker": "Ellis"},
        {"start": 19, "end": 31, "from": 3.0, "to": 5.0},
        {"start": 33, "end": 41, "from": 6.0, "to": 7.0},
    ]
    turns = [(turn.speaker, turn.seconds, turn.span.of(text)) for turn in find_turns(text, cues)]
    assert turns == [("Ellis", 1.5, "It is shut."), ("Ellis", 3.0, "It stays so."), ("Roy", 6.0, "No.")]


@given(st.text(st.sampled_from("AQab:[]()0123 \n-,"), max_size=80))
def test_the_turns_of_any_text_are_in_order_and_within_it(text: str) -> None:
    SourceText.of(text, find_turns(text))
