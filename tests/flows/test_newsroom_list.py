"""The newsroom's own list: imported, then names linked to it by keys."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from editor_at_work import Editor
from review_records import record

from editorial.domain.annotation import Status
from editorial.domain.record import Ref, Table


def test_a_list_is_imported_and_a_name_linked_to_it_and_unlinked(editor: Editor, tmp_path: Path) -> None:
    editor.add(record())
    editor.open("Harbour")
    names = tmp_path / "names.csv"
    names.write_text("name,type,aliases,wikidata\nAda Brook,person,Brook,Q1\nNorthwind,organisation,,Q2\n")
    editor.window.work.import_list(names)
    editor.bot.waitUntil(lambda: "2 names added" in editor.said())
    (entry,) = (one for one in editor.window.desk.authorities() if one.name == "Ada Brook")
    editor.bot.waitUntil(lambda: editor.record.entities["e2"].authority is not None)
    suggested = editor.record.entities["e2"]
    assert (suggested.authority, suggested.status) == (entry.id, Status.SUGGESTED)
    editor.window.reviewer.focus_ref(Ref(Table.MENTION, "m2"))
    editor.window.view.setFocus()
    card = editor.window.findings.card.name
    assert card.linked.text() == "Probably Ada Brook in the newsroom’s list: confirmed together with the name"
    editor.press("Shift+L", "Return")
    linked = editor.record.entities["e2"]
    assert (linked.authority, linked.status) == (entry.id, Status.CONFIRMED)
    editor.press("Ctrl+Z")
    assert editor.record.entities["e2"] == suggested
    editor.press("Shift+L")
    editor.type("not in the list")
    editor.press("Return")
    assert editor.record.entities["e2"].authority is None
    editor.press("Ctrl+Z", "Return")
    assert editor.record.entities["e2"] == replace(linked, decided=editor.record.entities["e2"].decided)


def test_a_list_that_cannot_be_read_is_told_with_its_place(editor: Editor, tmp_path: Path) -> None:
    names = tmp_path / "names.csv"
    names.write_text("name,type\n,person\n")
    editor.window.work.import_list(names)
    editor.bot.waitUntil(lambda: "names.csv" in editor.said())
