"""The report of the open article, printed or saved as PDF, has its words, people and quotes."""

from __future__ import annotations

import pytest
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QFileDialog

from editorial.desktop.actions.ids import ActionId
from editorial.desktop.widgets.printed import pdf


def a_pdf(data: bytes) -> bool:
    return data.startswith(b"%PDF-") and data.rstrip().endswith(b"%%EOF") and len(data) > 5_000


def test_a_report_is_saved_as_pdf_for_its_owner(editor, tmp_path):
    editor.open("Harbour plan")
    editor.window.bindings.actions[ActionId.SAVE_PDF].trigger()
    dialog = editor.window.findChild(QFileDialog)
    target = tmp_path / "plan.pdf"
    dialog.fileSelected.emit(str(target))
    editor.bot.waitUntil(lambda: "was saved" in editor.said())
    assert a_pdf(target.read_bytes())
    assert target.stat().st_mode & 0o077 == 0
    dialog.close()


def test_a_library_is_never_replaced_by_a_report(editor):
    editor.open("Harbour plan")
    editor.window.bindings.actions[ActionId.SAVE_PDF].trigger()
    dialog = editor.window.findChild(QFileDialog)
    dialog.fileSelected.emit(str(editor.window.desk.path))
    editor.bot.waitUntil(lambda: "library" in editor.said())
    assert editor.window.desk.file.path.read_bytes().startswith(b"SQLite format 3")
    dialog.close()


def test_a_report_is_printed(editor, tmp_path):
    editor.open("Harbour plan")
    editor.window.bindings.actions[ActionId.PRINT].trigger()
    editor.bot.waitUntil(lambda: editor.window.findChild(QPrintDialog) is not None)
    dialog = editor.window.findChild(QPrintDialog)
    dialog.printer().setOutputFileName(str(tmp_path / "out.pdf"))
    dialog.accepted.emit(dialog.printer())
    editor.bot.waitUntil(lambda: "went to the printer" in editor.said())
    assert a_pdf((tmp_path / "out.pdf").read_bytes())
    dialog.close()


@pytest.mark.parametrize("page", ["", "<p>One</p>"])
def test_a_page_of_a_few_words_is_a_pdf(page):
    assert pdf(page, "Title").startswith(b"%PDF-")
