"""Spans made in the window by mouse and keys stand at their words in every export, behind emoji and CRLF too."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from editor_at_work import LONG, Editor
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from editorial.domain.record import Record
from editorial.domain.text import Span
from editorial.jobs.file_formats import Content, export_formats
from editorial.jobs.reading import records_in

RAW = (
    "Ferry idle 👩‍🚒\r\n\r\nIt wobbles 🌉 a lot, e\u0301pee fans say.\r\n\r\n"
    "🚢🚢 “No 🙂 boat,” one wrote near the blue 🟦 pier.\r\n"
)
NAME, QUOTE, OTHER = "e\u0301pee fans", "wobbles 🌉 a lot", "blue 🟦 pier"


@pytest.fixture
def ferry(editor: Editor, tmp_path: Path) -> Editor:
    path = tmp_path / "ferry.txt"
    path.write_bytes(RAW.encode())
    editor.bring(path)
    editor.open("Ferry")
    return editor


def drag(editor: Editor, words: str) -> None:
    """Select words with the mouse, exactly, from their first character to their last."""
    view, text = editor.window.view, editor.record.article.text
    start = text.index(words)
    view.reveal(Span(start, start + len(words)))
    first = view.visible().bands(Span(start, start + 1))[0]
    last = view.visible().bands(Span(start + len(words) - 1, start + len(words)))[0]
    begin, end = QPoint(first.left() + 1, first.center().y()), QPoint(last.left() + last.width(), last.center().y())
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    for kind, point, button, buttons in (
        (QEvent.Type.MouseButtonPress, begin, left, left),
        (QEvent.Type.MouseMove, end, none, left),
        (QEvent.Type.MouseButtonRelease, end, left, none),
    ):
        where = QPointF(point)
        held = Qt.KeyboardModifier.ControlModifier
        event = QMouseEvent(kind, where, view.viewport().mapToGlobal(where), button, buttons, held)
        QApplication.sendEvent(view.viewport(), event)


def export(editor: Editor, format_id: str, target: Path) -> None:
    """Export the open article, though it is not verified, through the dialog."""
    editor.press("Ctrl+E")
    dialog = editor.dialog("Export")
    editor.bot.waitUntil(dialog.isActiveWindow)
    dialog.form.choose(format_id)
    dialog.unverified.setChecked(True)
    dialog.path.selectAll()
    editor.bot.keyClicks(dialog.path, str(target))
    assert dialog.form.info.id == format_id
    editor.click(dialog.go)
    editor.bot.waitUntil(target.exists, timeout=LONG)
    editor.bot.waitUntil(lambda: editor.window.background.idle, timeout=LONG)
    editor.window.activateWindow()
    editor.bot.waitUntil(editor.window.isActiveWindow)


def in_file(path: Path, format_id: str) -> set[str]:
    """Return the words of all spans of an export, cut out of its text by its offsets."""
    plain: Any = json.loads(path.read_text(encoding="utf-8").splitlines()[0]) if format_id != "spacy" else None
    if format_id == "jsonl":
        rows = [*plain["mentions"], *plain["quotes"]]
        return {plain["article"]["text"][one["start"] : one["end"]] for one in rows}
    if format_id == "doccano":
        return {plain["text"][one["start_offset"] : one["end_offset"]] for one in plain["entities"]}
    assert format_id == "prodigy"
    return {plain["text"][one["start"] : one["end"]] for one in plain["spans"]}


def read_again(path: Path, format_id: str) -> set[str]:
    """Return the words of all names and quotes that are read of an export."""
    files = [path] if path.is_file() else [one for one in path.iterdir() if one.suffix != ".txt"]
    (found,) = [one for file in files for one in records_in(file) if isinstance(one, Record)]
    rows = (*found.mentions.values(), *found.quotes.values())
    assert found.article.text == RAW.replace("\r\n", "\n"), format_id
    return {one.span.of(found.article.text) for one in rows}


def test_what_was_selected_is_what_every_export_has(ferry: Editor, tmp_path: Path) -> None:
    for words, key in ((NAME, "L"), (QUOTE, "Q"), (OTHER, "P")):
        drag(ferry, words)
        ferry.press(key)
    text = ferry.record.article.text
    rows = (*ferry.record.mentions.values(), *ferry.record.quotes.values())
    assert {one.span.of(text) for one in rows if one.status.decided} == {NAME, QUOTE, OTHER}
    for info in export_formats():
        if info.content not in {Content.RECORDS, Content.SPANS}:
            continue
        target = tmp_path / info.id / info.suggested(1)
        target.parent.mkdir()
        export(ferry, info.id, target)
        assert read_again(target, info.id) == {NAME, QUOTE, OTHER}, info.id
        if info.id in {"jsonl", "doccano", "prodigy"}:
            assert in_file(target, info.id) == {NAME, QUOTE, OTHER}, info.id
    ferry.window.view.setFocus()
    ferry.press("Ctrl+Shift+H")
    history = ferry.dialog("History of Ferry idle 👩‍🚒")
    lines = [history.table.item(row, 2).text() for row in range(history.table.rowCount())]
    place = tmp_path / "jsonl" / "verified.jsonl"
    assert f"Exported as JSON Lines to {place}; in review then" in lines
    assert "3 decisions · " in history.count.text()
