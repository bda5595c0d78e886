"""A window beside the review gives way to the article that is opened from it, and stays as it was."""

from __future__ import annotations

import pytest
from editor_at_work import Editor
from review_records import record


@pytest.fixture
def harbour(editor: Editor) -> Editor:
    editor.add(record())
    editor.open("Harbour")
    return editor


@pytest.mark.parametrize(
    ("key", "title"),
    [
        ("Ctrl+Shift+P", "Names in all articles"),
        ("Ctrl+Shift+Q", "Who is quoted"),
        ("Ctrl+Shift+D", "The same words in all articles"),
    ],
)
def test_the_article_can_come_before_a_window_that_lists_articles(harbour: Editor, key: str, title: str) -> None:
    harbour.press(key)
    dialog = harbour.dialog(title)
    assert dialog.windowHandle().transientParent() is None
    assert dialog.parentWidget() is harbour.window
    harbour.window.activateWindow()
    harbour.bot.waitUntil(harbour.window.isActiveWindow)
    harbour.press(key)
    assert harbour.dialog(title) is dialog
    harbour.bot.waitUntil(dialog.isActiveWindow)


def test_every_menu_fits_a_screen_of_1920_by_1080_at_twice_the_scale(harbour: Editor) -> None:
    for action in harbour.window.menuBar().actions():
        assert action.menu().sizeHint().height() <= 540 - 2 * 12, action.text()


def test_the_candidates_stand_in_a_menu_of_their_own_and_their_keys_act_as_before(harbour: Editor) -> None:
    quotes = next(one.menu() for one in harbour.window.menuBar().actions() if one.text() == "&Quotes")
    inner = next(one.menu() for one in quotes.actions() if one.menu() is not None)
    assert [one.objectName() for one in inner.actions()] == [f"give_{number}" for number in range(1, 10)]
    harbour.window.reviewer.focus_key("quote:q3")
    harbour.press("2")
    assert harbour.record.quotes["q3"].speakers[0].entity == "e2"
