"""The keys of the review screen, in the real window."""

from __future__ import annotations

import json
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest
from editor_at_work import Editor
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from review_records import TEXT, at, record

from editorial.domain.annotation import Kind, Mark, NoteKind, Status
from editorial.domain.article import State
from editorial.domain.record import Ref, Table
from editorial.domain.settings import Setting
from editorial.domain.text import Span
from editorial.review.desk import Desk
from editorial.review.outline import ItemKind


@pytest.fixture
def harbour(editor: Editor) -> Editor:
    editor.add(record())
    editor.open("Harbour")
    return editor


def focus(editor: Editor, key: str, table: Table = Table.MENTION) -> None:
    editor.window.reviewer.focus_ref(Ref(table, key))


def select(editor: Editor, span: Span) -> None:
    editor.window.view.select_span(span)


def test_j_and_k_go_through_every_finding_and_back(harbour: Editor) -> None:
    outline = harbour.window.reviewer.outline
    assert outline is not None
    harbour.window.reviewer.focus(outline.items[0])
    seen = [outline.items[0].key]
    for _ in outline.items[1:]:
        harbour.press("J")
        item = harbour.window.reviewer.item
        assert item is not None
        seen.append(item.key)
    assert seen == [item.key for item in outline.items]
    harbour.press("J")
    assert "last" in harbour.said()
    harbour.press("K")
    item = harbour.window.reviewer.item
    assert item is not None
    assert item.key == seen[-2]


def test_the_review_keys_act_from_the_start(start: Callable[[], Editor]) -> None:
    first = start()
    first.window.desk.library.add(record())
    first.window.close()
    first.window.desk.library.close()
    second = start()
    second.press("Return")
    assert second.record.standing.state is State.IN_REVIEW


def test_new_suggestions_do_not_take_the_focus_out_of_a_text_field(harbour: Editor) -> None:
    harbour.window.findings.filter_bar.field.setFocus()
    library = harbour.window.desk.library
    library.put_suggestions("harbour", [], library.version("harbour"), possibly_missed=(), model="m@1")
    assert harbour.window.reloader.reload("harbour")
    harbour.bot.waitUntil(lambda: not harbour.window.reloader.reading)
    harbour.type("p")
    assert harbour.window.findings.filter_bar.field.text() == "p"
    assert harbour.record.standing.state is State.SUGGESTED


def test_n_goes_to_the_most_doubtful_first(harbour: Editor) -> None:
    outline = harbour.window.reviewer.outline
    assert outline is not None
    harbour.press("N")
    seen = harbour.window.reviewer.item
    assert seen is not None
    assert seen.attention


def test_a_type_key_relabels_a_group_and_goes_on(harbour: Editor) -> None:
    focus(harbour, "m1")
    harbour.press("O")
    assert {harbour.record.mentions[key].label for key in ("m1", "m4", "m8")} == {"ORG"}
    assert harbour.window.reviewer.item != harbour.window.reviewer.outline.at(Ref(Table.MENTION, "m1"))


def test_any_type_is_reached_with_t_and_a_few_letters(harbour: Editor) -> None:
    focus(harbour, "m6")
    harbour.press("T")
    harbour.type("prod")
    harbour.press("Return")
    assert harbour.record.mentions["m6"].label == "PRODUCT"


def test_types_the_newsroom_added_are_offered(harbour: Editor) -> None:
    harbour.window.desk.set_setting(Setting.LABELS, ["SHIP"])
    focus(harbour, "m6")
    harbour.press("T")
    harbour.type("ship")
    harbour.press("Return")
    assert harbour.record.mentions["m6"].label == "SHIP"


def test_a_selection_and_a_type_key_add_a_name_and_a_offers_its_repeats(harbour: Editor) -> None:
    select(harbour, at("Northwind", 2))
    harbour.press("O")
    assert any(m.span == at("Northwind", 2) and m.status is Status.ADDED for m in harbour.record.mentions.values())
    assert harbour.window.view.selected_span() is None
    harbour.press("A")
    harbour.press("Return")
    assert harbour.record.mentions["m6"].status is Status.CONFIRMED


def test_a_place_can_be_left_out_of_the_preview(harbour: Editor) -> None:
    focus(harbour, "m1")
    harbour.press("A", "Space", "Return")
    ticked = [harbour.record.mentions[key].status for key in ("m1", "m4", "m8")]
    assert ticked.count(Status.SUGGESTED) == 1


def test_edges_move_by_keys_and_esc_drops_them(harbour: Editor) -> None:
    focus(harbour, "m2")
    harbour.press("[", "Ctrl+Right", "Return")
    moved = harbour.record.mentions["m2"].span
    assert moved.of(TEXT) in {"Brook", " Brook"}
    assert moved.of(TEXT).strip() == moved.of(TEXT)
    harbour.press("]", "Left", "Escape")
    assert harbour.record.mentions["m2"].span == moved


def test_m_merges_with_a_name_chosen_by_letters(harbour: Editor) -> None:
    focus(harbour, "m5")
    harbour.press("M")
    harbour.type("brook")
    harbour.press("Return")
    assert "e3" not in harbour.record.entities
    assert harbour.record.mentions["m5"].entity == "e2"
    harbour.press("Ctrl+Z")
    assert "e3" in harbour.record.entities


def test_shift_m_splits_the_mention_in_focus_off(harbour: Editor) -> None:
    focus(harbour, "m8")
    harbour.press("Shift+M", "Return")
    assert harbour.record.mentions["m8"].entity != harbour.record.mentions["m1"].entity


def test_f2_renames(harbour: Editor) -> None:
    focus(harbour, "m5")
    harbour.press("F2")
    harbour.type("Thomas Vale")
    harbour.press("Return")
    assert harbour.record.entities["e3"].name == "Thomas Vale"


def test_a_digit_on_the_claim_decides_who_speaks_and_leaves_the_words(harbour: Editor) -> None:
    harbour.window.reviewer.focus_key("claim:q3")
    harbour.press("2")
    quote = harbour.record.quotes["q3"]
    assert (quote.status, quote.speakers[0].entity) == (Status.SUGGESTED, "e2")
    harbour.window.reviewer.focus_key("quote:q3")
    harbour.press("2")
    assert harbour.record.quotes["q3"].status.stands


def test_s_finds_a_speaker_by_name_and_takes_a_new_one(harbour: Editor) -> None:
    focus(harbour, "q1", Table.QUOTE)
    harbour.press("S")
    harbour.type("vale")
    harbour.press("Return")
    assert harbour.record.quotes["q1"].speakers[0].entity == "e3"
    focus(harbour, "q1", Table.QUOTE)
    harbour.press("S")
    harbour.type("Cass Rowan")
    harbour.press("Return")
    assert harbour.record.entities[harbour.record.quotes["q1"].speakers[0].entity or ""].name == "Cass Rowan"


def test_s_offers_unknown_and_the_author(harbour: Editor) -> None:
    focus(harbour, "q1", Table.QUOTE)
    harbour.press("S")
    harbour.type("author")
    harbour.press("Return")
    assert harbour.record.entities[harbour.record.quotes["q1"].speakers[0].entity or ""].name == "Ina Field"
    focus(harbour, "q1", Table.QUOTE)
    harbour.press("0")
    assert harbour.record.quotes["q1"].speakers == ()


def test_a_selection_becomes_the_speaker_with_s(harbour: Editor) -> None:
    focus(harbour, "q1", Table.QUOTE)
    select(harbour, at("council"))
    harbour.press("S")
    assert harbour.record.quotes["q1"].speakers[0].span == at("council")


def test_a_selection_becomes_a_quote_with_q(harbour: Editor) -> None:
    select(harbour, at("would cost jobs"))
    harbour.press("Q")
    assert any(q.span == at("would cost jobs") for q in harbour.record.quotes.values())


def test_kinds_joining_and_parting_have_keys(harbour: Editor) -> None:
    focus(harbour, "q3", Table.QUOTE)
    harbour.press("Shift+J")
    assert harbour.record.quotes["q3"].continues == "q2"
    focus(harbour, "q3", Table.QUOTE)
    harbour.press("Shift+K")
    assert harbour.record.quotes["q3"].continues is None
    focus(harbour, "q3", Table.QUOTE)
    harbour.press("Shift+T")
    assert harbour.record.quotes["q3"].kind is Kind.TERM


def test_flag_and_unsure_toggle(harbour: Editor) -> None:
    focus(harbour, "m6")
    harbour.press("F", "U")
    assert harbour.record.mentions["m6"].marks == {Mark.FLAG, Mark.UNSURE}
    harbour.press("F")
    assert harbour.record.mentions["m6"].marks == {Mark.UNSURE}


def test_c_comments_and_with_a_selection_notes_a_problem_in_the_copy(harbour: Editor) -> None:
    focus(harbour, "m6")
    harbour.press("C")
    harbour.type("check the register")
    harbour.press("Ctrl+Return")
    select(harbour, at("port"))
    harbour.press("C")
    harbour.type("harbour or port?")
    harbour.press("Ctrl+Return")
    kinds = {note.kind: note for note in harbour.record.notes.values()}
    assert kinds[NoteKind.COMMENT].on == "m6"
    assert kinds[NoteKind.PROBLEM].span == at("port")


def test_caret_mode_selects_by_keyboard(harbour: Editor) -> None:
    focus(harbour, "m6")
    harbour.press("V", "Shift+Right", "Shift+Right", "Shift+Right")
    assert harbour.window.view.selected_span() is not None
    harbour.press("Escape")


def test_key_repeat_never_decides(harbour: Editor) -> None:
    focus(harbour, "m1")
    view = harbour.window.view
    for _ in range(3):
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", autorep=True)
        QApplication.sendEvent(view, event)
    assert harbour.record.mentions["m1"].status is Status.SUGGESTED


def test_in_a_text_field_enter_and_digits_belong_to_the_field(harbour: Editor) -> None:
    before = harbour.record
    harbour.window.findings.filter_bar.field.setFocus()
    harbour.type("1x")
    harbour.press("Return", "Ctrl+Return")
    assert harbour.record == before
    assert harbour.window.findings.filter_bar.field.text() == "1x"


def test_set_aside_and_reopen(harbour: Editor) -> None:
    harbour.press("Ctrl+Shift+Return")
    assert harbour.record.standing.state is State.SET_ASIDE
    harbour.press("Ctrl+Shift+R")
    assert harbour.record.standing.state is State.IN_REVIEW


def test_undo_and_redo_are_named_in_the_menu(harbour: Editor) -> None:
    focus(harbour, "m6")
    harbour.press("X")
    assert "reject Northwind" in harbour.window.bindings.actions["undo"].text()
    harbour.press("Ctrl+Z")
    assert "reject Northwind" in harbour.window.bindings.actions["redo"].text()
    assert "reject Northwind" in harbour.said()


def test_the_palette_runs_an_action_by_name(harbour: Editor) -> None:
    focus(harbour, "m6")
    harbour.press("Ctrl+K")
    harbour.type("flag")
    harbour.press("Return")
    assert harbour.record.mentions["m6"].marks == {Mark.FLAG}


def test_find_counts_and_goes_through_the_places(harbour: Editor) -> None:
    harbour.press("Ctrl+F")
    harbour.type("saltmere")
    assert harbour.window.panes.find_bar.count.text() == "1 of 3"
    harbour.press("Return")
    assert harbour.window.panes.find_bar.count.text() == "2 of 3"
    harbour.press("Escape")
    assert not harbour.window.panes.find_bar.isVisible()


def test_an_opened_group_is_decided_one_by_one(harbour: Editor) -> None:
    focus(harbour, "m4")
    harbour.press("G")
    item = harbour.window.reviewer.item
    assert item is not None
    assert (item.kind, item.refs) == (ItemKind.MENTION, (Ref(Table.MENTION, "m4"),))
    harbour.press("Return")
    statuses = {key: harbour.record.mentions[key].status for key in ("m1", "m4", "m8")}
    assert statuses == {"m1": Status.SUGGESTED, "m4": Status.CONFIRMED, "m8": Status.SUGGESTED}


def test_a_click_with_alt_on_a_name_makes_it_the_speaker(harbour: Editor) -> None:
    focus(harbour, "q1", Table.QUOTE)
    harbour.window.article.view.clicked.emit(Ref(Table.MENTION, "m5"), Qt.KeyboardModifier.AltModifier)
    assert harbour.record.quotes["q1"].speakers[0].entity == "e3"


def test_killed_between_two_decisions_the_first_one_is_there(database: Path) -> None:
    """A process makes one decision, says so, and is killed before the next."""
    script = """
        import os, signal, sys
        from pathlib import Path
        from review_records import record
        from editorial.domain.record import Ref, Table
        from editorial.review.commands.decide import Confirm
        from editorial.review.desk import Desk
        desk = Desk.at(Path(sys.argv[1]))
        desk.library.add(record())
        desk.open("harbour")
        desk.apply(Confirm(targets=(Ref(Table.MENTION, "m1"),)))
        os.kill(os.getpid(), signal.SIGKILL)
        desk.apply(Confirm(targets=(Ref(Table.MENTION, "m2"),)))
    """
    paths = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]
    code = f"import sys; sys.path[:0] = {json.dumps(paths)}\n{textwrap.dedent(script)}"
    ended = subprocess.run([sys.executable, "-c", code, str(database)], check=False, capture_output=True)
    assert ended.returncode == -9, ended.stderr.decode()
    desk = Desk.at(database)
    with desk.library:
        session = desk.open("harbour")
        assert session.record.mentions["m1"].status is Status.CONFIRMED
        assert session.record.mentions["m2"].status is Status.SUGGESTED
        assert desk.words(desk.next_undo) == "confirm Saltmere"


def test_an_edge_moves_by_whole_words_and_goes_on_when_kept(harbour: Editor) -> None:
    focus(harbour, "m6")
    harbour.press("[", "Ctrl+Left", "Ctrl+Left", "Return")
    assert harbour.record.mentions["m6"].span.of(TEXT) == "Vale of Northwind"
    item = harbour.window.reviewer.item
    assert item is not None
    assert item.undecided


def test_what_was_found_is_selected_when_the_find_bar_is_left(harbour: Editor) -> None:
    harbour.press("Ctrl+F")
    harbour.type("big pier")
    harbour.press("Escape")
    assert harbour.window.view.selected_span() == at("Big Pier")
    harbour.press("W")
    assert any(m.span == at("Big Pier") and m.status is Status.ADDED for m in harbour.record.mentions.values())


def test_tab_goes_from_the_queue_to_the_find_bar_and_from_there_to_the_page(harbour: Editor) -> None:
    harbour.press("Ctrl+F")
    window, bar = harbour.window, harbour.window.panes.find_bar
    for key, to in (("Tab", bar.close_button), ("Tab", window.view), ("Ctrl+F", bar.field)):
        harbour.press(key)
        assert window.focusWidget() is to
    harbour.press("Shift+Tab")
    assert window.focusWidget() is window.queue.list


def test_after_a_rejection_the_very_next_finding_has_the_focus(harbour: Editor) -> None:
    outline = harbour.window.reviewer.outline
    assert outline is not None
    first, second = outline.items[:2]
    harbour.window.reviewer.focus(first)
    harbour.press("X")
    item = harbour.window.reviewer.item
    assert item is not None
    assert item.key == second.key


def test_a_click_shows_a_finding_and_decides_nothing(harbour: Editor) -> None:
    before = harbour.record
    harbour.window.view.clicked.emit(Ref(Table.MENTION, "m5"), Qt.KeyboardModifier.NoModifier)
    item = harbour.window.reviewer.item
    assert item is not None
    assert Ref(Table.MENTION, "m5") in item.refs
    assert harbour.record == before
