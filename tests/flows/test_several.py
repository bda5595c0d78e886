"""Several findings selected in the list with real keys and clicks: decided together, seen before, undone at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from editor_at_work import Editor
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from review_records import at, name, record

from editorial.desktop.actions.ids import ActionId
from editorial.desktop.actions.table import ACTIONS, Menu, Scope
from editorial.desktop.article.model import CaretMode
from editorial.desktop.choosers.chooser import Chooser
from editorial.domain.annotation import How, Mark, Status
from editorial.domain.possibly_missed import PossiblyMissed
from editorial.domain.record import Record

NAMES = ("name:e1", "name:e2", "name:e3", "name:e4")
Modifier = Qt.KeyboardModifier


@pytest.fixture
def harbour(editor: Editor) -> Editor:
    editor.add(record())
    library, missed = editor.window.desk.library, (PossiblyMissed(at("Northwind", 2), 0.4),)
    version = library.version("harbour")
    library.put_suggestions("harbour", [], version, possibly_missed=missed, model="made@1")
    editor.open("Harbour")
    go(editor, "name:e1")
    return editor


def go(editor: Editor, key: str) -> None:
    """Put focus and keyboard on a row of the list."""
    editor.window.findings.list.setFocus()
    editor.window.reviewer.focus_key(key)


def click(editor: Editor, key: str, modifiers: Modifier = Modifier.NoModifier) -> None:
    """Click the row of a finding."""
    rows = editor.window.findings.list
    position = rows.rows.position_of(key)
    area = rows.visualRect(rows.model_rows.index(position))
    editor.bot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, modifiers, QPoint(60, area.center().y()))


def selected(editor: Editor) -> set[str]:
    """Return the selected findings, after checking that all who show them agree."""
    keys = {item.key for item in editor.window.selected.items}
    findings = editor.window.findings
    assert findings.list.painter.selected == keys
    assert findings.card.several.isVisible() == bool(keys)
    return keys


def chooser(editor: Editor) -> Chooser:
    asked = editor.window.ask.chooser
    assert asked is not None, editor.said()
    return asked


def rows(editor: Editor) -> list[str]:
    return [one.text for one in chooser(editor).occurrences.occurrences.items]


# --- selecting ---


def test_shift_and_the_arrows_select_from_the_focus_on(harbour: Editor) -> None:
    harbour.press("Shift+Down", "Shift+Down")
    assert selected(harbour) == {"name:e1", "name:e2", "name:e3"}
    assert harbour.window.findings.card.several.count.text() == "3 findings selected"
    harbour.press("Shift+Up")
    assert selected(harbour) == {"name:e1", "name:e2"}
    harbour.press("Shift+Up")
    assert selected(harbour) == set()


def test_a_quote_is_selected_with_its_speaker_as_one_finding(harbour: Editor) -> None:
    go(harbour, "quote:q1")
    harbour.press("Shift+Down")
    assert selected(harbour) == {"quote:q1", "quote:q3"}


def test_ctrl_and_space_select_rows_apart(harbour: Editor) -> None:
    harbour.press("Ctrl+Down", "Ctrl+Down", "Ctrl+Space")
    assert selected(harbour) == {"name:e1", "name:e3"}
    harbour.press("Ctrl+Space")
    assert selected(harbour) == {"name:e1"}


def test_shift_click_selects_a_range_and_ctrl_click_one_more_or_less(harbour: Editor) -> None:
    click(harbour, "name:e1")
    click(harbour, "name:e3", Modifier.ShiftModifier)
    assert selected(harbour) == {"name:e1", "name:e2", "name:e3"}
    click(harbour, "name:e2", Modifier.ControlModifier)
    assert selected(harbour) == {"name:e1", "name:e3"}
    click(harbour, "name:e4", Modifier.ControlModifier)
    assert selected(harbour) == {"name:e1", "name:e3", "name:e4"}
    click(harbour, "name:e2")
    assert selected(harbour) == set()


def test_ctrl_a_selects_the_section(harbour: Editor) -> None:
    harbour.press("Ctrl+A")
    assert selected(harbour) == set(NAMES)


@pytest.mark.parametrize("key", ["J", "K", "N", "Down", "Escape", "Shift+F6"])
def test_moving_on_by_itself_ends_the_selection(harbour: Editor, key: str) -> None:
    harbour.press("Shift+Down")
    assert selected(harbour)
    harbour.press(key)
    assert not selected(harbour)


def test_a_click_on_the_page_ends_the_selection(harbour: Editor) -> None:
    harbour.press("Shift+Down")
    harbour.bot.mouseClick(harbour.window.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert not selected(harbour)


def test_another_filter_ends_the_selection(harbour: Editor) -> None:
    harbour.press("Shift+Down")
    harbour.window.findings.filter_bar.field.setFocus()
    harbour.type("saltmere")
    assert not selected(harbour)


@pytest.mark.parametrize("action", ["confirm", "reject", "flag"])
def test_a_click_on_the_toolbar_is_about_all_that_is_selected(harbour: Editor, action: str) -> None:
    untouched = harbour.record
    harbour.press("Shift+Down")
    shown = harbour.window.toolbar.widgetForAction(harbour.window.bindings.actions[ActionId(action)])
    harbour.click(shown)
    assert harbour.record == untouched
    assert len(rows(harbour)) == 5


def test_a_screen_reader_is_told_how_many_and_which(harbour: Editor) -> None:
    shown = harbour.window.findings.list
    harbour.press("Shift+Down")
    assert shown.accessibleDescription().startswith("2 findings selected")
    spoken = shown.model_rows.index(shown.rows.position_of("name:e2")).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith(", selected")
    harbour.press("Escape")
    assert "arrows move the focus" in shown.accessibleDescription()


# --- deciding ---


def decisions(editor: Editor) -> list[How]:
    return [one.how for one in editor.window.desk.history("harbour")]


def test_enter_shows_every_place_and_enter_again_confirms_them_as_a_group(harbour: Editor) -> None:
    untouched = harbour.record
    harbour.press("Shift+Down", "Shift+Down", "Return")
    assert harbour.record == untouched
    assert chooser(harbour).title.text() == "Confirm 3 names in 7 occurrences?"
    assert rows(harbour) == ["Saltmere", "Ada Brook", "Brook", "Saltmere", "Tom Vale", "Vale", "Saltmere"]
    harbour.press("Return")
    assert [one.status for one in harbour.record.mentions.values()].count(Status.CONFIRMED) == 7
    assert all(harbour.record.entities[key].status is Status.CONFIRMED for key in ("e1", "e2", "e3"))
    assert harbour.record.quotes == untouched.quotes
    assert decisions(harbour) == [How.GROUP]
    assert harbour.said() == "Confirmed: 3 names in 7 occurrences"
    assert not selected(harbour)
    harbour.press("Ctrl+Z")
    assert harbour.record == untouched


def test_a_place_left_out_stays_undecided_and_so_does_its_name(harbour: Editor) -> None:
    harbour.press("Shift+Down", "Return", "Space", "Return")
    assert harbour.record.mentions["m1"].status is Status.SUGGESTED
    assert harbour.record.entities["e1"].status is Status.SUGGESTED
    assert harbour.record.entities["e2"].status is Status.CONFIRMED


def test_escape_in_the_preview_decides_nothing_and_keeps_the_selection(harbour: Editor) -> None:
    untouched = harbour.record
    harbour.press("Shift+Down", "Return", "Escape")
    assert harbour.record == untouched
    assert selected(harbour) == {"name:e1", "name:e2"}


def test_one_undo_after_a_restart_takes_all_back_and_redo_repeats_it(
    start: Callable[[], Editor], harbour: Editor
) -> None:
    untouched = harbour.record
    harbour.press("Ctrl+A", "X", "Return")
    assert {one.status for one in harbour.record.mentions.values()} == {Status.REJECTED}
    rejected = harbour.record
    harbour.window.close()
    harbour.window.desk.library.close()
    again = start()
    again.open("Harbour")
    again.press("Ctrl+Z")
    assert again.record == untouched
    again.press("Ctrl+Shift+Z")
    assert again.record.mentions.keys() == rejected.mentions.keys()
    assert {one.status for one in again.record.mentions.values()} == {Status.REJECTED}


def test_a_type_key_retypes_all(harbour: Editor) -> None:
    untouched = harbour.record
    harbour.press("Shift+Down", "O", "Return")
    assert [harbour.record.entities[key].label for key in ("e1", "e2", "e3")] == ["ORG", "ORG", "PERSON"]
    assert {harbour.record.mentions[key].label for key in ("m1", "m2", "m3", "m4", "m8")} == {"ORG"}
    assert decisions(harbour) == [How.GROUP]
    harbour.press("Ctrl+Z")
    assert harbour.record == untouched


def test_t_asks_for_the_type_of_all(harbour: Editor) -> None:
    harbour.press("Shift+Down", "T")
    harbour.type("event")
    harbour.press("Return")
    assert [harbour.record.entities[key].label for key in ("e1", "e2")] == ["EVENT", "EVENT"]


def test_a_place_left_out_of_a_retype_stays_as_it_was(harbour: Editor) -> None:
    untouched = harbour.record
    harbour.press("Shift+Down", "O", "Space", "Return")
    assert harbour.record.mentions["m1"] == untouched.mentions["m1"]
    assert harbour.record.entities["e1"] == untouched.entities["e1"]
    assert harbour.record.mentions["m4"].label == "ORG"


@pytest.mark.parametrize(("key", "mark"), [("U", Mark.UNSURE), ("F", Mark.FLAG)])
def test_a_mark_goes_on_all_quotes_too_and_off_again(harbour: Editor, key: str, mark: Mark) -> None:
    go(harbour, "quote:q3")
    click(harbour, "name:e3", Modifier.ControlModifier)
    harbour.press(key, "Return")
    marked = {key for key, one in {**harbour.record.mentions, **harbour.record.quotes}.items() if mark in one.marks}
    assert marked == {"q3", "m5", "m7"}
    assert decisions(harbour) == [How.GROUP]
    harbour.press(key, "Return")
    assert not any(one.marks for one in (*harbour.record.mentions.values(), *harbour.record.quotes.values()))


def test_m_merges_names_of_one_type_and_keeps_the_fuller_one(harbour: Editor) -> None:
    untouched = harbour.record
    go(harbour, "name:e2")
    harbour.press("Shift+Down", "M")
    assert [one.text for one in chooser(harbour).options] == ["Ada Brook", "Tom Vale"]
    harbour.press("Return")
    assert {harbour.record.mentions[key].entity for key in ("m2", "m3", "m5", "m7")} == {"e2"}
    assert "e3" not in harbour.record.entities
    assert decisions(harbour) == [How.GROUP]
    harbour.press("Ctrl+Z")
    assert harbour.record == untouched


def test_names_of_two_types_are_not_merged_and_it_is_said(harbour: Editor) -> None:
    harbour.press("Shift+Down", "M")
    assert harbour.window.ask.chooser is None
    assert harbour.said() == "Only names of one type are merged: place and person are selected"


# --- what is left out ---


def test_quotes_selected_are_not_confirmed_since_a_speaker_is_decided_by_itself(harbour: Editor) -> None:
    untouched = harbour.record
    go(harbour, "quote:q1")
    harbour.press("Shift+Down", "Return")
    assert harbour.window.ask.chooser is None
    assert harbour.record == untouched
    assert harbour.said().endswith("2 quotes: a quote’s speaker is always decided by itself")


@pytest.mark.parametrize("key", ["1", "0", "S", "/", "Shift+S", "B", "D", "Shift+J", "A", "F2", "[", "C", "E"])
def test_keys_for_one_finding_do_nothing_to_several_but_say_so(harbour: Editor, key: str) -> None:
    untouched = harbour.record
    go(harbour, "quote:q1")
    harbour.press("Shift+Down", key)
    assert harbour.record == untouched
    assert harbour.said().startswith("2 findings selected")
    assert harbour.window.ask.chooser is None


def test_of_names_quotes_and_possibly_missed_the_names_and_terms_are_confirmed(harbour: Editor) -> None:
    untouched = harbour.record
    click(harbour, "quote:q1")
    for key in ("term:q4", "name:e1", missed(harbour)):
        click(harbour, key, Modifier.ControlModifier)
    harbour.press("Return")
    assert chooser(harbour).title.text() == "Confirm 1 name in 3 occurrences and 1 term?"
    note = chooser(harbour).note.text()
    assert "1 quote (a quote’s speaker is always decided by itself)" in note
    assert "Northwind (a type’s key adds it as a name)" in note
    harbour.press("Return")
    assert harbour.record.quotes["q4"].status is Status.CONFIRMED
    assert harbour.record.quotes["q1"] == untouched.quotes["q1"]
    assert note in harbour.said()


def missed(editor: Editor) -> str:
    return f"missed:{at('Northwind', 2).start}"


def test_possibly_missed_names_are_added_with_a_type_or_dismissed(harbour: Editor) -> None:
    untouched = harbour.record
    click(harbour, missed(harbour))
    click(harbour, "name:e4", Modifier.ControlModifier)
    harbour.press("O", "Return")
    assert [one.entity for one in harbour.record.mentions.values() if one.label == "ORG"] == ["e4", "e4"]
    harbour.press("Ctrl+Z")
    assert harbour.record == untouched
    click(harbour, missed(harbour))
    click(harbour, "name:e4", Modifier.ControlModifier)
    harbour.press("X", "Return")
    assert harbour.window.desk.words(harbour.window.desk.next_undo) == "reject 1 name and 1 possibly missed name"


def two_things(editor: Editor) -> None:
    """Open an article in which something else is called Saltmere too."""
    made = record()
    other = replace(made.entities["e1"], id="e9", label="ORG")
    mention = replace(name("m9", "Saltmere", 1, "ORG", "e9"), span=at("Harbour"))
    entities, mentions = (*made.entities.values(), other), (*made.mentions.values(), mention)
    editor.add(Record.of(made.article, entities=entities, mentions=mentions))
    editor.open("Harbour")
    go(editor, "name:e1")


def test_what_may_be_two_things_is_left_out_and_said(editor: Editor) -> None:
    two_things(editor)
    editor.press("Ctrl+A", "Return")
    assert chooser(editor).note.text() == "Left out: Saltmere (may be two things here)"
    editor.press("Return")
    assert {editor.record.mentions[key].status for key in ("m1", "m4", "m8", "m9")} == {Status.SUGGESTED}
    assert editor.record.mentions["m2"].status is Status.CONFIRMED


# --- the buttons of the card ---


def test_the_card_names_what_its_buttons_do(harbour: Editor) -> None:
    click(harbour, "quote:q1")
    click(harbour, "name:e1", Modifier.ControlModifier)
    card = harbour.window.findings.card.several
    assert card.confirm.text() == "Confirm 1 name in 3 occurrences…"
    assert card.reject.text() == "Reject 1 name in 3 occurrences and 1 quote…"
    assert not card.merge.isEnabled()
    assert "1 quote" in card.left_out.text()
    untouched = harbour.record
    harbour.click(card.confirm)
    assert rows(harbour) == ["Saltmere"] * 3
    assert harbour.record == untouched
    harbour.press("Return")
    assert harbour.record.entities["e1"].status is Status.CONFIRMED
    assert decisions(harbour) == [How.GROUP]
    assert not card.isVisible()


def test_every_button_of_the_card_is_about_all_however_it_is_pressed(harbour: Editor) -> None:
    untouched = harbour.record
    go(harbour, "name:e2")
    harbour.press("Shift+Down")
    card = harbour.window.findings.card.several
    assert all(made.isEnabled() for made in card.buttons.values())
    for made in card.buttons.values():
        for press in (lambda made=made: harbour.click(made), lambda: harbour.press("Return")):
            made.setFocus(Qt.FocusReason.TabFocusReason)
            press()
            assert chooser(harbour), made.text()
            assert selected(harbour) == {"name:e2", "name:e3"}
            harbour.press("Escape")
    assert harbour.record == untouched


def test_escape_on_the_page_ends_a_selection_that_a_button_left(harbour: Editor) -> None:
    harbour.press("Shift+Down")
    card = harbour.window.findings.card.several
    card.flag.setFocus(Qt.FocusReason.TabFocusReason)
    harbour.click(card.flag)
    harbour.press("Escape")
    assert selected(harbour)
    harbour.window.view.setFocus(Qt.FocusReason.OtherFocusReason)
    harbour.press("Escape")
    assert not selected(harbour)


# --- a paragraph ---


def line_up(editor: Editor) -> None:
    go(editor, "name:e3")


def test_r_shows_the_names_of_the_paragraph_and_enter_confirms_them(harbour: Editor) -> None:
    untouched = harbour.record
    line_up(harbour)
    harbour.press("R")
    assert rows(harbour) == ["Tom Vale", "Northwind", "Vale", "Saltmere"]
    harbour.press("Return")
    confirmed = {key for key, one in harbour.record.mentions.items() if one.status is Status.CONFIRMED}
    assert confirmed == {"m5", "m6", "m7", "m8"}
    assert harbour.record.entities["e1"].status is Status.SUGGESTED
    assert harbour.record.entities["e3"].status is Status.CONFIRMED
    assert decisions(harbour) == [How.PARAGRAPH]
    assert harbour.record.mentions["m5"].decided.how is How.PARAGRAPH  # type: ignore[union-attr]
    harbour.press("Ctrl+Z")
    assert harbour.record == untouched


def test_the_type_that_is_confirmed_is_shown_at_every_place(harbour: Editor) -> None:
    line_up(harbour)
    harbour.press("R")
    assert chooser(harbour).title.text() == "Confirm 3 names in 4 occurrences of this paragraph?"
    shown = chooser(harbour).occurrences.occurrences.items
    assert [one.label for one in shown] == ["PERSON", "ORG", "PERSON", "PLACE"]
    assert ", organisation," in shown[1].spoken


def test_twenty_names_of_a_paragraph_are_in_sight_at_once(harbour: Editor) -> None:
    harbour.window.resize(1280, 800)
    line_up(harbour)
    harbour.press("R")
    assert chooser(harbour).occurrences._most >= 20


def test_a_name_left_out_of_a_paragraph_stays_as_it_is(harbour: Editor) -> None:
    line_up(harbour)
    harbour.press("R", "Down", "Space", "Return")
    assert harbour.record.mentions["m6"].status is Status.SUGGESTED
    assert harbour.record.mentions["m5"].status is Status.CONFIRMED


def test_a_type_key_retypes_the_names_of_the_paragraph_and_none_elsewhere(harbour: Editor) -> None:
    untouched = harbour.record
    line_up(harbour)
    harbour.press("R", "P")
    assert {harbour.record.mentions[key].label for key in ("m5", "m6", "m7", "m8")} == {"PERSON"}
    assert all(harbour.record.mentions[key] == untouched.mentions[key] for key in ("m1", "m4"))
    assert harbour.record.entities["e1"] == untouched.entities["e1"]
    assert decisions(harbour) == [How.PARAGRAPH]
    harbour.press("Ctrl+Z")
    assert harbour.record == untouched


def test_t_asks_for_the_type_of_the_paragraph(harbour: Editor) -> None:
    line_up(harbour)
    harbour.press("R", "T")
    harbour.type("law")
    harbour.press("Return")
    assert {harbour.record.mentions[key].label for key in ("m5", "m6", "m7", "m8")} == {"LAW"}
    assert decisions(harbour) == [How.PARAGRAPH]


def test_a_button_of_the_paragraph_does_what_it_says_with_enter_too(harbour: Editor) -> None:
    line_up(harbour)
    harbour.press("R")
    harbour.window.ask.chooser.types[1].setFocus()  # type: ignore[union-attr]
    harbour.press("Return")
    assert {harbour.record.mentions[key].label for key in ("m5", "m6", "m7", "m8")} == {"ORG"}


def test_escape_leaves_the_paragraph_as_it_is(harbour: Editor) -> None:
    untouched = harbour.record
    line_up(harbour)
    harbour.press("R", "Escape")
    assert harbour.record == untouched
    assert QApplication.focusWidget() is harbour.window.findings.list


def test_a_paragraph_with_nothing_undecided_says_so(harbour: Editor) -> None:
    line_up(harbour)
    harbour.press("R", "Return")
    line_up(harbour)
    harbour.press("R")
    assert harbour.said() == "No name of this paragraph is undecided"


def test_one_name_of_a_paragraph_is_decided_by_itself(harbour: Editor) -> None:
    go(harbour, "quote:q3")
    harbour.press("R")
    assert rows(harbour) == ["Brook", "Saltmere"]
    harbour.press("Space", "Return")
    assert decisions(harbour) == [How.SINGLE]


# --- the kind: nothing is decided of several findings that was not shown before ---

DECIDING = [one.id for one in ACTIONS if one.scope is Scope.REVIEW and one.menu is not Menu.ARTICLE]


@pytest.mark.parametrize("first", ["quote:q1", "name:e2"])
def test_no_action_decides_the_one_in_focus_while_several_are_selected(harbour: Editor, first: str) -> None:
    untouched = harbour.record
    for action in DECIDING:
        go(harbour, first)
        harbour.press("Shift+Down")
        assert selected(harbour)
        harbour.window.bindings.actions[action].trigger()
        assert harbour.record == untouched, action
        harbour.window.ask.close()
        harbour.window.edge.drop()
        if harbour.window.view.caret_mode is CaretMode.ON:
            harbour.window.article.toggle_caret()
