"""Hints name the keys that are in force, and the status line says how an article stands."""

from __future__ import annotations

import pytest
from library_case import NOW
from PySide6.QtWidgets import QApplication

from editorial.desktop.actions import spoken
from editorial.desktop.actions.messages import Message, Tone
from editorial.desktop.actions.spoken import native, with_keys
from editorial.desktop.shell.status_line import override_words, standing_words
from editorial.domain.article import Left, Override, Standing, State, Verified
from editorial.domain.record import Ref, Table


def test_a_hint_names_the_key_that_the_editor_set(editor):
    editor.open("Harbour plan")
    editor.window.reviewer.focus_ref(Ref(Table.MENTION, "m5"))
    editor.press("2")
    assert editor.said() == "Go to a quote first: Q takes you to the next one"
    editor.window.bindings.rebind({"next_quote": ["Ctrl+J"]})
    editor.press("2")
    assert editor.said() == "Go to a quote first: Ctrl+J takes you to the next one"


def test_an_action_without_a_key_is_called_by_its_name():
    assert (
        with_keys("[[next_quote]] does it", {"next_quote": []}) == "“Next quote, or add the selection as one” does it"
    )
    assert with_keys("what [[nobody]] knows stays", {}) == "what [[nobody]] knows stays"


@pytest.mark.parametrize(("platform", "words"), [("linux", "Ctrl+Z, Ctrl+Shift+F, Alt"), ("darwin", "⌘Z, ⌘⇧F, ⌥")])
def test_the_guide_writes_keys_as_the_platform_does(monkeypatch, platform, words):
    monkeypatch.setattr(spoken.sys, "platform", platform)
    assert native("Ctrl+Z, Ctrl+Shift+F, Alt") == words


def test_the_status_line_says_who_verified_an_article_and_what_was_left(editor):
    editor.open("Part 10")
    assert editor.window.status.saved.text().startswith("✓ verified by Ina, 6 May 2025, ")
    editor.open("Part 2")
    assert editor.window.status.saved.text() == "set aside"
    editor.open("Harbour plan")
    assert editor.window.status.saved.text() == ""
    editor.press("Return")
    assert editor.window.status.saved.text().startswith("saved ✓")


def test_the_status_line_counts_names_as_the_list_does_and_says_which_keys_are_about_all_places(editor):
    editor.open("Harbour plan")
    status = editor.window.status.focus
    editor.window.reviewer.focus_ref(Ref(Table.MENTION, "m2"))
    assert status.text() == "Name 2 of 4 · Ada Brook ×2, person"
    editor.press("G")
    editor.window.reviewer.focus_ref(Ref(Table.MENTION, "m3"))
    said = "Name 2 of 4, occurrence 2 of 2 · Ada Brook, person · M, F2, Shift+L: all 2 occurrences"
    assert (status.text(), status.toolTip()) == (said, said)
    editor.window.reviewer.focus_ref(Ref(Table.MENTION, "m5"))
    assert status.text() == "Name 3 of 4 · Tom Vale ×2, person"
    editor.window.reviewer.focus_key("claim:q3")
    assert status.text().startswith("Quote 2 of 2 · ")


def test_the_status_line_says_at_once_what_a_name_is_called_now(editor):
    editor.open("Harbour plan")
    editor.window.reviewer.focus_ref(Ref(Table.MENTION, "m5"))
    editor.press("F2")
    editor.press("Ctrl+A")
    editor.type("Thomas Vale")
    editor.press("Return")
    assert editor.window.status.focus.text() == "Name 3 of 4 · Thomas Vale ×2, person"


def test_what_the_status_line_says_never_widens_the_window(editor):
    editor.open("Harbour plan")
    least = editor.window.minimumSizeHint().width()
    editor.window.status.focus.setText("words " * 100)
    QApplication.processEvents()
    assert editor.window.minimumSizeHint().width() == least


def test_a_reason_to_verify_with_something_undecided_can_be_read():
    standing = Standing(State.VERIFIED, Verified("Ina", NOW, Override("deadline at six", 3)))
    assert standing_words(standing).startswith("◐ verified by Ina, ")
    assert standing_words(standing).endswith(", with 3 undecided")
    unsure = Standing(State.VERIFIED, Verified("Ina", NOW, Override("deadline at six", 0)))
    assert standing_words(unsure).endswith(", with something unsure or unchecked")
    assert override_words(standing) == "Verified all the same: deadline at six"
    assert override_words(Standing(State.VERIFIED, Verified("Ina", NOW))) == ""


def test_what_a_verification_left_can_be_read():
    left = Left(missed=2, aliases=1, problems=1)
    standing = Standing(State.VERIFIED, Verified("Ina", NOW, left=left))
    said = "Left as it was: 2 possibly missed names, 1 possible other name and 1 noted problem"
    assert override_words(standing) == said
    assert override_words(Standing(State.VERIFIED, Verified("Ina", NOW, left=Left()))) == ""
    assert standing_words(Standing(State.IN_REVIEW, earlier=standing.verified)).startswith(
        "in review again, verified before by Ina, "
    )


def test_a_hint_about_an_article_goes_with_it_and_an_error_stays(editor):
    editor.open("Harbour plan")
    editor.press("Ctrl+Return")
    assert "undecided" in editor.said()
    editor.open("Ferry boats")
    assert editor.said() == ""
    editor.window.messages.show_message(Message("notes.txt: this is not a text", Tone.ERROR))
    editor.open("Harbour plan")
    assert editor.said() == "notes.txt: this is not a text"
