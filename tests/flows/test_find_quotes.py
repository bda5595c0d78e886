"""Quotes are found in all articles as they are typed, opened at their place, and written to a file; all by keys."""

from __future__ import annotations

import csv
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from review_records import record

from editorial.domain.record import Ref, Table
from editorial.domain.text import sha256
from editorial.jobs.quote_searching import QuoteHits


def add(editor, key, **details):
    one = record()
    text = f"{one.article.text}{key}"
    article = replace(one.article, id=key, text=text, sha256=sha256(text), title=f"Title of {key}", **details)
    editor.add(replace(one, article=article))


@pytest.fixture
def finding(editor):
    add(editor, "old", published="2024-05-06", source="Lamp")
    add(editor, "new", published="2025-01-02", source="Bell")
    editor.open("Title of old")
    editor.press("Ctrl+Shift+S")
    dialog = editor.dialog("Find quotes")
    editor.bot.waitUntil(dialog.isActiveWindow)
    return dialog


def asked_for_a_file(editor):
    """Return the dialog for a file; a button that is pressed with Alt reacts a moment later."""

    def found():
        return [one for one in QApplication.topLevelWidgets() if isinstance(one, QFileDialog) and one.isVisible()]

    editor.bot.waitUntil(lambda: bool(found()))
    return found()[0]


def shown(editor, dialog, *rows):
    editor.bot.waitUntil(lambda: [(one.article, one.quote) for one in dialog.model.shown] == list(rows))


def test_words_are_found_while_they_are_typed_and_enter_opens_the_quote_there(editor, finding):
    shown(editor, finding, ("new", "q1"), ("new", "q3"), ("old", "q1"), ("old", "q3"))
    editor.type("wait")
    shown(editor, finding, ("new", "q1"), ("old", "q1"))
    assert finding.count.text() == "2 quotes"
    editor.press("Down")
    assert finding.whole.toPlainText() == "We waited too long, … Now we build."
    editor.press("Return")
    assert not finding.isVisible()
    assert editor.window.articles.current == "old"
    assert Ref(Table.QUOTE, "q1") in editor.window.reviewer.item.refs


def test_what_was_asked_is_there_again_when_the_window_is_opened_again(editor, finding):
    editor.type("plan")
    shown(editor, finding, ("new", "q3"), ("old", "q3"))
    editor.press("Escape")
    editor.press("Ctrl+Shift+S")
    shown(editor, finding, ("new", "q3"), ("old", "q3"))


def test_speaker_dates_source_kind_and_state_narrow_down_what_is_found(editor, finding):
    editor.press("Tab")
    editor.type("vale")
    shown(editor, finding, ("new", "q3"), ("old", "q3"))
    editor.press("Tab")
    editor.type("2025")
    shown(editor, finding, ("new", "q3"))
    editor.press("Backspace", "Backspace")
    editor.bot.waitUntil(lambda: "Write a date as" in finding.count.text())
    finding.since.clear()
    editor.press("Tab", "Tab")
    editor.type("lamp")
    shown(editor, finding, ("old", "q3"))
    editor.press("Tab", "End")
    assert finding.kind.currentText() == "Quoted term"
    finding.by.clear()
    shown(editor, finding, ("old", "q4"))
    editor.press("Tab", "Down")
    assert finding.state.currentText() == "Verified"
    editor.bot.waitUntil(lambda: finding.count.text() == "No quote is like that")


def test_an_answer_that_comes_too_late_is_not_shown(editor, finding):
    shown(editor, finding, ("new", "q1"), ("new", "q3"), ("old", "q1"), ("old", "q3"))
    before = QuoteHits(finding.question, tuple(finding.model.shown))
    editor.type("plan")
    shown(editor, finding, ("new", "q3"), ("old", "q3"))
    finding._found(before)
    assert len(finding.model.shown) == 2


def test_a_quote_that_changes_meanwhile_is_shown_as_it_is_now(editor, finding):
    editor.type("plan")
    shown(editor, finding, ("new", "q3"), ("old", "q3"))
    editor.window.reviewer.focus_ref(Ref(Table.QUOTE, "q3"))
    editor.window.view.setFocus()
    editor.window.bindings.actions["reject"].trigger()
    shown(editor, finding, ("new", "q3"))


def test_quotes_are_sorted_by_a_column_with_keys(editor, finding):
    editor.type("plan wait")
    finding.words.clear()
    editor.bot.waitUntil(lambda: len(finding.model.shown) == 4)
    finding.table.sorting.setFocus()
    editor.press("Down", "Down", "Down")
    assert finding.table.sorting.currentText() == "By speaker"
    finding.table.sorting.activated.emit(finding.table.sorting.currentIndex())
    assert [one.speaker for one in finding.model.shown] == ["Ada Brook", "Ada Brook", "Tom Vale", "Tom Vale"]


def test_what_is_found_is_written_to_a_file_whole(editor, finding, tmp_path):
    editor.type("plan")
    shown(editor, finding, ("new", "q3"), ("old", "q3"))
    editor.press("Alt+E")
    asked = asked_for_a_file(editor)
    asked.fileSelected.emit(str(tmp_path / "found.csv"))
    asked.close()
    editor.bot.waitUntil(lambda: "2 quotes written to" in editor.said())
    with (tmp_path / "found.csv").open(encoding="utf-8-sig", newline="") as stream:
        assert [(row["article_id"], row["speaker"]) for row in csv.DictReader(stream)] == [
            ("new", "Tom Vale"),
            ("old", "Tom Vale"),
        ]


def test_the_library_is_not_written_over(editor, finding):
    editor.type("plan")
    shown(editor, finding, ("new", "q3"), ("old", "q3"))
    editor.press("Alt+E")
    asked = asked_for_a_file(editor)
    asked.fileSelected.emit(str(editor.window.desk.path))
    asked.close()
    assert "this belongs to the open library itself" in editor.said()
