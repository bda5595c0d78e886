"""A name in many places: each seen in its context, some left out, one decision for the rest, one undo for it all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from editor_at_work import Editor
from PySide6.QtCore import QPoint, Qt
from review_records import at, name, record

from editorial.domain.annotation import Decided, How, Status
from editorial.domain.library import AuthorityRecord
from editorial.domain.record import Record, Ref, Table
from editorial.review.outline import ItemKind

PLACES = ("m1", "m4", "m8")


@pytest.fixture
def harbour(editor: Editor) -> Editor:
    editor.add(record())
    editor.window.desk.library.put_authority_records([AuthorityRecord("a1", "Saltmere", "PLACE")])
    editor.open("Harbour")
    editor.window.reviewer.focus_key("name:e1")
    return editor


def statuses(editor: Editor) -> list[str]:
    return [editor.record.mentions[key].status.value for key in PLACES]


def leave_second_out(editor: Editor) -> None:
    """Leave the second of three places out, by keys."""
    editor.press("E", "Down", "Space")


def test_a_group_is_decided_in_two_strokes_and_each_is_undone_by_one(harbour: Editor) -> None:
    untouched = harbour.record
    leave_second_out(harbour)
    assert "2 of 3 occurrences, the rest unchanged" in harbour.window.status.focus.text()
    assert harbour.window.findings.card.name.confirm.text() == "Confirm place, 2 of 3"
    harbour.press("Return")
    assert statuses(harbour) == ["confirmed", "suggested", "confirmed"]
    assert harbour.record.entities["e1"].status is Status.SUGGESTED
    decided = harbour.record.mentions["m1"].decided
    assert isinstance(decided, Decided)
    assert decided.how is How.GROUP
    assert harbour.said() == "Confirmed: 2 of 3 occurrences, the rest unchanged"
    assert harbour.window.view.hasFocus()
    in_between = harbour.record
    harbour.window.reviewer.focus_key("name:e1")
    harbour.press("X")
    assert statuses(harbour) == ["confirmed", "rejected", "confirmed"]
    harbour.press("Ctrl+Z")
    assert harbour.record == in_between
    harbour.press("Ctrl+Z")
    assert harbour.record == untouched


def test_the_last_places_decide_the_name_itself(harbour: Editor) -> None:
    leave_second_out(harbour)
    harbour.press("Return")
    harbour.window.reviewer.focus_key("name:e1")
    harbour.press("Return")
    assert harbour.record.entities["e1"].status is Status.CONFIRMED
    (_, *_, last) = harbour.window.desk.history("harbour")[::-1]
    assert last.how is How.SINGLE
    harbour.press("Ctrl+Z", "Ctrl+Z")
    leave_second_out(harbour)
    harbour.press("X")
    harbour.window.reviewer.focus_key("name:e1")
    harbour.press("X")
    assert harbour.record.entities["e1"].status is Status.REJECTED


def test_a_place_is_left_out_with_the_mouse(harbour: Editor) -> None:
    places = harbour.window.findings.card.name.occurrences
    row = places.visualRect(places.model().index(2, 0))
    harbour.bot.mouseClick(places.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(row.left() + 8, row.center().y()))
    harbour.press("Return")
    assert statuses(harbour) == ["confirmed", "confirmed", "suggested"]


def test_the_arrows_show_each_place_in_the_text(harbour: Editor) -> None:
    harbour.press("E")
    assert harbour.window.reviewer.at == Ref(Table.MENTION, "m1")
    harbour.press("Down", "Down")
    assert harbour.window.reviewer.at == Ref(Table.MENTION, "m8")
    harbour.press("Escape")
    assert harbour.window.view.hasFocus()
    assert statuses(harbour) == ["suggested"] * 3


def test_tab_leads_to_the_places_too(harbour: Editor) -> None:
    card = harbour.window.findings.card.name
    card.one_by_one.setFocus()
    harbour.press("Tab", "Space", "Down", "Space", "Return")
    assert statuses(harbour) == ["suggested", "suggested", "confirmed"]


def test_e_goes_to_the_places_and_back(harbour: Editor) -> None:
    harbour.press("E")
    assert harbour.window.findings.in_occurrences
    harbour.press("E")
    assert harbour.window.view.hasFocus()


def test_a_click_in_the_text_points_at_the_place_in_the_list(harbour: Editor) -> None:
    harbour.window.article.view.clicked.emit(Ref(Table.MENTION, "m4"), Qt.KeyboardModifier.NoModifier)
    assert harbour.window.findings.card.name.occurrences.currentIndex().row() == 1


def type_and_enter(words: str) -> Callable[[Editor], None]:
    def act(editor: Editor) -> None:
        editor.type(words)
        editor.press("Return")

    return act


def entity_of(record: Record, key: str) -> tuple[str, str, str | None]:
    entity = record.entities[record.mentions[key].entity or ""]
    return entity.name, entity.label, entity.authority


BEFORE = ("Saltmere", "PLACE", None)
CHANGES = {
    "O": (("O",), None, ("Saltmere", "ORG", None)),
    "T": (("T",), type_and_enter("law"), ("Saltmere", "LAW", None)),
    "M": (("M",), type_and_enter("northwind"), ("Northwind", "ORG", None)),
    "F2": (("F2",), type_and_enter("Saltmere Port"), ("Saltmere Port", "PLACE", None)),
    "Shift+L": (("Shift+L", "Return"), None, ("Saltmere", "PLACE", "a1")),
    "Shift+M": (("Shift+M", "Return"), None, BEFORE),
}
changes = pytest.mark.parametrize(("keys", "answer", "then"), CHANGES.values(), ids=CHANGES)


@changes
def test_a_change_is_for_the_ticked_places_and_one_undo_takes_it_back(
    harbour: Editor, keys: tuple[str, ...], answer: Callable[[Editor], None] | None, then: tuple[str, str, str | None]
) -> None:
    untouched = harbour.record
    leave_second_out(harbour)
    harbour.press(*keys)
    if answer is not None:
        answer(harbour)
    assert [entity_of(harbour.record, key) for key in PLACES] == [then, BEFORE, then]
    assert harbour.record.mentions["m4"] == untouched.mentions["m4"]
    assert harbour.record.mentions["m1"].entity == harbour.record.mentions["m8"].entity != "e1"
    (decision,) = harbour.window.desk.history("harbour")
    assert decision.how is How.GROUP
    harbour.press("Ctrl+Z")
    assert harbour.record == untouched


@changes
def test_with_every_place_ticked_it_costs_no_more_keys(
    harbour: Editor, keys: tuple[str, ...], answer: Callable[[Editor], None] | None, then: tuple[str, str, str | None]
) -> None:
    untouched = harbour.record
    harbour.press(*keys)
    if answer is not None:
        answer(harbour)
    if "Shift+M" not in keys:  # what is split off is the place in focus alone
        assert [entity_of(harbour.record, key) for key in PLACES] == [then] * 3
    harbour.press("Ctrl+Z")
    assert harbour.record == untouched


def test_other_names_are_set_by_keys_and_undone(harbour: Editor) -> None:
    untouched = harbour.record
    harbour.press("Shift+F2")
    harbour.type("the port, Salters")
    harbour.press("Return")
    assert harbour.record.entities["e1"].aliases == ("the port", "Salters")
    harbour.press("Ctrl+Z")
    assert harbour.record == untouched


def test_a_place_is_left_out_of_a_merge_before_it_happens(harbour: Editor) -> None:
    harbour.press("M")
    harbour.type("northwind")
    harbour.press("Tab", "Tab", "Space", "Return")
    assert [harbour.record.mentions[key].entity for key in PLACES] == ["e1", "e4", "e4"]


def test_after_a_merge_every_place_of_the_name_is_in_focus(harbour: Editor) -> None:
    harbour.window.reviewer.focus_key("name:e3")
    harbour.press("M")
    harbour.type("brook")
    harbour.press("Return")
    assert {ref.id for ref in harbour.window.view._scene.framed} == {"m2", "m3", "m5", "m7"}


def test_nothing_ticked_is_nothing_decided_and_is_said(harbour: Editor) -> None:
    harbour.window.findings.card.name.box.every.click()
    for key in ("Return", "X", "O"):
        harbour.press(key)
        assert "No occurrence is ticked" in harbour.said()
    assert statuses(harbour) == ["suggested"] * 3


def test_a_mark_goes_on_the_ticked_places(harbour: Editor) -> None:
    leave_second_out(harbour)
    harbour.press("F")
    assert [bool(harbour.record.mentions[key].marks) for key in PLACES] == [True, False, True]


def test_a_name_in_one_place_has_none_to_leave_out(harbour: Editor) -> None:
    harbour.window.reviewer.focus_key("name:e4")
    harbour.press("E")
    assert "occurs several times" in harbour.said()
    assert harbour.window.view.hasFocus()


def two_things(editor: Editor) -> None:
    """Open an article in which something else is called Saltmere too, and go to the place of that name."""
    made = record()
    other = replace(made.entities["e1"], id="e9", label="ORG")
    mention = replace(name("m9", "Saltmere", 1, "ORG", "e9"), span=at("Harbour"))
    entities, mentions = (*made.entities.values(), other), (*made.mentions.values(), mention)
    editor.add(Record.of(made.article, entities=entities, mentions=mentions))
    editor.open("Harbour")
    editor.window.reviewer.focus_key("name:e1")


@pytest.mark.parametrize("key", ["Return", "X", "P", "O"])
def test_what_may_be_two_things_is_shown_place_by_place_and_not_decided_at_one_stroke(editor: Editor, key: str) -> None:
    two_things(editor)
    before = editor.record
    editor.press(key)
    assert editor.record == before
    item = editor.window.reviewer.item
    assert item is not None
    assert item.kind is ItemKind.MENTION
    assert editor.said().startswith("This name may be two things here")


def test_of_what_may_be_two_things_the_places_ticked_by_hand_are_confirmed(editor: Editor) -> None:
    two_things(editor)
    leave_second_out(editor)
    editor.press("Return")
    assert statuses(editor) == ["confirmed", "suggested", "confirmed"]
    editor.window.reviewer.focus_key("name:e1")
    editor.press("Return")
    item = editor.window.reviewer.item
    assert item is not None
    assert item.kind is ItemKind.MENTION
