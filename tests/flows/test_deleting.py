"""An article is deleted only when that was meant, goes whole, and comes back whole while the program runs."""

from __future__ import annotations

import gc
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from editor_at_work import Editor
from library_case import fill
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from window_case import opened

from editorial.desktop.actions.ids import ActionId
from editorial.desktop.dialogs.deleting import DeleteDialog
from editorial.desktop.dialogs.working import WorkingDialog
from editorial.desktop.shell import article_deletion
from editorial.domain.article import State
from editorial.domain.settings import Setting
from editorial.jobs.progress import Cancel
from editorial.review.desk import Desk


@pytest.fixture
def editor(qtbot: QtBot, tmp_path: Path) -> Iterator[Editor]:
    with opened(qtbot, tmp_path / "library.db") as found:
        yield found


def ask(editor: Editor) -> DeleteDialog:
    """Open the dialog from the menu Article, by keys."""
    editor.press("Alt+A")
    menu = QApplication.activePopupWidget()
    assert menu is not None
    editor.bot.keyClick(menu, Qt.Key.Key_D)
    return shown(editor)


def shown(editor: Editor) -> DeleteDialog:
    editor.bot.waitUntil(lambda: bool(editor.window.findChildren(DeleteDialog)))
    dialog = editor.window.findChildren(DeleteDialog)[-1]
    editor.bot.waitUntil(dialog.isActiveWindow)
    return dialog


def delete(editor: Editor) -> None:
    """Press the mnemonic of the dialog's button."""
    dialog = shown(editor)
    editor.press("Alt+D")
    editor.bot.waitUntil(lambda: dialog not in editor.window.findChildren(DeleteDialog))  # Qt shows the press first
    go_back(editor)


def go_back(editor: Editor) -> None:
    """Activate the window, which there is no window manager to do."""
    editor.window.activateWindow()
    editor.bot.waitUntil(editor.window.isActiveWindow)


def there(editor: Editor) -> set[str]:
    return {row.id for row in editor.window.desk.queue()}


def listed(editor: Editor) -> set[str]:
    return {row.id for row in editor.window.queue.model.rows}


def select_in_queue(editor: Editor, *ids: str) -> None:
    queue = editor.window.queue
    queue.list.setFocus()
    queue.list.select(ids)


@pytest.mark.parametrize("key", ["Return", "Enter", "Esc", "Space"])
def test_the_question_is_not_answered_by_habit(editor: Editor, key: str) -> None:
    editor.open("Harbour plan")
    dialog = ask(editor)
    assert dialog.cancel.isDefault()
    assert dialog.focusWidget() is dialog.cancel
    editor.press(key)
    editor.bot.waitUntil(lambda: not dialog.isVisible())
    assert "harbour" in there(editor)
    assert editor.window.desk.next_undo == ()


def test_a_deleted_article_is_gone_at_once_and_undo_brings_it_back_as_it_was(editor: Editor) -> None:
    editor.open("Harbour plan")
    editor.press("Return", "X")
    record, log = editor.record, editor.window.desk.history("harbour")
    order = [row.id for row in editor.window.queue.model.rows]
    dialog = ask(editor)
    assert dialog.question.text() == f"Delete “{record.article.title}”?"
    assert "2 decisions" in dialog.going.text()
    delete(editor)
    assert "harbour" not in there(editor) | listed(editor)
    assert editor.window.articles.current == "boats"
    assert editor.window.view.hasFocus()
    assert "was deleted; undo brings it back" in editor.said()
    assert editor.window.bindings.actions[ActionId.UNDO].text() == f"&Undo delete “{record.article.title}”"
    editor.press("Ctrl+Z")
    assert editor.window.articles.current == "harbour"
    assert editor.record == record
    assert [row.id for row in editor.window.queue.model.rows] == order
    assert editor.window.queue.list.selected() == ["harbour"]
    assert editor.window.desk.history("harbour") == log
    assert "is back" in editor.said()
    editor.press("Ctrl+Z", "Ctrl+Z")
    assert not any(row.status.decided for row in editor.record.mentions.values())


def test_several_are_deleted_with_the_delete_key_and_come_back_together(editor: Editor) -> None:
    editor.open("Harbour plan")
    before = there(editor)
    select_in_queue(editor, "boats", "part10", "part2")
    editor.press("Del")
    dialog = shown(editor)
    assert dialog.question.text() == "Delete 3 articles?"
    for title in ("Ferry boats lie idle", "“Part 10” of the harbour story", "Part 2 of the harbour story"):
        assert title in dialog.titles.text()
    delete(editor)
    assert there(editor) == listed(editor) == before - {"boats", "part10", "part2"}
    assert editor.window.articles.current == "harbour"
    editor.press("Ctrl+Z")
    assert there(editor) == listed(editor) == before


def test_the_menu_of_the_queue_deletes(editor: Editor) -> None:
    select_in_queue(editor, "boats")
    editor.bot.keyClick(editor.window.queue.list, Qt.Key.Key_Delete)
    shown(editor)
    editor.press("Esc")
    go_back(editor)
    editor.window.queue.list.menu_requested.emit(["boats", "gate"], editor.window.mapToGlobal(editor.window.pos()))
    menu = QApplication.activePopupWidget()
    assert menu is not None
    editor.bot.keyClick(menu, Qt.Key.Key_D)
    shown(editor)
    delete(editor)
    assert {"boats", "gate"}.isdisjoint(there(editor))


def test_a_held_delete_key_asks_once(editor: Editor) -> None:
    select_in_queue(editor, "boats")
    editor.press("Del")
    dialog = shown(editor)
    editor.press("Del", "Del")
    assert [one for one in editor.window.findChildren(DeleteDialog) if one.isVisible()] == [dialog]
    editor.press("Esc")
    assert "boats" in there(editor)


def test_a_verified_article_that_was_not_exported_is_named(editor: Editor) -> None:
    select_in_queue(editor, "part10")
    editor.press("Del")
    dialog = shown(editor)
    assert "verified" not in dialog.going.text()  # it was exported
    editor.press("Esc")
    go_back(editor)
    editor.open("Part 10")
    editor.press("Ctrl+Shift+R")
    assert editor.record.standing.state is not State.VERIFIED
    editor.press("Ctrl+Return")
    editor.bot.waitUntil(lambda: editor.window.desk.queue_rows(["part10"])[0].state is State.VERIFIED)
    editor.window.deletion.ask(["part10"])
    assert "It is verified, and not exported as it stands now." in shown(editor).going.text()
    editor.press("Esc")


def test_without_any_article_the_window_is_empty_and_decides_nothing(editor: Editor) -> None:
    editor.open("Harbour plan")
    before = there(editor)
    select_in_queue(editor, *before)
    editor.press("Del")
    shown(editor)
    delete(editor)
    window = editor.window
    assert there(editor) == set()
    assert window.panes.page.currentWidget() is window.panes.empty
    assert window.windowTitle().endswith("Editorial")
    assert "Harbour" not in window.windowTitle()
    assert window.findings.list.rows is None
    assert window.status.focus.text() == window.status.saved.text() == ""
    editor.press("Return", "X", "P", "Ctrl+Return", "J")
    assert not window.bindings.actions[ActionId.CONFIRM].isEnabled()
    assert window.desk.undoes_deletion
    editor.press("Ctrl+Z")
    assert there(editor) == before
    assert window.panes.page.currentWidget() is window.view
    assert window.bindings.actions[ActionId.CONFIRM].isEnabled()


def test_what_is_done_after_a_deletion_is_undone_first(editor: Editor) -> None:
    editor.open("Harbour plan")
    select_in_queue(editor, "boats")
    editor.press("Del")
    shown(editor)
    delete(editor)
    editor.window.view.setFocus()
    editor.press("Return")
    assert len(editor.window.desk.history("harbour")) == 1
    editor.press("Ctrl+Z")
    assert len(editor.window.desk.history("harbour")) == 2
    assert "boats" not in there(editor)
    editor.press("Ctrl+Z")
    assert "boats" in there(editor)


def test_after_a_restart_the_article_is_gone_for_good(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with opened(qtbot, path) as editor:
        editor.open("Harbour plan")
        editor.press("Return")
        ask(editor)
        delete(editor)
        editor.bot.waitUntil(lambda: editor.window.desk.setting(Setting.SEARCH_DUE) is None)
    gc.collect()
    with opened(qtbot, path) as editor:
        assert "harbour" not in there(editor)
        assert not editor.window.bindings.actions[ActionId.UNDO].isEnabled()
        assert editor.window.desk.setting(Setting.LAST_ARTICLE) != "harbour"
        assert "harbour" not in editor.window.desk.setting(Setting.POSITIONS)


def come_back(editor: Editor) -> None:
    elsewhere = QWidget()
    editor.bot.addWidget(elsewhere)
    elsewhere.show()
    elsewhere.activateWindow()
    editor.bot.waitUntil(elsewhere.isActiveWindow)
    elsewhere.close()
    editor.window.activateWindow()
    editor.bot.waitUntil(editor.window.isActiveWindow)


@pytest.mark.parametrize("deleted", [["harbour"], ["boats"], ["harbour", "boats", "part10", "part2", "gate"]])
def test_what_was_deleted_elsewhere_goes_here_too(editor: Editor, tmp_path: Path, deleted: list[str]) -> None:
    editor.open("Harbour plan")
    editor.press("Return")
    with Desk.at(tmp_path / "library.db") as other:
        other.delete(deleted)
    come_back(editor)
    editor.bot.waitUntil(lambda: listed(editor).isdisjoint(deleted))  # not while the search index is being tidied
    assert editor.window.articles.current not in deleted
    assert ("was deleted elsewhere" in editor.said()) == ("harbour" in deleted)
    if "harbour" in deleted:
        assert not editor.window.bindings.actions[ActionId.UNDO].isEnabled()
        editor.press("Ctrl+Z")
        assert there(editor).isdisjoint(deleted)


def test_drafts_set_aside_for_longer_than_is_set_go_after_a_question_at_the_start(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with Desk.at(path) as desk:
        fill(desk)
        desk.set_setting(Setting.DRAFT_DAYS, 30)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE articles SET imported_at = '2020-01-01T00:00:00Z' WHERE id = 'part2'")
        connection.commit()
    with opened(qtbot, path) as editor:
        editor.bot.waitUntil(lambda: bool(editor.window.findChildren(DeleteDialog)))
        dialog = shown(editor)
        editor.window.deletion.ask_overdue()
        assert editor.window.findChildren(DeleteDialog) == [dialog]  # asked once
        assert "was set aside more than 30 days ago" in dialog.question.text()
        assert "backups" in dialog.staying.text()
        delete(editor)
        assert "part2" not in there(editor)
        editor.bot.waitUntil(editor.window.bindings.actions[ActionId.UNDO].isEnabled)
        editor.press("Ctrl+Z")
        editor.bot.waitUntil(lambda: "part2" in there(editor))


def working(editor: Editor) -> WorkingDialog[object]:
    return next(one for one in editor.window.findChildren(WorkingDialog) if one.isVisible())


def test_many_are_deleted_and_brought_back_beside_nothing_else(editor: Editor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(article_deletion, "_FEW", 1)
    editor.open("Harbour plan")
    before = there(editor)
    select_in_queue(editor, "harbour", "part10", "part2")
    editor.press("Del")
    shown(editor)
    editor.press("Alt+D")
    editor.bot.waitUntil(lambda: "3 articles were deleted" in editor.said())
    assert there(editor) == listed(editor) == before - {"harbour", "part10", "part2"}
    go_back(editor)
    editor.press("Ctrl+Z")
    editor.bot.waitUntil(lambda: "3 articles are back" in editor.said())
    assert there(editor) == listed(editor) == before


def test_a_deletion_of_many_can_be_stopped(editor: Editor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(article_deletion, "_FEW", 1)
    held = threading.Event()
    real = Cancel.check

    def check(cancel: Cancel) -> None:
        assert held.wait(10)
        real(cancel)

    editor.open("Harbour plan")
    before = there(editor)
    select_in_queue(editor, "harbour", "part10")
    editor.press("Del")
    shown(editor)
    monkeypatch.setattr(Cancel, "check", check)
    editor.press("Alt+D")
    editor.bot.waitUntil(lambda: any(one.isVisible() for one in editor.window.findChildren(WorkingDialog)))
    dialog = working(editor)
    editor.bot.waitUntil(dialog.isActiveWindow)
    editor.press("Esc")
    assert (dialog.isVisible(), dialog.words.text()) == (True, "Stopping…")
    held.set()
    editor.bot.waitUntil(lambda: "Stopped: nothing was changed" in editor.said())
    assert there(editor) == listed(editor) == before
    assert editor.window.desk.next_undo == ()


def test_counting_what_would_go_with_many_can_be_stopped(editor: Editor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(article_deletion, "_FEW", 1)
    held = threading.Event()
    real = Cancel.check

    def check(cancel: Cancel) -> None:
        assert held.wait(10)
        real(cancel)

    monkeypatch.setattr(Cancel, "check", check)
    before = there(editor)
    select_in_queue(editor, "harbour", "part10")
    editor.press("Del")
    dialog = working(editor)
    editor.bot.waitUntil(dialog.isActiveWindow)
    assert dialog.words.text() == "Counting what would go…"
    editor.press("Esc")
    held.set()
    editor.bot.waitUntil(lambda: "Stopped: nothing was changed" in editor.said())
    assert not editor.window.findChildren(DeleteDialog)
    assert there(editor) == listed(editor) == before
