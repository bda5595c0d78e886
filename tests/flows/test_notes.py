"""Notes: written, found again, changed and removed, by keys and with the pointer."""

from __future__ import annotations

from typing import Any

import pytest
from editor_at_work import Editor
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton
from review_records import at, record

from editorial.domain.annotation import NoteKind
from editorial.domain.record import Ref, Table


@pytest.fixture
def noted(editor: Editor) -> Editor:
    """Return the editor at an article with a comment on Northwind and a problem noted at “port”."""
    editor.add(record())
    editor.open("Harbour")
    editor.window.reviewer.focus_ref(Ref(Table.MENTION, "m6"))
    editor.press("C")
    editor.type("check the register")
    editor.press("Return")
    editor.window.view.select_span(at("port"))
    editor.press("C")
    editor.type("harbour or port?")
    editor.press("Return")
    return editor


def opened(editor: Editor) -> Any:
    editor.press("Ctrl+Shift+C")
    dialog = editor.dialog("Notes: Harbour plan splits Saltmere")
    editor.bot.waitUntil(dialog.isActiveWindow)
    return dialog


def cells(dialog: Any, column: int) -> list[str]:
    return [dialog.table.item(row, column).text() for row in range(dialog.table.rowCount())]


def words(editor: Editor) -> list[str]:
    return sorted(note.text for note in editor.record.notes.values())


def button(editor: Editor, name: str) -> QPushButton:
    card = editor.window.findings.card
    return next(one for one in card.findChildren(QPushButton) if one.isVisible() and one.text() == name)


def test_the_notes_of_an_article_stand_in_the_order_of_the_text(noted: Editor) -> None:
    dialog = opened(noted)
    assert cells(dialog, 0) == ["harbour or port?", "check the register"]
    assert cells(dialog, 1) == ["port", "Northwind"]
    assert cells(dialog, 2) == ["problem in the copy", "comment"]


def test_a_note_is_changed_by_keys_and_undo_brings_the_old_words_back(noted: Editor) -> None:
    opened(noted)
    noted.press("F2")
    noted.type("!")
    noted.press("Return")
    assert words(noted) == ["check the register", "harbour or port?!"]
    noted.window.activateWindow()
    noted.bot.waitUntil(noted.window.isActiveWindow)
    noted.press("Ctrl+Z")
    assert words(noted) == ["check the register", "harbour or port?"]


def test_a_note_is_removed_by_a_key_once_however_long_it_is_held(noted: Editor) -> None:
    dialog = opened(noted)
    noted.press("Delete")
    assert words(noted) == ["check the register"]
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier, "", autorep=True)
    QApplication.sendEvent(dialog.table, held)
    assert words(noted) == ["check the register"]
    assert dialog.count.text() == "1 note"


def test_enter_goes_to_what_a_note_is_about(noted: Editor) -> None:
    noted.window.reviewer.focus_ref(Ref(Table.MENTION, "m1"))
    dialog = opened(noted)
    noted.press("Return")
    assert noted.window.view.selected_span() == at("port")
    dialog.activateWindow()
    noted.bot.waitUntil(dialog.isActiveWindow)
    dialog.table.setFocus()
    noted.press("Down", "Return")
    item = noted.window.reviewer.item
    assert item is not None
    assert Ref(Table.MENTION, "m6") in item.refs


def test_without_notes_the_window_says_how_one_is_written(editor: Editor) -> None:
    editor.add(record())
    editor.open("Harbour")
    dialog = opened(editor)
    assert dialog.count.text().startswith("No notes yet. Comment (C) writes one")
    assert not dialog.remove.isEnabled()


def test_a_comment_is_changed_and_removed_in_the_card(noted: Editor) -> None:
    noted.window.reviewer.focus_ref(Ref(Table.MENTION, "m6"))
    noted.click(button(noted, "Edit…"))
    noted.type(" again")
    noted.press("Return")
    assert words(noted) == ["check the register again", "harbour or port?"]
    noted.click(button(noted, "Remove"))
    assert words(noted) == ["harbour or port?"]
    assert "remove the note" in noted.window.bindings.actions["undo"].text()


def test_a_click_on_a_problem_in_the_text_says_it_and_leads_to_the_notes(noted: Editor) -> None:
    (problem,) = (note for note in noted.record.notes.values() if note.kind is NoteKind.PROBLEM)
    noted.window.view.clicked.emit(Ref(Table.NOTE, problem.id), Qt.KeyboardModifier.NoModifier)
    assert noted.said().startswith("Problem in the copy: harbour or port?")
    noted.click(noted.window.messages.act)
    assert noted.dialog("Notes: Harbour plan splits Saltmere").current == problem.id
