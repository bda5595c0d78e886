"""Selected words become what they say and no more: whole words, a speaker only if they are a name, nothing quoted."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from editor_at_work import Editor
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from review_records import TEXT, at, record

from editorial.domain.annotation import NoteKind, Speaker, Status
from editorial.domain.record import Ref, Table
from editorial.domain.text import Span


@pytest.fixture
def harbour(editor: Editor) -> Editor:
    editor.add(record())
    editor.open("Harbour")
    return editor


def focus(editor: Editor, key: str = "q1") -> None:
    editor.window.reviewer.focus_ref(Ref(Table.QUOTE, key))


def part_of(words: str, first: int, last: int, number: int = 1) -> Span:
    start = at(words, number).start
    return Span(start + first, start + last)


def drag(editor: Editor, span: Span, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Select with the mouse, from the left edge of the first character to the right edge of the last one."""
    view = editor.window.view
    view.clear_selection()
    view.reveal(span)
    (first, last) = (
        view.visible().bands(one)[0] for one in (Span(span.start, span.start + 1), Span(span.end - 1, span.end))
    )
    begin, end = QPoint(first.left() + 1, first.center().y()), QPoint(last.left() + last.width(), last.center().y())
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    for kind, point, button, buttons in (
        (QEvent.Type.MouseButtonPress, begin, left, left),
        (QEvent.Type.MouseMove, end, none, left),
        (QEvent.Type.MouseButtonRelease, end, left, none),
    ):
        where = QPointF(point)
        event = QMouseEvent(kind, where, view.viewport().mapToGlobal(where), button, buttons, held)
        QApplication.sendEvent(view.viewport(), event)


def selected(editor: Editor) -> str:
    span = editor.window.view.selected_span()
    return span.of(TEXT) if span is not None else ""


def added(editor: Editor) -> list[str]:
    return [one.span.of(TEXT) for one in editor.record.mentions.values() if one.status is Status.ADDED]


def test_a_part_of_a_word_is_seen_as_the_whole_word_and_becomes_a_name(harbour: Editor) -> None:
    drag(harbour, part_of("council", 0, 1))
    assert selected(harbour) == "council"
    assert "“council”" in harbour.window.status.focus.text()
    harbour.press("O")
    assert added(harbour) == ["council"]


def test_ctrl_takes_exactly_the_characters(harbour: Editor) -> None:
    drag(harbour, part_of("council", 0, 4), Qt.KeyboardModifier.ControlModifier)
    assert selected(harbour) == "coun"
    assert "exactly" in harbour.window.status.focus.text()
    harbour.press("O")
    assert added(harbour) == ["coun"]


def test_after_an_exact_selection_the_next_one_is_whole_words_again(harbour: Editor) -> None:
    drag(harbour, part_of("council", 0, 4), Qt.KeyboardModifier.ControlModifier)
    drag(harbour, part_of("council", 0, 4))
    assert selected(harbour) == "council"


@pytest.mark.parametrize("key", ["P", "O", "L", "W"])
def test_a_comma_and_a_mark_are_no_part_of_a_name(harbour: Editor, key: str) -> None:
    drag(harbour, Span(at("‘Big Pier’").start, at("‘Big Pier’ ").end))
    harbour.press(key)
    assert added(harbour) == ["Big Pier"]


def test_another_type_says_which_words_it_is_for(harbour: Editor) -> None:
    drag(harbour, Span(at("Monday.").start + 2, at("Monday.").end))
    harbour.press("T")
    asked = harbour.window.ask.chooser
    assert asked is not None
    assert asked.title.text() == "Type of “Monday”"
    harbour.type("date")
    harbour.press("Return")
    assert added(harbour) == ["Monday"]


def test_caret_mode_selects_characters_and_takes_words(harbour: Editor) -> None:
    focus(harbour)  # where the caret begins
    harbour.press("V", "Ctrl+Right", "Shift+Right", "Shift+Right")
    assert selected(harbour) == "wa"
    assert "“waited”" in harbour.window.status.focus.text()
    harbour.press("W")
    assert added(harbour) == ["waited"]


def test_caret_mode_takes_exactly_the_characters_with_alt(harbour: Editor) -> None:
    focus(harbour)
    harbour.press("V", "Ctrl+Right", "Alt+Shift+Right", "Alt+Shift+Right", "W")
    assert added(harbour) == ["wa"]


def test_space_takes_exactly_what_is_selected_and_goes_back(harbour: Editor) -> None:
    focus(harbour)
    harbour.press("V", "Ctrl+Right", "Shift+Right", "Shift+Right", "Space")
    assert "“wa”, exactly" in harbour.window.status.focus.text()
    harbour.press("Space")
    assert "“waited”" in harbour.window.status.focus.text()
    harbour.press("Space", "W")
    assert added(harbour) == ["wa"]


def test_space_keeps_the_possessive_of_a_name_that_has_one(harbour: Editor) -> None:
    drag(harbour, at("Saltmere’s"))
    harbour.press("Space", "O")
    assert added(harbour) == ["Saltmere’s"]


def test_a_selection_without_words_becomes_nothing_and_the_name_in_focus_stays(harbour: Editor) -> None:
    harbour.window.reviewer.focus_ref(Ref(Table.MENTION, "m6"))
    for held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier):
        before = harbour.record
        for key in ("P", "Q"):
            drag(harbour, Span(at("Monday.").end - 1, at("Monday.").end), held)
            assert selected(harbour) == "."
            harbour.press(key)
            assert harbour.record == before
            assert "no words" in harbour.said()


def test_a_name_with_words_around_it_is_a_speaker_of_its_own(harbour: Editor) -> None:
    for key in ("S", "Shift+S"):
        focus(harbour)
        drag(harbour, at("Saltmere’s mayor"))
        harbour.press(key)
        assert harbour.record.quotes["q1"].speakers[-1] == Speaker(at("Saltmere’s mayor"), None)
        assert "linked to no name" in harbour.said()
        harbour.press("Ctrl+Z")
    assert harbour.record.quotes["q1"].speakers == record().quotes["q1"].speakers


@pytest.mark.parametrize("words", ["Vale", "Tom Vale", "Tom Vale of", "Vale and Saltmere"])
def test_only_the_name_itself_is_linked(harbour: Editor, words: str) -> None:
    focus(harbour)
    drag(harbour, at(words, 2) if words == "Vale" else at(words))
    harbour.press("S")
    (speaker,) = harbour.record.quotes["q1"].speakers
    assert speaker.entity == ("e3" if words in {"Vale", "Tom Vale"} else None)


def test_the_possessive_of_a_name_is_the_name(harbour: Editor) -> None:
    focus(harbour)
    drag(harbour, at("Saltmere’s"))
    harbour.press("S")
    (speaker,) = harbour.record.quotes["q1"].speakers
    assert (speaker.span, speaker.entity) == (at("Saltmere", 3), "e1")


def from_menu(editor: Editor) -> None:
    span = editor.window.view.selected_span()
    menu = editor.window.page_menu.menu(None, span)
    next(one for one in menu.actions() if one.objectName() == "choose_speaker").trigger()


@pytest.mark.parametrize("do", [lambda editor: editor.press("S"), lambda editor: editor.press("Shift+S"), from_menu])
def test_words_of_the_quote_are_no_speaker_of_it(harbour: Editor, do: Callable[[Editor], None]) -> None:
    before = harbour.record
    focus(harbour)
    drag(harbour, at("waited"))
    do(harbour)
    assert harbour.record == before
    assert "part of what was said" in harbour.said()


def test_words_that_introduce_a_quote_are_whole_words(harbour: Editor) -> None:
    focus(harbour)
    drag(harbour, part_of("voted late", 1, 7))
    harbour.press("Shift+C")
    assert harbour.record.quotes["q1"].cue == at("voted late")


def test_a_problem_is_noted_at_whole_words_or_at_a_mark(harbour: Editor) -> None:
    for span, noted in ((part_of("port of", 1, 3), "port"), (Span(at("Monday.").end - 1, at("Monday.").end), ".")):
        drag(harbour, span)
        harbour.press("C")
        asked = harbour.window.ask.chooser
        assert asked is not None
        assert f"“{noted}”" in asked.title.text()
        harbour.type("look at this")
        harbour.press("Return")
        notes = [one for one in harbour.record.notes.values() if one.kind is NoteKind.PROBLEM and one.span is not None]
        assert noted in [one.span.of(TEXT) for one in notes if one.span is not None]


def test_a_quote_is_added_without_the_marks_around_it_and_with_whole_words(harbour: Editor) -> None:
    drag(harbour, part_of("would cost jobs.", 2, 13))
    harbour.press("Q")
    assert "would cost jobs" in [one.span.of(TEXT) for one in harbour.record.quotes.values()]


CROSSING = (
    Span(at("Monday.").start, at("“We waited").end),
    Span(at("long,").start, at("said Ada").end),
    Span(at("“Now we").start + 5, at("Brook thanked").end),
    Span(at("Saltmere").start, at("The council").end),
)
"""Words from both sides of a quotation mark, or of the end of a paragraph."""


@pytest.mark.parametrize("span", CROSSING, ids=[span.of(TEXT) for span in CROSSING])
@pytest.mark.parametrize("key", ["P", "S", "Shift+S", "T"])
def test_words_across_a_mark_or_a_paragraph_are_no_name_and_no_speaker(harbour: Editor, span: Span, key: str) -> None:
    before = harbour.record
    focus(harbour, "q3")
    drag(harbour, span)
    harbour.press(key)
    if key == "T":
        harbour.type("date")
        harbour.press("Return")
    assert harbour.record == before
    assert any(said in harbour.said() for said in ("crosses a quotation mark", "beyond the end", "part of what"))


@pytest.mark.parametrize("words", ["We waited", "Now"])
def test_words_that_somebody_else_said_are_no_speaker(harbour: Editor, words: str) -> None:
    before = harbour.record
    focus(harbour, "q3")
    drag(harbour, at(words))
    harbour.press("S")
    assert harbour.record == before
    assert "part of what was said" in harbour.said()


@pytest.mark.parametrize("span", CROSSING[:2], ids=[span.of(TEXT) for span in CROSSING[:2]])
def test_a_part_of_a_quote_and_words_outside_it_are_no_quote(harbour: Editor, span: Span) -> None:
    before = harbour.record
    drag(harbour, span)
    harbour.press("Q")
    assert harbour.record == before
    assert "select that quote whole, or none of it" in harbour.said()


def test_reported_speech_is_added_as_it_was_shown_without_a_full_stop(harbour: Editor) -> None:
    drag(harbour, at("voted late on Monday."))
    assert "“voted late on Monday”" in harbour.window.status.focus.text()
    harbour.press("Q")
    assert "voted late on Monday" in [one.span.of(TEXT) for one in harbour.record.quotes.values()]


def test_an_edge_of_a_name_stays_in_its_paragraph_and_on_its_side_of_a_mark(harbour: Editor) -> None:
    harbour.window.reviewer.focus_ref(Ref(Table.MENTION, "m3"))
    harbour.press("[", *["Ctrl+Left"] * 3)
    held = harbour.window.edge.moving
    assert held is not None
    assert held.span == at("Brook", 2)
    harbour.press("Esc")
    harbour.window.reviewer.focus_ref(Ref(Table.MENTION, "m2"))
    before = harbour.record
    harbour.press("[", *["Ctrl+Left"] * 2, "Return")
    assert harbour.record == before
    assert "crosses a quotation mark" in harbour.said()


def test_a_problem_can_be_noted_across_paragraphs(harbour: Editor) -> None:
    drag(harbour, CROSSING[-1])
    harbour.press("C")
    assert harbour.window.ask.chooser is not None
    harbour.type("run them together")
    harbour.press("Return")
    assert CROSSING[-1] in [one.span for one in harbour.record.notes.values()]


@pytest.mark.parametrize(
    ("typed", "said_by"),
    [
        ("Brook's sister", "Brook's sister"),
        ("Miss Brook's office", "Miss Brook's office"),
        ("Vale Foundation", "Vale Foundation"),
        ("unknown driver", "unknown driver"),
        ("Bro", "Ada Brook"),
        ("Mr Vale", "Tom Vale"),
        ("Tom Vael", "Tom Vale"),
        ("Vale's", "Tom Vale"),
    ],
)
def test_typed_words_around_a_name_are_not_taken_for_the_name(harbour: Editor, typed: str, said_by: str) -> None:
    focus(harbour)
    harbour.press("S")
    harbour.type(typed)
    harbour.press("Return")
    (speaker,) = harbour.record.quotes["q1"].speakers
    assert speaker.entity is not None
    assert harbour.record.entities[speaker.entity].name == said_by


@pytest.mark.parametrize("typed", ["Brook's sister", "Vale Foundation"])
@pytest.mark.parametrize("key", ["Shift+S", "M"])
def test_typed_words_around_a_name_choose_no_name(harbour: Editor, key: str, typed: str) -> None:
    before = harbour.record
    harbour.window.reviewer.focus_ref(Ref(Table.QUOTE, "q3") if key == "Shift+S" else Ref(Table.ENTITY, "e1"))
    harbour.press(key)
    harbour.type(typed)
    harbour.press("Return")
    assert harbour.record == before
    harbour.press("Esc")
