"""Pieces with different speakers are parted, given to their speakers and joined again, by card and by keys."""

from __future__ import annotations

import pytest
from editor_at_work import Editor
from jury import jury
from PySide6.QtWidgets import QPushButton

from editorial.domain.annotation import Status
from editorial.domain.record import Ref, Table
from editorial.domain.utterance import utterances


@pytest.fixture
def court(editor: Editor) -> Editor:
    editor.add(jury())
    editor.open("Jury")
    editor.window.reviewer.focus_ref(Ref(Table.QUOTE, "q1"))
    return editor


def offers(editor: Editor) -> list[QPushButton]:
    buttons = editor.window.findings.card.quote.apart.buttons
    return [made for made in buttons if not made.isHidden()]


def words(editor: Editor) -> list[str]:
    return [made.accessibleName() for made in offers(editor)]


def chains(editor: Editor) -> list[tuple[str, ...]]:
    return [one.ids for one in utterances(editor.record.quotes)]


def test_the_card_says_what_parting_does_and_each_part_has_its_own_speaker(court: Editor) -> None:
    untouched = court.record
    assert words(court) == [
        "Part “This installation is dangerous” from the reported sentence",
        "Part “Nobody is safe” from the reported sentence",
    ]
    court.click(offers(court)[0])
    assert chains(court) == [("q1", "q3"), ("q2",), ("q4", "q5")]
    assert (
        court.said() == "“This installation is dangerous” is a quote by itself now: its speaker is chosen for it alone"
    )
    court.press("2")
    speakers = {key: court.record.quotes[key].speakers[0].entity for key in ("q1", "q2", "q3")}
    assert speakers == {"q1": "e2", "q2": "e1", "q3": "e2"}
    assert court.record.quotes["q1"].status is Status.SUGGESTED
    court.press("Ctrl+Z", "Ctrl+Z")
    assert court.record == untouched


def test_the_card_says_who_speaks_after_joining(court: Editor) -> None:
    court.click(offers(court)[0])
    parted = court.record
    assert words(court) == ["Join with the reported sentence around it as said by Karl Dean"]
    court.click(offers(court)[0])
    assert chains(court) == [("q1", "q2", "q3"), ("q4", "q5")]
    assert court.said() == "Both are one quote now, said by Karl Dean"
    court.press("Ctrl+Z")
    assert court.record == parted


def test_the_keys_part_the_last_piece_or_the_one_clicked_and_join(court: Editor) -> None:
    court.press("Shift+K")
    assert chains(court) == [("q1", "q2"), ("q3",), ("q4", "q5")]
    court.press("Shift+J")
    assert chains(court) == [("q1", "q2", "q3"), ("q4", "q5")]
    court.window.reviewer.focus_ref(Ref(Table.QUOTE, "q2"))
    court.press("Shift+K")
    assert chains(court) == [("q1", "q3"), ("q2",), ("q4", "q5")]


def test_a_quote_in_the_next_paragraph_can_be_joined_and_one_in_pieces_parted(court: Editor) -> None:
    court.window.reviewer.focus_ref(Ref(Table.QUOTE, "q4"))
    assert words(court) == [
        "Part “Nothing at all.” from “We knew nothing,”",
        "Join with “Nobody is safe” as said by Karl Dean",
    ]


def test_whom_the_editor_named_is_not_lost_to_a_suggestion_by_joining(court: Editor) -> None:
    court.window.reviewer.focus_ref(Ref(Table.QUOTE, "q4"))
    keys = court.window.lazy_controllers.get().quotes.candidates(court.window.reviewer.item)
    court.press(str(1 + keys.index("e1")))
    court.window.reviewer.focus_ref(Ref(Table.QUOTE, "q4"))
    named, before = court.record.entities["e1"].name, court.record
    assert before.quotes["q1"].speakers[0].entity != "e1"
    assert f"Join with “Nobody is safe” as said by {named}" in words(court)
    court.press("Shift+J")
    assert {court.record.quotes[key].speakers[0].entity for key in ("q1", "q2", "q3", "q4", "q5")} == {"e1"}
    assert court.said() == f"Both are one quote now, said by {named}"
    court.press("Ctrl+Z")
    assert court.record == before
