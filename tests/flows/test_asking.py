"""Questions: where they open, and the ways to name a speaker."""

from __future__ import annotations

import pytest
from editor_at_work import Editor
from long_record import long_record
from PySide6.QtCore import QRect
from review_records import at, record

from editorial.desktop.choosers.option_chooser import OptionChooser
from editorial.domain.annotation import Status
from editorial.domain.record import Ref, Table


@pytest.fixture
def harbour(editor: Editor) -> Editor:
    editor.add(record())
    editor.open("Harbour")
    return editor


def focus(editor: Editor, key: str, table: Table = Table.QUOTE) -> None:
    editor.window.reviewer.focus_ref(Ref(table, key))


def speakers(editor: Editor, key: str) -> list[str | None]:
    return [speaker.entity for speaker in editor.record.quotes[key].speakers]


@pytest.mark.parametrize(
    ("table", "key", "question"),
    [
        (Table.QUOTE, "q1", "S"),
        (Table.QUOTE, "q3", "S"),
        (Table.QUOTE, "q3", "C"),
        (Table.MENTION, "m1", "T"),
        (Table.MENTION, "m5", "M"),
        (Table.MENTION, "m6", "F2"),
        (Table.MENTION, "m7", "C"),
    ],
)
def test_a_question_does_not_cover_what_it_is_about(harbour: Editor, table: Table, key: str, question: str) -> None:
    focus(harbour, key, table)
    harbour.press(question)
    asked, view = harbour.window.ask.chooser, harbour.window.view
    box = view.box_in_focus()
    assert asked is not None
    assert box is not None
    about = QRect(view.viewport().mapTo(harbour.window, box.topLeft()), box.size())
    assert not asked.geometry().intersects(about)
    assert harbour.window.rect().contains(asked.geometry())


def test_a_question_about_a_selection_does_not_cover_it(harbour: Editor) -> None:
    harbour.window.view.select_span(at("voted late"))
    box = harbour.window.view.box_in_focus()
    assert box is not None
    harbour.press("C")
    asked = harbour.window.ask.chooser
    assert asked is not None
    about = QRect(harbour.window.view.viewport().mapTo(harbour.window, box.topLeft()), box.size())
    assert not asked.geometry().intersects(about)


def test_a_second_speaker_is_one_of_the_other_names(harbour: Editor) -> None:
    focus(harbour, "q1")
    harbour.press("Shift+S")
    asked = harbour.window.ask.chooser
    assert isinstance(asked, OptionChooser)
    assert {option.text for option in asked.options} == {"Tom Vale", "Northwind", "Saltmere"}
    harbour.type("vale")
    harbour.press("Return")
    assert speakers(harbour, "q1") == ["e2", "e3"]


def test_the_selection_becomes_a_second_speaker(harbour: Editor) -> None:
    focus(harbour, "q1")
    harbour.window.view.select_span(at("council"))
    harbour.press("Shift+S")
    assert [one.span for one in harbour.record.quotes["q1"].speakers] == [at("Ada Brook"), at("council")]
    harbour.press("Ctrl+Z")
    assert speakers(harbour, "q1") == ["e2"]


def test_the_menu_of_a_name_makes_it_the_speaker_of_the_quote_that_was_in_focus(harbour: Editor) -> None:
    focus(harbour, "q1")
    menu = harbour.window.page_menu.menu(Ref(Table.MENTION, "m5"), None)
    first = menu.actions()[0]
    assert first.text() == "&Speaker of “We waited too long,”"
    first.trigger()
    assert speakers(harbour, "q1") == ["e3"]
    assert harbour.record.quotes["q1"].status is Status.CORRECTED


def test_without_a_quote_in_focus_the_menu_of_a_name_is_about_the_name_alone(harbour: Editor) -> None:
    focus(harbour, "m1", Table.MENTION)
    menu = harbour.window.page_menu.menu(Ref(Table.MENTION, "m5"), None)
    assert menu.actions()[0].text() == "&Confirm, go on"


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (1000, 650), (1920, 1080)])
@pytest.mark.parametrize(
    ("key", "question"), [("name:e3", "M"), ("name:e3", "T"), ("name:e20", "F2"), ("name:e9", "C")]
)
def test_a_question_does_not_cover_the_paragraph_it_is_about(
    editor: Editor, width: int, height: int, key: str, question: str
) -> None:
    editor.add(long_record())
    editor.open("Long story")
    window = editor.window
    window.resize(width, height)
    for _ in range(4):  # long paragraphs: some fill half of the page
        editor.press("Ctrl+=")
    window.reviewer.focus_key(key)
    editor.press(question)
    asked, box = window.ask.chooser, window.view.paragraphs_in_focus()
    assert asked is not None
    assert box is not None
    about = QRect(window.view.viewport().mapTo(window, box.topLeft()), box.size())
    assert about.height() > height // 5
    assert not asked.geometry().intersects(about)
    assert window.rect().contains(asked.geometry())
