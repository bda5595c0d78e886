"""The guideline of the type in focus, one key away, and the newsroom's to rewrite."""

from __future__ import annotations

import pytest
from window_case import opened

from editorial.desktop.dialogs.guideline_texts import QUOTE, GuidelineTexts, sections
from editorial.desktop.dialogs.guidelines import NONE_YET, OWN, UNSAVED
from editorial.domain import labels
from editorial.domain.record import ref
from editorial.domain.settings import Setting
from editorial.review.outline import ItemKind


@pytest.fixture
def texts(editor):
    return GuidelineTexts(editor.window.desk)


def focus(editor, words):
    reviewer = editor.window.reviewer
    mention = next(
        m for m in editor.record.mentions.values() if m.span.of(editor.record.article.text).startswith(words)
    )
    reviewer.focus_ref(ref(mention))


@pytest.fixture
def shown(editor):
    editor.open("Harbour plan")
    focus(editor, "Ada")
    editor.press("H")
    return editor.dialog("Guideline")


@pytest.mark.parametrize("label", labels.WORDS)
def test_every_type_that_comes_with_the_program_has_a_guideline(texts, label):
    assert texts.default(label)


def test_the_guide_is_read_by_its_headings():
    assert sections()["person"].startswith("A human being, named")
    assert "##" not in sections()["person"]


def test_h_shows_the_type_in_focus_and_h_puts_it_away(editor, shown):
    assert shown.topic.currentText() == "Person"
    assert "A human being" in shown.page.toPlainText()
    assert shown.page.hasFocus()
    editor.press("H")
    assert not shown.isVisible()


def test_it_follows_the_focus(editor, shown):
    focus(editor, "Saltmere")
    assert shown.topic.currentText() == "Place"
    quote = next(item for item in editor.window.reviewer.outline.items if item.kind is ItemKind.QUOTE)
    editor.window.reviewer.focus(quote)
    assert shown.topic.currentText() == "Quote"


def test_a_text_of_the_newsrooms_own_is_kept_over_a_restart(editor, shown, texts, qtbot, library_path):
    shown.edit.setFocus()
    editor.press("Space")
    assert shown.field.hasFocus()
    editor.press("Ctrl+A")
    editor.type("People with *names* only")
    editor.press("Ctrl+Return")
    assert shown.page.toPlainText() == "People with names only"
    assert shown.note.text() == OWN
    assert texts.text("PLACE") == texts.default("PLACE")
    editor.window.close()
    editor.window.desk.library.close()
    with opened(qtbot, library_path) as again:
        assert GuidelineTexts(again.window.desk).text("PERSON") == "People with *names* only"


def test_reset_goes_back_to_the_guide(editor, shown, texts):
    texts.keep("PERSON", "ours")
    shown.edit.click()
    assert shown.reset.isVisible()
    editor.click(shown.reset)
    assert texts.own("PERSON") == ""
    assert "A human being" in shown.page.toPlainText()


def test_what_is_being_written_is_not_lost_by_esc_by_closing_or_by_the_focus_moving_on(editor, shown, texts):
    shown.edit.click()
    editor.type("New: ")
    editor.press("Esc")
    assert shown.note.text() == UNSAVED
    focus(editor, "Saltmere")
    shown.close()
    assert shown.isVisible()
    assert shown.field.toPlainText().startswith("New: A human being")
    editor.click(shown.save)
    assert texts.own("PERSON").startswith("New: ")


def test_discard_and_an_untouched_text_leave_nothing_behind(editor, shown, texts):
    shown.edit.click()
    editor.press("Esc")
    assert not shown.editing
    shown.edit.click()
    editor.type("x")
    editor.click(shown.discard)
    assert texts.own("PERSON") == ""
    editor.press("Esc")
    assert not shown.isVisible()


def test_a_type_of_the_newsrooms_own_has_a_place_for_its_guideline(editor, texts):
    editor.window.desk.set_setting(Setting.LABELS, ["SHIP"])
    assert texts.topics()[0] == QUOTE
    assert texts.topics()[-1] == "SHIP"
    editor.open("Harbour plan")
    focus(editor, "Ada")
    editor.press("H")
    dialog = editor.dialog("Guideline")
    dialog.topic.setCurrentIndex(dialog.topic.findData("SHIP"))
    dialog.topic.activated.emit(dialog.topic.currentIndex())
    assert dialog.page.toPlainText() in NONE_YET
    assert texts.text("SHIP") == ""
