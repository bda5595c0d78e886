"""Sources beside the article, by keys: attach, walk through the quotes, decide, go over and back, remove, undo."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from editorial.desktop.article.highlights import Visibility, highlights
from editorial.desktop.sources.pane import NONE
from editorial.domain.record import Ref, Table
from editorial.domain.source_check import CheckOutcome
from editorial.domain.verdict import Verdict
from editorial.review.commands.speakers import Attribute

TRANSCRIPT = """[00:00:05] ADA BROOK: We waited far too long, and everybody knows it.
[00:14:32] ADA BROOK: Now we build.
[00:15:01] ADA BROOK: It is a bad plan, I said so in May.
"""


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "briefing.txt"
    path.write_text(TRANSCRIPT, encoding="utf-8")
    return path


@pytest.fixture
def pane(editor, source):
    editor.open("Harbour plan")
    editor.window.source_pane.get().attach_files([source])
    made = editor.window.panes.beside.sources
    editor.bot.waitUntil(lambda: made.isVisible() and made.box.count() == 1)
    settle(editor)
    return made


def settle(editor):
    editor.bot.waitUntil(lambda: not editor.window.source_pane.get().matches.busy)


def at(editor, key):
    """Put the focus on a quote."""
    editor.window.reviewer.focus_ref(Ref(Table.QUOTE, key))
    settle(editor)


def checks(editor):
    return {key: quote.check.outcome for key, quote in editor.record.quotes.items() if quote.check is not None}


def test_an_attached_file_is_shown_beside_the_article_and_one_undo_takes_it_away(editor, pane):
    (one,) = editor.record.sources.values()
    assert one.origin == "briefing.txt"
    assert pane.view.toPlainText() == TRANSCRIPT
    editor.press("Ctrl+Z")
    assert not editor.record.sources
    editor.bot.waitUntil(lambda: pane.verdict.text() == NONE)
    editor.press("Ctrl+Y")
    assert list(editor.record.sources.values()) == [one]


def test_the_quote_in_focus_is_shown_at_its_place_with_what_is_different(editor, pane):
    at(editor, "q1")
    assert pane.verdict.text().startswith("Altered")
    assert "“far” is left out" in pane.details.text()
    assert "In the source: ADA BROOK, 00:00:05" in pane.details.text()
    spans = [selection.cursor.selectedText() for selection in pane.view.extraSelections()]
    assert any("We waited far too long" in words for words in spans)
    assert "far" in spans


def test_quotes_are_decided_by_keys_each_with_what_was_beside_it(editor, pane):
    at(editor, "q1")
    editor.press("Shift+X")
    check = editor.record.quotes["q1"].check
    assert (check.outcome, check.verdict) == (CheckOutcome.MUST_CHANGE, Verdict.ALTERED)
    assert check.source in editor.record.sources
    assert check.span.of(TRANSCRIPT).startswith("We waited")
    assert pane.decided.text().startswith("Must be changed (")
    editor.press("Z", "Shift+O")
    assert checks(editor) == {
        "q1": CheckOutcome.MUST_CHANGE,
        "q2": CheckOutcome.MUST_CHANGE,
        "q3": CheckOutcome.NO_SOURCE,
    }
    editor.press("Z")
    assert "Every quote in quotation marks is checked" in editor.window.messages.words.text()


def test_a_check_decides_nothing_else_of_the_quote(editor, pane):
    before = editor.record.quotes["q1"].status
    at(editor, "q1")
    editor.press("Shift+V")
    assert checks(editor)["q1"] is CheckOutcome.CHECKED
    assert editor.record.quotes["q1"].status is before


def test_altered_on_purpose_asks_why_and_nothing_is_kept_without_a_reason(editor, pane):
    at(editor, "q1")
    editor.press("Shift+A")
    editor.press("Escape")
    assert not checks(editor)
    editor.press("Shift+A")
    editor.type("Shortened for the headline")
    editor.press("Return")
    assert checks(editor)["q1"] is CheckOutcome.ALTERED_ON_PURPOSE
    assert "Shortened for the headline" in pane.decided.text()
    editor.press("Shift+Z")
    assert not checks(editor)
    assert pane.decided.text() == "Not checked"


def test_a_quote_is_not_called_checked_before_its_source_was_shown(editor, pane):
    at(editor, "q1")
    editor.press("F8")
    assert not pane.isVisible()
    editor.press("Shift+V")
    assert pane.isVisible()
    assert not checks(editor)
    editor.press("Shift+V")
    assert checks(editor)["q1"] is CheckOutcome.CHECKED


def test_an_article_without_sources_says_what_to_do(editor):
    editor.open("Harbour plan")
    editor.press("Q", "Shift+V")
    assert "has no source" in editor.window.messages.words.text()
    assert not checks(editor)


def test_one_key_goes_to_the_source_and_back_and_review_keys_act_there(editor, pane):
    at(editor, "q1")
    editor.press("F7")
    assert QApplication.focusWidget() is pane.view
    editor.press("Shift+X")
    assert checks(editor)["q1"] is CheckOutcome.MUST_CHANGE
    editor.press("F7")
    assert QApplication.focusWidget() is editor.window.view


def test_letters_typed_into_the_search_of_the_source_decide_nothing(editor, pane):
    at(editor, "q1")
    pane.finder.setFocus()
    editor.type("XpV may")
    assert pane.finder.text() == "XpV may"
    pane.finder.setText("in May")
    assert [s.cursor.selectedText() for s in pane.view.extraSelections()][-1] == "in May"
    assert editor.window.desk.history("harbour")[0].action == "AttachSource"


def test_the_time_code_of_the_quote_is_copied(editor, pane):
    at(editor, "q1")
    editor.press("Ctrl+Shift+T")
    assert QApplication.clipboard().text() == "00:00:05"


def test_removing_a_source_takes_its_checks_along_and_undo_brings_both_back(editor, pane):
    at(editor, "q1")
    editor.press("Shift+V")
    before = editor.record
    editor.window.bindings.actions["remove_source"].trigger()
    assert not editor.record.sources
    assert not checks(editor)
    assert "and 2 checks made with it" in editor.window.messages.words.text()
    editor.press("Ctrl+Z")
    assert editor.record.sources == before.sources
    assert editor.record.quotes == before.quotes


def test_a_file_that_cannot_be_read_is_told_and_nothing_is_attached(editor, tmp_path):
    editor.open("Harbour plan")
    bad = tmp_path / "sound.txt"
    bad.write_bytes(b"\x00\x01\x02RIFF")
    editor.window.source_pane.get().attach_files([bad])
    editor.bot.waitUntil(lambda: "sound.txt" in editor.window.messages.words.text())
    assert not editor.record.sources


def test_another_article_of_the_library_can_be_a_source(editor):
    editor.open("Harbour plan")
    editor.window.bindings.actions["attach_article"].trigger()
    editor.type("Ferry")
    editor.press("Return")
    (one,) = editor.record.sources.values()
    assert one.article == "boats"


def test_a_name_that_a_source_spells_otherwise_is_said_and_marked_there(editor, tmp_path):
    path = tmp_path / "release.txt"
    path.write_text("The statement was read by Tom Valle of Northwind. Tom Valle took no questions.", encoding="utf-8")
    editor.open("Harbour plan")
    editor.window.source_pane.get().attach_files([path])
    made = editor.window.panes.beside.sources
    editor.bot.waitUntil(lambda: made.isVisible() and made.box.count() == 1)
    editor.window.reviewer.focus_ref(Ref(Table.MENTION, "m5"))
    settle(editor)
    assert made.verdict.text() == "A source has this name otherwise"
    assert "“Tom Valle”" in made.details.text()
    assert "Tom Valle" in [one.cursor.selectedText() for one in made.view.extraSelections()]


def test_the_margin_says_which_quotes_are_checked_and_which_must_be_changed(editor, pane):
    def margin():
        whole = editor.window.view.viewport().grab().toImage()
        return whole.copy(0, 0, whole.width() // 8, whole.height())

    at(editor, "q3")
    before = margin()
    editor.press("Shift+X")
    assert margin() != before
    (words,) = {one.words for one in highlights(editor.record, Visibility()) if one.ref.id == "q3"}
    assert words == "quote, suggested, must be changed"
    editor.press("Ctrl+Z")
    assert margin() == before


def test_a_check_right_after_a_correction_claims_no_verdict_on_the_words_before_it(editor, pane):
    at(editor, "q3")
    editor.window.desk.apply(Attribute(quotes=("q3",), entity="e2"))
    editor.press("Shift+X")
    assert editor.record.quotes["q3"].check.verdict is None
    settle(editor)
    editor.press("Shift+V")
    assert editor.record.quotes["q3"].check.verdict is not None
