"""By real keys: a name is protected, copied and exported with its pseudonym; what gives it away is told first."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from editor_at_work import LONG, Editor
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from review_records import at, record

from editorial.desktop.dialogs.leaks import TITLE
from editorial.domain.annotation import NoteKind
from editorial.domain.record import Ref, Table
from editorial.review.commands.notes import AddNote


@pytest.fixture
def harbour(editor: Editor) -> Editor:
    editor.add(record())
    editor.open("Harbour plan")
    return editor


def focus(editor: Editor, mention: str) -> None:
    editor.window.reviewer.focus_ref(Ref(Table.MENTION, mention))


def protect(editor: Editor, pseudonym: str) -> None:
    focus(editor, "m2")
    editor.press("Shift+G")
    editor.type(pseudonym)
    editor.press("Return")


def go_to_export(editor: Editor, target: Path) -> Any:
    """Ask for the open article, though it is not verified, by keys."""
    editor.window.activateWindow()
    editor.bot.waitUntil(editor.window.isActiveWindow)
    editor.press("Ctrl+E")
    dialog = editor.dialog("Export")
    editor.bot.waitUntil(dialog.isActiveWindow)
    dialog.form.choose("jsonl")
    dialog.scope.setCurrentIndex(1)
    for box in (dialog.unverified, dialog.undecided):
        if not box.isChecked():
            box.click()
    dialog.path.setText(str(target))
    editor.bot.keyClick(dialog, Qt.Key.Key_Return)
    return dialog


def leaks_dialog() -> Any:
    return next((w for w in QApplication.topLevelWidgets() if w.isVisible() and w.windowTitle() == TITLE), None)


def test_a_name_is_protected_by_keys_shown_undone_and_taken_back(harbour: Editor) -> None:
    protect(harbour, "Eva W.")
    assert harbour.record.entities["e2"].pseudonym == "Eva W."
    assert harbour.said() == "Exports and reports have “Eva W.” in place of Ada Brook from now on"
    card = harbour.window.findings.card.name
    assert card.standing_by.text() == "Protected: exports and reports have “Eva W.”"
    assert card.standing_by.isVisible()
    harbour.press("Ctrl+Z")
    assert harbour.record.entities["e2"].pseudonym is None
    assert not card.standing_by.isVisible()
    harbour.press("Ctrl+Y")
    focus(harbour, "m2")
    harbour.press("Shift+G", "Ctrl+A", "Del", "Return")
    assert harbour.record.entities["e2"].pseudonym is None
    assert harbour.said() == "Ada Brook is no longer protected in this article"


def test_a_pseudonym_that_gives_the_name_away_is_refused(harbour: Editor) -> None:
    protect(harbour, "Ada from the council")
    assert harbour.record.entities["e2"].pseudonym is None
    assert "would give the name away" in harbour.said()


def test_words_that_are_copied_have_the_pseudonym(harbour: Editor) -> None:
    protect(harbour, "Eva W.")
    harbour.window.view.select_span(at("said Ada Brook"))
    harbour.press("Ctrl+C")
    assert QGuiApplication.clipboard().text() == "said Eva W."
    assert harbour.window.view.createMimeDataFromSelection().text() == "said Eva W."
    assert harbour.said() == "Copied with pseudonyms in place of protected names"


def test_an_export_has_the_pseudonym(harbour: Editor, tmp_path: Path) -> None:
    protect(harbour, "Eva W.")
    target = tmp_path / "out.jsonl"
    go_to_export(harbour, target)
    harbour.bot.waitUntil(target.exists, timeout=LONG)
    words = target.read_text(encoding="utf-8")
    assert "Brook" not in words
    assert "Eva W." in words
    assert "Brook" in harbour.record.article.text


def test_what_would_give_the_name_away_is_shown_and_written_only_if_somebody_says_so(
    harbour: Editor, tmp_path: Path
) -> None:
    protect(harbour, "Eva W.")
    harbour.window.desk.apply(AddNote(kind=NoteKind.COMMENT, text="Call Ada at home", on="m2"))
    target = tmp_path / "out.jsonl"
    go_to_export(harbour, target)
    harbour.bot.waitUntil(lambda: leaks_dialog() is not None, timeout=LONG)
    dialog = leaks_dialog()
    harbour.bot.waitUntil(dialog.isActiveWindow)
    assert dialog.list.toPlainText() == "“Ada” is a part of Ada Brook, in a note: Call Ada at home"
    assert not target.exists()
    harbour.bot.keyClick(dialog, Qt.Key.Key_Return)  # the main button closes it
    assert not dialog.isVisible()
    assert not target.exists()
    go_to_export(harbour, target)
    harbour.bot.waitUntil(lambda: leaks_dialog() is not None, timeout=LONG)
    again = leaks_dialog()
    harbour.bot.waitUntil(again.isActiveWindow)
    harbour.bot.keyClick(again, Qt.Key.Key_W, Qt.KeyboardModifier.AltModifier)
    harbour.bot.waitUntil(target.exists, timeout=LONG)
    assert "Call Ada at home" in target.read_text(encoding="utf-8")
    assert replace(record().entities["e2"], pseudonym="Eva W.") == harbour.record.entities["e2"]
