"""A text is pasted, with what is known of it."""

from __future__ import annotations

from editor_at_work import LONG, Editor
from PySide6.QtWidgets import QApplication

COPY = "Ferry boats lie idle\n\nBy Ana Lima\n\nThe café by the quay is shut."


def test_a_text_is_pasted_with_its_source_its_date_and_its_author(editor: Editor) -> None:
    QApplication.clipboard().setText(COPY)
    editor.press("Ctrl+Shift+V")
    dialog = editor.dialog("Import pasted text")
    dialog.activateWindow()
    editor.bot.waitUntil(dialog.isActiveWindow)
    assert dialog.text.hasFocus()
    assert dialog.text.toPlainText() == COPY
    assert dialog.text.textCursor().selectedText().replace("\u2029", "\n") == COPY
    editor.press("Tab")
    editor.type("The Saltmere Echo")
    editor.press("Tab")
    editor.type("last Monday")
    editor.press("Tab")
    editor.type("Ina Field, Bo Lind")
    editor.press("Return")
    assert dialog.isVisible()  # that is no date
    assert "2026-11-30" in dialog.problem.text()
    assert dialog.date.hasFocus()
    editor.type("2024-03-05")
    assert not dialog.problem.isVisible()
    editor.press("Return")
    editor.bot.waitUntil(lambda: bool(editor.window.desk.queue()), timeout=LONG)
    article = editor.window.desk.library.load(editor.window.desk.queue()[0].id).record.article
    assert (article.text, article.source, article.published) == (COPY, "The Saltmere Echo", "2024-03-05")
    assert article.authors == ("Ina Field", "Bo Lind")
    editor.bot.waitUntil(lambda: editor.window.background.idle, timeout=LONG)
