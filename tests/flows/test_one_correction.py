"""One correction of a name's edges mends every place it fits, and what lies inside a longer name goes with it."""

from __future__ import annotations

import threading

import pytest
from editor_at_work import Editor
from PySide6.QtWidgets import QApplication

from editorial.desktop.dialogs import working as working_dialog
from editorial.desktop.dialogs.working import WorkingDialog
from editorial.desktop.reviewing import reviewer
from editorial.domain.annotation import Entity, Mention, Origin, Provenance, Status
from editorial.domain.article import Article, Standing, State
from editorial.domain.record import Record
from editorial.domain.text import Span, sha256
from editorial.jobs.progress import Cancel

TEXT = """Minister opens festival

Mr Rosenberg of the Department for Culture, Media and Sport opened it. Mr Rosenberg read from A House for Crows.

A House for\u00a0Crows was first read here. Mr Rosenberg smiled. “A HOUSE FOR CROWS” is his.
"""
MODEL = Provenance(Origin.MODEL, model="made@1", score=0.9)


def names(words: str, label: str, entity: str, *, every: bool = True) -> list[Mention]:
    """Return a suggested mention at every place of these words, or at the first."""
    found, start = [], TEXT.find(words)
    while start >= 0 and (every or not found):
        span = Span(start, start + len(words))
        found.append(Mention(f"m-{start}-{len(words)}", span, label, entity, MODEL))
        start = TEXT.find(words, start + 1)
    return found


def festival() -> Record:
    return Record.of(
        Article("festival", "Minister opens festival", TEXT, sha256(TEXT)),
        standing=Standing(State.SUGGESTED),
        entities=[
            Entity("e1", "Mr Rosenberg", "PERSON"),
            Entity("e2", "Department for Culture", "ORG"),
            Entity("e3", "Media", "ORG"),
            Entity("e4", "Sport", "ORG"),
            Entity("e5", "Crows", "ORG"),
        ],
        mentions=[
            *names("Mr Rosenberg", "PERSON", "e1"),
            *names("Department for Culture", "ORG", "e2"),
            *names("Media", "ORG", "e3"),
            *names("Sport", "ORG", "e4"),
            *names("Crows", "ORG", "e5"),
        ],
    )


@pytest.fixture
def opened(editor: Editor) -> Editor:
    editor.add(festival())
    editor.open("Minister")
    return editor


def standing(editor: Editor) -> list[str]:
    """Return the words of the names that are not rejected, in text order."""
    rows = sorted(editor.record.mentions.values(), key=lambda one: one.span)
    return [" ".join(one.span.of(TEXT).split()) for one in rows if one.status is not Status.REJECTED]


def test_a_title_dropped_once_is_dropped_everywhere_after_a_look(opened: Editor) -> None:
    untouched = opened.record
    opened.window.reviewer.focus_key("name:e1")
    opened.press("[", "Ctrl+Right", "Return")
    assert opened.said().startswith("The same edges fit at 2 other occurrences: A shows each")
    in_between = opened.record
    opened.press("A")
    chooser = opened.window.ask.chooser
    assert [one.remark for one in chooser.occurrences.occurrences.items] == ["new edges"] * 2
    opened.press("Return")
    assert [words for words in standing(opened) if "Rosenberg" in words] == ["Rosenberg"] * 3
    assert opened.record.entities["e1"].name == "Rosenberg"
    opened.press("Ctrl+Z")
    assert opened.record == in_between
    opened.press("Ctrl+Z")
    assert opened.record == untouched


def test_one_place_is_left_out(opened: Editor) -> None:
    opened.window.reviewer.focus_key("name:e1")
    opened.press("[", "Ctrl+Right", "Return", "A", "Space", "Return")
    assert [w for w in standing(opened) if "Rosenberg" in w] == ["Rosenberg", "Mr Rosenberg", "Rosenberg"]


def test_an_edge_moved_over_names_takes_them_in_and_says_so(opened: Editor) -> None:
    untouched = opened.record
    opened.window.reviewer.focus_key("name:e2")
    opened.press("]", *["Ctrl+Right"] * 3, "Return")
    assert "Department for Culture, Media and Sport" in standing(opened)
    assert not {"Media", "Sport"} & set(standing(opened))
    assert opened.said().startswith("“Media” and “Sport” are part of “Department for Culture, Media…” now")
    assert opened.record.entities["e2"].name == "Department for Culture, Media and Sport"
    opened.press("Ctrl+Z")
    assert opened.record == untouched


@pytest.mark.parametrize(("keys", "kept"), [(("Return",), True), (("Down", "Return"), False), (("Escape",), None)])
def test_a_decided_name_inside_is_asked_about(opened: Editor, keys: tuple[str, ...], *, kept: bool | None) -> None:
    opened.window.reviewer.focus_key("name:e3")
    opened.press("Return")
    decided = opened.record
    opened.window.reviewer.focus_key("name:e2")
    opened.press("]", *["Ctrl+Right"] * 3, "Return")
    assert opened.record == decided
    assert "decided already" in opened.window.ask.chooser.title.text()
    opened.press(*keys)
    if kept is None:
        assert opened.record == decided
        return
    assert ("Media" in standing(opened)) is kept
    assert "Department for Culture, Media and Sport" in standing(opened)
    opened.press("Ctrl+Z")
    assert opened.record == decided


def test_a_title_is_found_everywhere_although_suggestions_lie_inside(opened: Editor) -> None:
    start = TEXT.index("A House for Crows")
    opened.window.view.select_span(Span(start, start + 17))
    opened.press("W")
    assert opened.said().startswith("“Crows” is part of “A House for Crows” now")
    assert opened.said().endswith("A shows 2 other occurrences")
    opened.press("A")
    chooser = opened.window.ask.chooser
    assert [one.remark for one in chooser.occurrences.occurrences.items] == ["takes in “Crows”", "new"]
    opened.press("Return")
    works = [one for one in opened.record.mentions.values() if one.label == "WORK"]
    assert len(works) == 3
    assert "Crows" not in standing(opened)


def test_that_a_name_stands_nowhere_else_is_said_only_where_it_is_so(opened: Editor) -> None:
    opened.window.reviewer.focus_key("name:e2")
    opened.press("A")
    assert opened.said() == "“Department for Culture” stands nowhere else in this article"
    opened.window.reviewer.focus_key("name:e1")
    opened.press("Return")
    opened.window.reviewer.focus_key("name:e1")
    opened.press("A")
    assert opened.said() == ("Nothing to decide at the other occurrences of “Mr Rosenberg”: 2 decided alike already")
    assert QApplication.focusWidget() is opened.window.view


def working(editor: Editor) -> WorkingDialog[object]:
    return next(one for one in editor.window.findChildren(WorkingDialog) if one.isVisible())


def ask_for_others(opened: Editor) -> Record:
    """Add a name that stands at two other places, and open the question whether it is one there too."""
    start = TEXT.index("A House for Crows")
    opened.window.view.select_span(Span(start, start + 17))
    opened.press("W")
    in_between = opened.record
    opened.press("A")
    return in_between


def test_a_decision_on_very_many_places_is_made_beside_nothing_else(
    opened: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reviewer, "MANY", 1)
    in_between = ask_for_others(opened)
    opened.press("Return")
    opened.bot.waitUntil(lambda: len([one for one in opened.record.mentions.values() if one.label == "WORK"]) == 3)
    opened.bot.waitUntil(lambda: not opened.window.findChildren(WorkingDialog))
    assert opened.window.findings.list.rows is not None
    assert "Crows" not in standing(opened)
    decided = opened.record
    for key, expected in (("Ctrl+Z", in_between), ("Ctrl+Shift+Z", decided)):
        again(opened, key, expected)
    assert opened.said().startswith("Redo: ")


def again(opened: Editor, key: str, expected: Record) -> None:
    """Press a key that does something long, and wait until the record is as expected and everything is ready."""
    opened.window.activateWindow()
    opened.bot.waitUntil(opened.window.isActiveWindow)
    opened.press(key)
    opened.bot.waitUntil(lambda: opened.record == expected)
    opened.bot.waitUntil(lambda: not opened.window.findChildren(WorkingDialog))


@pytest.mark.parametrize(("key", "words"), [("Return", "Deciding"), ("X", "Deciding"), ("P", "Changing")])
def test_a_name_with_very_many_occurrences_is_decided_beside_nothing_else(
    opened: Editor, monkeypatch: pytest.MonkeyPatch, key: str, words: str
) -> None:
    monkeypatch.setattr(reviewer, "MANY", 1)
    untouched = opened.record
    opened.window.reviewer.focus_key("name:e1")
    opened.press(key)
    assert working(opened).words.text() == f"{words} 3 occurrences…"
    opened.bot.waitUntil(lambda: not opened.window.findChildren(WorkingDialog))
    rows = [one for one in opened.record.mentions.values() if one.entity == "e1"]
    assert all(one.status.decided for one in rows)
    assert opened.window.reviewer.item is not None
    assert opened.window.reviewer.item.key != "name:e1"
    again(opened, "Ctrl+Z", untouched)


def test_a_second_enter_does_not_stop_what_the_first_began(opened: Editor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reviewer, "MANY", 1)
    held = threading.Event()
    monkeypatch.setattr(Cancel, "check", lambda _cancel: held.wait(10))
    opened.window.reviewer.focus_key("name:e1")
    opened.press("Return")
    dialog = working(opened)
    opened.bot.waitUntil(dialog.isActiveWindow)
    opened.press("Return")
    assert dialog.cancel.isEnabled()
    monkeypatch.setattr(working_dialog, "SOON", 0)
    opened.press("Return")
    assert not dialog.cancel.isEnabled()
    held.set()
    opened.bot.waitUntil(lambda: not opened.window.findChildren(WorkingDialog))


def test_an_undo_of_very_much_can_be_stopped(opened: Editor, monkeypatch: pytest.MonkeyPatch) -> None:
    untouched = opened.record
    opened.window.reviewer.focus_key("name:e1")
    opened.press("Return")
    decided = opened.record
    monkeypatch.setattr(reviewer, "MANY", 1)
    held = threading.Event()
    real = Cancel.check

    def check(cancel: Cancel) -> None:
        assert held.wait(10)
        real(cancel)

    monkeypatch.setattr(Cancel, "check", check)
    opened.press("Ctrl+Z")
    dialog = working(opened)
    opened.bot.waitUntil(dialog.isActiveWindow)
    assert dialog.words.text() == "Undo: confirm Mr Rosenberg ×3…"
    opened.press("Esc")
    held.set()
    opened.bot.waitUntil(lambda: opened.said() == "Stopped: nothing was changed")
    assert opened.window.desk.library.load("festival").record == opened.record == decided
    again(opened, "Ctrl+Z", untouched)


def test_a_decision_on_very_many_places_can_be_stopped(opened: Editor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reviewer, "MANY", 1)
    held = threading.Event()
    real = Cancel.check

    def check(cancel: Cancel) -> None:
        assert held.wait(10)
        real(cancel)

    in_between = ask_for_others(opened)
    monkeypatch.setattr(Cancel, "check", check)
    opened.press("Return")
    dialog = working(opened)
    opened.bot.waitUntil(dialog.isActiveWindow)
    assert dialog.words.text() == "Deciding 2 occurrences…"
    opened.press("Esc")
    held.set()
    opened.bot.waitUntil(lambda: opened.said() == "Stopped: nothing was changed")
    assert opened.record == in_between
    assert opened.window.desk.session is not None
    assert opened.window.desk.library.load("festival").record == in_between
