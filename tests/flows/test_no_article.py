"""An empty library: what to do first is at hand, and what needs an article is not offered."""

from __future__ import annotations

from editor_at_work import Editor
from PySide6.QtWidgets import QApplication, QPushButton
from review_records import record

from editorial.desktop.actions.table import OF_AN_ARTICLE


def test_the_first_thing_to_do_has_the_keyboard(editor: Editor) -> None:
    focused = QApplication.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.text() == "Import files…"


def test_what_needs_an_article_is_offered_once_there_is_one(editor: Editor) -> None:
    actions = editor.window.bindings.actions
    assert not any(actions[key].isEnabled() for key in OF_AN_ARTICLE)
    assert not actions["undo"].isEnabled()
    assert actions["import_files"].isEnabled()
    editor.add(record())
    assert all(actions[key].isEnabled() for key in OF_AN_ARTICLE)
