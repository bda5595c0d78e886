"""What an import could not read is listed in the window, and the rest is there."""

from __future__ import annotations

from pathlib import Path

from editor_at_work import Editor
from PySide6.QtWidgets import QApplication

from editorial.desktop.actions.ids import ActionId


def test_all_that_could_not_be_read_is_listed_and_the_rest_is_imported(editor: Editor, tmp_path: Path) -> None:
    window = editor.window
    window.bindings.actions[ActionId.NOT_READ].trigger()
    assert editor.said().startswith("All that was imported")
    bad = ['{"text": 5}', '{"article": {"text": "a"}, "notes": 5}', "<b>no", '{"text": "a", "text": "b"}']
    lines = ['{"id": "one", "text": "Ana spoke."}', *bad, '{"id": "two", "text": "Bo spoke."}']
    path = tmp_path / "copy\x1b<img src=x>.jsonl"
    path.write_text("\n".join(lines))
    window.work.import_paths([path])
    editor.bot.waitUntil(lambda: "2 articles imported; 4 could not be read" in editor.said())
    assert "and 1 more" in editor.said()
    assert {row.id for row in window.desk.queue()} == {"one", "two"}
    editor.click(window.messages.act)
    dialog = editor.dialog("What became of each file")
    listed = dialog.list.toPlainText().split("\n")
    assert [line.split(": ")[0] for line in listed] == ["taken in", *["refused"] * 4, "taken in"]
    assert [line.split(": ")[2] for line in listed[1:5]] == [
        "line 2, text",
        "line 3, notes",
        "line 4, column 1",
        "line 5, text",
    ]
    assert all("␛<img src=x>.jsonl" in line for line in listed)
    dialog._copy()
    assert QApplication.clipboard().text() == dialog.list.toPlainText()
    dialog.close()
