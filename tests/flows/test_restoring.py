"""A backup takes the place of the library while the window has it open."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from editor_at_work import Editor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from window_case import fill

from editorial.desktop.actions.ids import ActionId
from editorial.desktop.app import Program
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
def program(qtbot: QtBot, database: Path) -> Iterator[Program]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    program = Program(app)
    assert program.begin(database)
    yield program
    program.close()


def present(qtbot: QtBot, program: Program) -> Editor:
    window = program.window
    assert window is not None
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return Editor(qtbot, window)


def test_the_newest_backup_is_offered_described_and_restored(qtbot: QtBot, program: Program, database: Path) -> None:
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
