"""Names that the software missed, or found with wrong edges and a wrong type, take few keys and clicks."""

from __future__ import annotations

import pytest
from editor_at_work import Editor
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from editorial.domain.annotation import Entity, Mention, Origin, Provenance, Status
from editorial.domain.article import Article, Standing, State
from editorial.domain.record import Record, Ref, Table
from editorial.domain.text import Span, sha256
from editorial.review.outline import Item

TEXT = """Rovers lose in Ostby

Harrow Rovers lost to Ostby on Monday. Ruud van der Velden scored, and Ida Holm watched.

Later Ida Holm wrote to Sten Ost. Nobody answered, so the Harrow Rovers bus left.
"""
MODEL = Provenance(Origin.MODEL, model="made@1", score=0.9)


def at(words: str, number: int = 1) -> Span:
    start = -1
    for _ in range(number):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


@pytest.fixture
def page(editor: Editor) -> Editor:
    editor.add(
        Record.of(
            Article("rovers", "Rovers lose in Ostby", TEXT, sha256(TEXT)),
            standing=Standing(State.SUGGESTED),
            entities=[
                Entity("e1", "Ostby", "PLACE"),
                Entity("e2", "Holm", "ORG"),
                Entity("e3", "Sten Ost", "PERSON"),
            ],
            mentions=[
                Mention("m1", at("Ostby"), "PLACE", "e1", MODEL),
                Mention("m2", at("Ostby", 2), "PLACE", "e1", MODEL),
                Mention("m3", at("Holm"), "ORG", "e2", MODEL),
                Mention("m4", at("Sten Ost"), "PERSON", "e3", MODEL),
            ],
        )
    )
    editor.open("Rovers lose")
    return editor


def item(editor: Editor) -> Item:
    found = editor.window.reviewer.item
    assert found is not None
    return found


def focus(editor: Editor, mention: str) -> None:
    editor.window.reviewer.focus_ref(Ref(Table.MENTION, mention))


def click(editor: Editor, span: Span, *kinds: str) -> None:
    """Click in the middle of a word: "once", "twice" for a double click, "again" for a third click right after one."""
    view = editor.window.view
    rect = view.visible().bands(span)[0]
    where = QPoint(rect.center().x(), rect.center().y())
    for kind in kinds:
        if kind == "twice":
            QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where) if kind != "twice" else None


def selected(editor: Editor) -> str | None:
    span = editor.window.view.selected_span()
    return span.of(TEXT) if span is not None else None


# --- selecting ---


def test_a_double_click_takes_the_whole_name_and_the_next_one_the_word(page: Editor) -> None:
    click(page, at("Velden"), "twice")
    assert selected(page) == "Ruud van der Velden"
    click(page, at("Velden"), "twice")
    assert selected(page) == "Velden"
    click(page, at("Velden"), "twice")
    assert selected(page) == "Ruud van der Velden"


def test_a_third_click_takes_the_word(page: Editor) -> None:
    click(page, at("Velden"), "once", "twice", "again")
    assert selected(page) == "Velden"


def test_after_a_click_elsewhere_a_double_click_takes_the_whole_name_again(page: Editor) -> None:
    click(page, at("Velden"), "twice")
    click(page, at("answered"), "once")
    click(page, at("Velden"), "twice")
    assert selected(page) == "Ruud van der Velden"


def test_a_word_that_is_no_name_is_taken_alone(page: Editor) -> None:
    click(page, at("answered"), "twice")
    assert selected(page) == "answered"


# --- adding ---


def test_a_missed_name_is_added_and_the_review_goes_on_where_it_was(page: Editor) -> None:
    focus(page, "m3")
    click(page, at("Velden"), "twice")
    page.window.reviewer.focus_ref(Ref(Table.MENTION, "m3"))
    page.press("P")
    added = next(m for m in page.record.mentions.values() if m.status is Status.ADDED)
    assert (added.span, added.label) == (at("Ruud van der Velden"), "PERSON")
    assert item(page).key == "name:e2"
    assert "Added “Ruud van der Velden”, person" in page.said()
    page.press("Return")
    assert page.record.mentions["m3"].status is Status.CONFIRMED
    assert page.record.mentions[added.id] == added


def test_after_a_decided_finding_it_goes_on_to_the_next_one_that_waits(page: Editor) -> None:
    focus(page, "m1")
    page.press("Return", "K")
    assert item(page).key == "name:e1"
    page.window.view.select_span(at("Ruud van der Velden"))
    page.press("P")
    assert item(page).key == "name:e2"


def test_a_missed_name_with_repeats_keeps_the_focus_and_says_so(page: Editor) -> None:
    focus(page, "m3")
    page.window.view.select_span(at("Harrow Rovers"))
    page.press("O")
    added = next(m for m in page.record.mentions.values() if m.status is Status.ADDED)
    assert Ref(Table.MENTION, added.id) in item(page).refs
    assert "A shows 1 other occurrence" in page.said()
    page.press("A", "Return")
    assert {m.span for m in page.record.mentions.values() if m.status is Status.ADDED} == {
        at("Harrow Rovers"),
        at("Harrow Rovers", 2),
    }


# --- edge and type ---


def test_a_type_key_keeps_the_edge_that_is_moved_and_sets_the_type(page: Editor) -> None:
    before = page.record
    focus(page, "m4")
    page.press("[", "Ctrl+Left", "O")
    mention = page.record.mentions["m4"]
    assert (mention.span.of(TEXT), mention.label, mention.status) == ("to Sten Ost", "ORG", Status.CORRECTED)
    assert page.record.entities["e3"].label == "ORG"
    page.press("Ctrl+Z")
    assert page.record.mentions == before.mentions
    assert page.record.entities == before.entities
    assert "type to organisation" in page.said()
    page.press("Ctrl+Shift+Z")
    assert page.record.mentions["m4"].label == "ORG"


def test_another_type_by_letters_keeps_the_edge_too(page: Editor) -> None:
    focus(page, "m4")
    page.press("[", "Ctrl+Left", "T")
    page.type("work")
    page.press("Return")
    mention = page.record.mentions["m4"]
    assert (mention.span.of(TEXT), mention.label) == ("to Sten Ost", "WORK")


def test_in_a_group_the_edge_and_the_type_are_those_of_the_place_in_focus(page: Editor) -> None:
    focus(page, "m2")
    page.press("]", "Ctrl+Right", "O")
    assert page.record.mentions["m2"].span.of(TEXT) == "Ostby on"
    assert page.record.mentions["m2"].label == "ORG"
    assert (page.record.mentions["m1"].label, page.record.mentions["m1"].status) == ("PLACE", Status.SUGGESTED)


@pytest.mark.parametrize("key", ["J", "K"])
def test_an_edge_is_dropped_when_the_focus_leaves_it(page: Editor, key: str) -> None:
    before = page.record
    focus(page, "m3")
    page.press("[", "Ctrl+Left", key)
    assert page.window.edge.moving is None
    assert page.record == before
