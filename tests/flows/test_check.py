"""A damaged library says so in the window; a check shows what is wrong, and a repair what it did."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from editor_at_work import Editor
from library_case import READY, article
from PySide6.QtWidgets import QApplication
from review_records import record

STATEMENTS = (
    "UPDATE counts SET decided = 7 WHERE rowid = (SELECT min(rowid) FROM counts)",
    "UPDATE settings SET value = '<img src=x>' WHERE key = 'window.zoom'",
)
TITLE = "Check of the library"


def _open_windows() -> set[str]:
    return {one.windowTitle() for one in QApplication.topLevelWidgets() if one.isVisible()}


def test_damage_is_told_after_opening_and_what_follows_from_the_rest_is_repaired(editor: Editor) -> None:
    window = editor.window
    window.desk.library.add(record())
    window.desk.library.set_setting("window.zoom", 12)
    with closing(sqlite3.connect(window.desk.path)) as connection:
        for statement in STATEMENTS:
            connection.execute(statement)
        connection.commit()
    window.work.look_for_damage()
    editor.bot.waitUntil(lambda: "The library is damaged: table settings, row window.zoom" in editor.said())
    editor.click(window.messages.act)
    editor.bot.waitUntil(lambda: TITLE in _open_windows())
    dialog = editor.dialog(TITLE)
    assert "names and quotes are not as many" in dialog.list.toPlainText()
    assert "<img" not in dialog.list.toPlainText()
    editor.click(dialog.repair)
    editor.bot.waitUntil(lambda: [*window.desk.path.parent.glob("*.before-repair.db")] != [])
    editor.bot.waitUntil(lambda: window.background.idle)
    editor.bot.waitUntil(lambda: TITLE in _open_windows())
    again = editor.dialog(TITLE)
    assert "Repaired: table counts" in again.list.toPlainText()
    assert "Wrong: table settings, row window.zoom" in again.list.toPlainText()
    assert not again.repair.isVisible()
    again.close()


def test_an_article_that_is_damaged_does_not_open_and_the_others_do(editor: Editor) -> None:
    window = editor.window
    window.desk.library.add(record())
    window.desk.library.add(article("good", "Good", "All is well.", READY, source="wire.txt", published=None))
    with closing(sqlite3.connect(window.desk.path)) as connection:
        connection.execute("UPDATE mentions SET evidence = '<b>' WHERE rowid = (SELECT min(rowid) FROM mentions)")
        connection.commit()
    window.articles.open("harbour")
    assert "table mentions, row m1 (article harbour), column evidence" in editor.said()
    window.articles.open("good")
    assert window.articles.current == "good"
