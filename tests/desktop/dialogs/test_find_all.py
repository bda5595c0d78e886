"""Find in all articles, in the real window."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from editorial.desktop.shell.find_bar import find, find_apart
from editorial.domain.search_words import pattern, terms


@pytest.fixture
def finder(editor):
    editor.open("Harbour plan")
    editor.press("Ctrl+Shift+F")
    return editor.dialog("Find in all articles")


def found(editor, dialog, words):
    dialog.field.setFocus()
    dialog.field.selectAll()
    editor.type(words)
    editor.bot.waitUntil(lambda: dialog._running is None or dialog._running.finished)
    editor.bot.waitUntil(lambda: dialog.shown == words)
    return [hit.article_id for hit in dialog.model.hits]


def test_what_is_typed_is_found_with_counts_and_marked_words(editor, finder):
    assert set(found(editor, finder, "caf")) == {"boats", "part10"}
    assert finder.count.text() == "2 articles, 2 occurrences"
    hit = finder.model.hits[0]
    assert [span.of(hit.snippet) for span in hit.matches] == ["café"]
    assert found(editor, finder, "zeppelin") == []
    assert finder.count.text() == "No article has these words"


def test_enter_opens_the_article_at_the_first_place_with_the_words_in_the_find_bar(editor, finder):
    (hit,) = found(editor, finder, "cafe idle")
    editor.press("Return")
    window = editor.window
    assert not finder.isVisible()
    assert window.reviewer.record.article.id == hit == "boats"
    assert window.panes.find_bar.isVisible()
    assert window.panes.find_bar.field.text() == "cafe idle"
    assert window.panes.find_bar.count.text() == "1 of 2, each word by itself"
    editor.bot.waitUntil(window.view.hasFocus)


def test_the_list_is_gone_through_from_the_field_and_stays_as_it_was(editor, finder):
    hits = found(editor, finder, "quay")
    assert len(hits) == 2
    editor.press("Down", "Return")
    assert editor.record.article.id == hits[1]
    editor.bot.waitUntil(editor.window.view.hasFocus)
    editor.press("Ctrl+Shift+F")
    assert finder.isVisible()
    editor.bot.waitUntil(finder.field.hasFocus)
    assert finder.field.selectedText() == "quay"
    assert finder.list.currentIndex().row() == 1
    editor.press("Up", "Return")
    assert editor.record.article.id == hits[0]


def test_a_click_opens_a_hit(editor, finder):
    found(editor, finder, "pier")
    row = finder.list.visualRect(finder.model.index(0))
    editor.bot.mouseClick(finder.list.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    assert editor.record.article.id in {"part2", "harbour"}


def test_selected_words_are_looked_for_together(editor):
    editor.open("Ferry boats")
    text = editor.record.article.text
    window = editor.window
    span = find(text, "by the quay")[0]
    window.view.select_span(span)
    editor.press("Ctrl+Shift+F")
    dialog = editor.dialog("Find in all articles")
    assert dialog.field.text() == '"by the quay"'
    editor.bot.waitUntil(lambda: [hit.article_id for hit in dialog.model.hits] == ["boats"])


def test_esc_leaves_and_no_thread_is_left(editor, finder):
    found(editor, finder, "quay")
    editor.press("Esc")
    assert not finder.isVisible()
    assert finder._background is None


def test_only_what_was_typed_last_is_shown(editor, finder):
    finder.field.setText("quay")
    finder.field.setText("pier")
    finder.field.setText("rise")
    editor.bot.waitUntil(lambda: finder.shown == "rise")
    assert [hit.article_id for hit in finder.model.hits] == ["gate"]


@pytest.mark.parametrize(
    "words", ['"', '"the', "the AND", "NEAR(", "a*b", "'; DROP", "title:x", "^the", "-", "🚢", "((("]
)
def test_nothing_that_can_be_typed_is_an_error(editor, finder, words):
    finder.field.setText(words)
    editor.bot.waitUntil(lambda: finder.shown == words)
    assert "!" not in editor.window.messages._sign.text()


@given(st.text(alphabet="abé “”\"'’ .x"), st.text(alphabet="abeé ’'“”."))
def test_the_find_bar_shows_places_that_the_search_counts(words, text):
    expected = [match.span() for match in pattern(terms(words)).finditer(text)] if terms(words) else []
    assert [(span.start, span.end) for span in find_apart(text, words)] == expected


def test_curly_marks_keep_words_together_like_straight_ones():
    assert terms("“the quay” shut ") == terms('"the quay" shut ')
