"""Articles come in by dropping, by pasting rich text, and from a watched folder."""

from __future__ import annotations

import os
from pathlib import Path

from editor_at_work import LONG, Editor
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication

from editorial.domain.settings import Setting

RICH = (
    "<html><head><style>p {}</style></head><body><h1>Ferry late</h1><p>It is <b>late</b>.</p><p>So is she.</p></body>"
)
WORDS = "Ferry late\n\nIt is late.\n\nSo is she."


def drop(editor: Editor, data: QMimeData) -> None:
    action = Qt.DropAction.CopyAction
    event = QDropEvent(QPointF(5, 5), action, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    editor.window.dropEvent(event)


def rich() -> QMimeData:
    data = QMimeData()
    data.setHtml(RICH)
    data.setText("Ferry late It is late. So is she.")
    return data


def test_rich_text_that_is_pasted_keeps_its_paragraphs(editor: Editor) -> None:
    QApplication.clipboard().setMimeData(rich())
    editor.press("Ctrl+Shift+V")
    dialog = editor.dialog("Import pasted text")
    assert dialog.text.toPlainText() == WORDS
    dialog.text.clear()
    dialog.text.paste()
    assert dialog.text.toPlainText() == WORDS
    dialog.close()


def test_text_that_is_dropped_is_offered_and_an_address_is_not(editor: Editor) -> None:
    drop(editor, rich())
    dialog = editor.dialog("Import pasted text")
    assert dialog.text.toPlainText() == WORDS
    dialog.close()
    address = QMimeData()
    address.setUrls([QUrl("https://echo.example/ferry")])
    drop(editor, address)
    assert "save the page behind this address" in editor.said()


def folder_with_news(place: Path) -> Path:
    folder = place / "copy"
    folder.mkdir()
    (folder / "a.txt").write_text(WORDS, encoding="utf-8")
    os.utime(folder / "a.txt", (1_700_000_000, 1_700_000_000))
    return folder


def test_the_watched_folder_takes_no_place_from_the_words_that_the_library_is_gone(
    editor: Editor, tmp_path: Path
) -> None:
    desk, window = editor.window.desk, editor.window
    desk.set_setting(Setting.WATCHED_FOLDER, str(folder_with_news(tmp_path)))
    away = desk.path.rename(tmp_path / "away.db")
    window.guard.look()
    said = editor.said()
    window.watched.look()
    editor.bot.waitUntil(lambda: window.background.idle, timeout=LONG)
    assert editor.said() == said
    assert "not there any more" in said
    away.rename(desk.path)


def test_new_files_of_the_watched_folder_are_imported(editor: Editor, tmp_path: Path) -> None:
    desk = editor.window.desk
    folder = folder_with_news(tmp_path)
    editor.press("Ctrl+,")
    dialog = editor.dialog("Preferences")
    dialog.watched.setText(str(folder))
    editor.press("Return")
    editor.bot.waitUntil(lambda: desk.setting(Setting.WATCHED_FOLDER) == str(folder))
    editor.window.watched.look()
    editor.bot.waitUntil(lambda: [row.title for row in desk.queue()] == ["Ferry late"], timeout=LONG)
    editor.bot.waitUntil(lambda: editor.window.background.idle, timeout=LONG)
