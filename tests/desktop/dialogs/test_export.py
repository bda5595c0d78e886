"""The export window, before anything is written."""

from __future__ import annotations

import pytest

REPLACES = "The file that is there will be replaced."


@pytest.mark.parametrize(
    ("there", "asked", "said"),
    [
        ("out.jsonl", "out.jsonl", REPLACES),
        ("out.jsonl", "other.jsonl", " "),
        ("out-quotes.csv", "out.csv", REPLACES),
        ("out.jsonl", "", " "),
    ],
)
def test_it_says_so_where_a_file_would_be_replaced(editor, tmp_path, there, asked, said):
    (tmp_path / there).write_text("kept", encoding="utf-8")
    editor.open("Part 10")
    editor.press("Ctrl+E")
    window = editor.dialog("Export")
    height = window.height()
    window.path.setText(str(tmp_path / asked) if asked else "")
    assert window.replaces.text() == said
    assert window.height() == height
