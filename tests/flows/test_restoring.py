"""A backup takes the place of the library while the window has it open."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from editor_at_work import Editor
from library_case import fill
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from editorial.desktop.actions.ids import ActionId
from editorial.desktop.app import Program
from editorial.desktop.dialogs.restoring import RestoreDialog
from editorial.domain.settings import Setting
from editorial.jobs.automatic_backup import BackUpDaily
from editorial.jobs.progress import finish
from editorial.review.desk import Desk


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A library with a backup of today, from before the first decision."""
    with Desk.at(tmp_path / "news.db") as desk:
        fill(desk)
        desk.set_setting(Setting.THEME, "light")
        finish(desk.job(BackUpDaily))
    return tmp_path / "news.db"


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    program = Program(app)
    yield program
    program.close()


def begin(program: Program, path: Path) -> None:
    assert program.begin(path)


def present(qtbot: QtBot, program: Program) -> Editor:
    window = program.window
    assert window is not None
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return Editor(qtbot, window)


def test_the_newest_backup_is_offered_described_and_restored(qtbot: QtBot, program: Program, database: Path) -> None:
    begin(program, database)
    editor = present(qtbot, program)
    editor.open("Harbour plan")
    editor.press("Return")
    before = editor.window
    before.bindings.actions[ActionId.RESTORE].trigger()
    dialog = editor.dialog("Restore a backup")
    assert dialog.list.count() == 1
    qtbot.waitUntil(dialog.go.isEnabled)
    assert "is whole: 5 articles and 0 decisions." in dialog.holds.text()
    assert dialog.lost.text().startswith("1 decision (made on ")
    assert str(database.parent) in dialog.kept.text()

    dialog.go.click()

    qtbot.waitUntil(lambda: program.window not in {None, before})
    editor = present(qtbot, program)
    assert editor.said().startswith(f"The backup was restored to {database}.")
    (kept,) = database.parent.glob("news.before-restore-*.db")
    with Desk.at(kept) as old:
        assert len(old.history("harbour")) == 1
    assert editor.window.desk.history("harbour") == []


def test_a_file_that_is_no_backup_is_told_and_cannot_be_restored(
    qtbot: QtBot, program: Program, database: Path, tmp_path: Path
) -> None:
    begin(program, database)
    editor = present(qtbot, program)
    editor.window.bindings.actions[ActionId.RESTORE].trigger()
    dialog = editor.dialog("Restore a backup")
    (tmp_path / "letter.db").write_text("Dear Ana", encoding="utf-8")
    dialog.choose(tmp_path / "letter.db")
    qtbot.waitUntil(lambda: "this is not an Editorial library" in dialog.holds.text())
    assert not dialog.go.isEnabled()
    dialog.reject()
    assert program.window is editor.window
    assert database.exists()


def answer(words: str) -> None:
    """Press the button with these words in the next message box that has one."""
    timer = QTimer(QApplication.instance(), interval=20)

    def press() -> None:
        box = QApplication.activeModalWidget()
        buttons = box.buttons() if isinstance(box, QMessageBox) else []
        if found := [button for button in buttons if words in button.text().replace("&", "")]:
            timer.stop()
            timer.deleteLater()
            found[0].click()

    timer.timeout.connect(press)
    timer.start()


def test_a_damaged_library_is_offered_its_newest_whole_backup(qtbot: QtBot, program: Program, database: Path) -> None:
    (backup,) = (database.parent / "news.backups").iterdir()
    newer = backup.with_name("news-2099-01-01-120000.db")
    newer.write_bytes(backup.read_bytes()[:5000] + bytes(9000))
    database.write_bytes(bytes(60) + database.read_bytes()[60:])

    def restore() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, RestoreDialog)
        qtbot.waitUntil(dialog.go.isEnabled)
        assert dialog.list.currentRow() == 1
        assert dialog.list.item(0).text().endswith("cannot be restored")
        answer("OK")
        dialog.go.click()

    def look() -> None:
        if isinstance(QApplication.activeModalWidget(), RestoreDialog):
            waiting.stop()
            restore()

    answer("Restore a backup")
    waiting = QTimer(interval=50)
    waiting.timeout.connect(look)
    waiting.start()
    begin(program, database)
    assert len(present(qtbot, program).window.desk.queue()) == 5


def test_what_can_be_read_of_a_damaged_library_is_opened_from_a_new_file(
    qtbot: QtBot, program: Program, database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = 'x'")
        connection.commit()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "new.db"), ""))
    answer("Save what can be read")
    answer("OK")
    begin(program, database)
    window = present(qtbot, program).window
    assert window.desk.path == tmp_path / "new.db"
    assert len(window.desk.queue()) == 5


def test_a_library_that_a_backup_was_copied_over_opens_without_the_old_log(
    qtbot: QtBot, program: Program, database: Path
) -> None:
    (backup,) = (database.parent / "news.backups").iterdir()
    with Desk.at(database) as desk:
        desk.set_user("Ina")
        log = Path(f"{database}-wal").read_bytes()
    database.write_bytes(backup.read_bytes())
    Path(f"{database}-wal").write_bytes(log)

    answer("Open without that log")
    answer("OK")
    begin(program, database)

    assert len(present(qtbot, program).window.desk.queue()) == 5
    (aside,) = database.parent.glob("news.foreign-log-*-wal")
    assert aside.read_bytes() == log


def test_enter_pressed_again_while_the_backup_is_copied_cancels_nothing_and_escape_leaves_nothing_behind(
    qtbot: QtBot, program: Program, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(program, database)
    editor = present(qtbot, program)
    editor.window.bindings.actions[ActionId.RESTORE].trigger()
    dialog = editor.dialog("Restore a backup")
    qtbot.waitUntil(dialog.go.isEnabled)
    monkeypatch.setattr(RestoreDialog, "_finish", lambda *_: None)
    editor.press("Return", "Return")
    staged = database.with_name("news.db.restored")
    qtbot.waitUntil(staged.exists)
    assert dialog.isVisible()
    editor.press("Escape")
    assert not dialog.isVisible()
    assert not staged.exists()
    assert database.exists()


def test_a_backup_copied_over_the_open_library_is_told_and_never_mixed_with_it(
    qtbot: QtBot, program: Program, database: Path
) -> None:
    (backup,) = (database.parent / "news.backups").iterdir()
    begin(program, database)
    editor = present(qtbot, program)
    editor.open("Harbour plan")
    editor.press("Return")
    qtbot.waitUntil(lambda: len(editor.window.desk.history("harbour")) == 1)
    database.write_bytes(backup.read_bytes())
    editor.press("Return")
    qtbot.waitUntil(lambda: "was copied over the library while it was open" in editor.said())
    assert not editor.window.messages.act.isVisible()
    editor.window.close()  # nothing is asked: what was saved lies beside the file
    program.close()
    assert database.read_bytes() == backup.read_bytes()
    assert Path(f"{database}-wal").stat().st_size
