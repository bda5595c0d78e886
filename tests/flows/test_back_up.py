"""The library is copied from the window while the review goes on."""

from __future__ import annotations

from pathlib import Path

from editor_at_work import Editor
from PySide6.QtWidgets import QApplication, QFileDialog
from review_records import record

from editorial.domain.annotation import Status
from editorial.storage.library import Library


def test_the_library_is_backed_up_to_the_file_chosen(editor: Editor, tmp_path: Path) -> None:
    editor.add(record())
    editor.open("Harbour")
    editor.press("Return")
    editor.window.bindings.actions["back_up"].trigger()
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QFileDialog) and w.isVisible())
    assert dialog.windowTitle() == "Back up the library"
    assert Path(dialog.selectedFiles()[0]).match("editorial-*.db")
    dialog.selectFile(str(tmp_path / "copy.db"))
    dialog.accept()
    editor.bot.waitUntil(lambda: editor.said().startswith("The library was copied to"))
    with Library.open(tmp_path / "copy.db") as copy:
        assert copy.load("harbour").record.mentions["m1"].status is Status.CONFIRMED
