"""The window changes to another library, which is opened or made only where that was asked for."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic.config import Config
from editor_at_work import Editor
from library_case import fill
from older_library import take_beginnings_out
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from editorial.desktop.actions.ids import ActionId
from editorial.desktop.app import Program
from editorial.desktop.dialogs.working import WorkingDialog
from editorial.domain.errors import StorageError
from editorial.domain.settings import Setting
from editorial.review.desk import Desk
from editorial.storage import migrating, opening, schema
from editorial.storage.location import recent_file
from editorial.storage.sqlite.ownership import acquire


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[Path]:
    """A folder with two libraries, the second of which is empty."""
    for name in ("first.db", "second.db"):
        with Desk.at(tmp_path / name) as desk:
            if name == "first.db":
                fill(desk)
            desk.set_setting(Setting.THEME, "light")
    return tmp_path


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    program = Program(app)
    yield program
    program.close()


def begin(qtbot: QtBot, program: Program, path: Path) -> Editor:
    assert program.begin(path)
    return present(qtbot, program)


def present(qtbot: QtBot, program: Program) -> Editor:
    window = program.window
    assert window is not None
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return Editor(qtbot, window)


def answer(words: str) -> list[str]:
    """Press the button of these words in the next box; return what the boxes say."""
    said: list[str] = []

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        said.append(box.text())
        button = next(one for one in box.buttons() if words in one.text())
        assert isinstance(button, QPushButton)
        button.click()

    QTimer.singleShot(0, press)
    return said


def choose(editor: Editor, action: ActionId, path: Path) -> None:
    """Choose a file in the dialog of an action of the menu File."""
    editor.press("Alt+F")
    menu = QApplication.activePopupWidget()
    assert menu is not None
    editor.bot.keyClick(menu, {ActionId.NEW_LIBRARY: Qt.Key.Key_N, ActionId.OPEN_LIBRARY: Qt.Key.Key_O}[action])
    (dialog,) = editor.window.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.close()


def recent(editor: Editor) -> list[str]:
    menu = editor.window.libraries.menu
    menu.aboutToShow.emit()
    return [one.text() for one in menu.actions() if not one.isSeparator()]


def test_another_library_takes_the_place_of_the_present_one(qtbot: QtBot, program: Program, desks: Path) -> None:
    editor = begin(qtbot, program, desks / "first.db")
    editor.bot.waitUntil(lambda: editor.window.articles.current is not None)
    editor.open("Harbour plan")
    editor.press("Return", "J")
    before, focus = editor.window, editor.window.reviewer.item.key
    choose(editor, ActionId.OPEN_LIBRARY, desks / "second.db")
    editor = present(qtbot, program)
    assert editor.window is not before
    qtbot.waitUntil(lambda: not isValid(before))
    assert editor.window.desk.path == desks / "second.db"
    assert editor.window.windowTitle() == "second.db – Editorial"
    released = acquire(desks / "first.db")
    assert released is not None
    released.release()
    choose(editor, ActionId.OPEN_LIBRARY, desks / "first.db")
    editor = present(qtbot, program)
    editor.bot.waitUntil(lambda: editor.window.articles.current == "harbour")
    editor.bot.waitUntil(lambda: editor.window.reviewer.item.key == focus)
    assert len(editor.window.desk.history("harbour")) == 1
    assert "first.db" in editor.window.windowTitle()
    assert editor.record.article.title in editor.window.windowTitle()


def test_a_new_library_begins_with_the_editors_own_settings(qtbot: QtBot, program: Program, desks: Path) -> None:
    editor = begin(qtbot, program, desks / "first.db")
    editor.window.desk.set_user("Ina")
    choose(editor, ActionId.NEW_LIBRARY, desks / "sub" / "new.db")
    editor = present(qtbot, program)
    assert editor.window.desk.path == desks / "sub" / "new.db"
    assert editor.window.desk.user == "Ina"
    assert editor.window.desk.queue() == []
    editor.bot.waitUntil(editor.window.panes.empty.isVisible)


def test_the_icons_are_in_the_colours_of_the_library_that_is_opened(
    qtbot: QtBot, program: Program, desks: Path
) -> None:
    def ink(editor: Editor) -> set[str]:
        image = editor.window.bindings.actions[ActionId.IMPORT_FILES].icon().pixmap(18, 18).toImage()
        colors = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
        return {color.name() for color in colors if color.alpha() > 128}

    editor = begin(qtbot, program, desks / "first.db")
    light = ink(editor)
    with Desk.at(desks / "dark.db") as desk:
        desk.set_setting(Setting.THEME, "dark")
    for name, same in (("dark.db", False), ("second.db", True)):
        choose(editor, ActionId.OPEN_LIBRARY, desks / name)
        editor = present(qtbot, program)
        assert (ink(editor) == light) is same


def test_a_library_that_can_be_opened_but_not_read_leaves_the_present_one(
    qtbot: QtBot, program: Program, desks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = begin(qtbot, program, desks / "first.db")
    before = editor.window.palette()

    def fail(_self: Program, _desk: Desk) -> None:
        raise StorageError("second.db: the disk could not be read.")

    monkeypatch.setattr(Program, "_build", fail)
    choose(editor, ActionId.OPEN_LIBRARY, desks / "second.db")
    assert program.window is editor.window
    assert "could not be read" in editor.said()
    assert editor.window.palette() == before
    released = acquire(desks / "second.db")
    assert released is not None
    released.release()


@pytest.mark.parametrize(
    ("action", "name", "words"),
    [
        (ActionId.OPEN_LIBRARY, "nothing.db", "there is no library here"),
        (ActionId.OPEN_LIBRARY, "letter.txt", "not an Editorial library"),
        (ActionId.OPEN_LIBRARY, ".", "this is a folder"),
        (ActionId.OPEN_LIBRARY, "first.db", "open already"),
        (ActionId.NEW_LIBRARY, "second.db", "there is a library already"),
        (ActionId.NEW_LIBRARY, "letter.txt", "not an Editorial library"),
        (ActionId.NEW_LIBRARY, "letter.txt/new.db", "letter.txt"),
    ],
)
def test_what_cannot_be_opened_leaves_the_present_library(
    qtbot: QtBot, program: Program, desks: Path, action: ActionId, name: str, words: str
) -> None:
    (desks / "letter.txt").write_text("Dear editor", encoding="utf-8")
    editor = begin(qtbot, program, desks / "first.db")
    files = sorted(desks.iterdir())
    choose(editor, action, desks / name)
    assert program.window is editor.window
    assert editor.window.isVisible()
    assert words in editor.said()
    assert sorted(desks.iterdir()) == files
    assert (desks / "letter.txt").read_text(encoding="utf-8") == "Dear editor"
    editor.bot.waitUntil(lambda: editor.window.articles.current is not None)
    editor.open("Harbour plan")
    editor.press("Return")
    assert len(editor.window.desk.history("harbour")) == 1


def test_recent_libraries_are_those_that_exist_the_latest_first(qtbot: QtBot, program: Program, desks: Path) -> None:
    editor = begin(qtbot, program, desks / "first.db")
    assert recent(editor) == ["&1  Your own library", "&Clear the list"]
    choose(editor, ActionId.NEW_LIBRARY, desks / "third & last.db")
    choose(present(qtbot, program), ActionId.OPEN_LIBRARY, desks / "second.db")
    editor = present(qtbot, program)
    qtbot.waitUntil(lambda: len(json.loads(recent_file().read_text())["libraries"]) == 3)
    assert [one.split("  ")[1] for one in recent(editor)[:-1]] == ["third && last.db", "first.db", "Your own library"]
    (desks / "third & last.db").unlink()
    assert [one.split("  ")[1] for one in recent(editor)[:-1]] == ["first.db", "Your own library"]
    editor.window.bindings.actions[ActionId.OPEN_RECENT].trigger()  # as from the command palette
    menu = QApplication.activePopupWidget()
    assert menu is editor.window.libraries.menu
    editor.bot.keyClick(menu, Qt.Key.Key_1)
    editor = present(qtbot, program)
    assert editor.window.desk.path == desks / "first.db"
    editor.window.libraries.menu.aboutToShow.emit()
    editor.window.libraries.menu.actions()[-1].trigger()
    assert recent(editor) == ["&1  Your own library", "&Clear the list"]


@pytest.mark.parametrize("content", ["", "[]", '{"libraries": 7}', '{"libraries": [7, null]}', "nonsense"])
def test_a_damaged_list_of_recent_libraries_is_none(qtbot: QtBot, program: Program, desks: Path, content: str) -> None:
    recent_file().parent.mkdir(parents=True)
    recent_file().write_text(content, encoding="utf-8")
    editor = begin(qtbot, program, desks / "first.db")
    assert recent(editor) == ["&1  Your own library", "&Clear the list"]


def test_the_window_asks_before_it_makes_a_library(
    qtbot: QtBot, program: Program, desks: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = desks / "typing error" / "library.db"
    said = answer("Cancel")
    assert not program.begin(path)
    assert said == [f"There is no library at\n{path}"]
    assert not path.parent.exists()
    assert capsys.readouterr().err == f"editorial: There is no library at {path}.\n"
    answer("Make a new one")
    editor = begin(qtbot, program, path)
    assert editor.window.desk.path == path


def test_another_library_can_be_opened_instead(
    qtbot: QtBot, program: Program, desks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def another(*_: object) -> tuple[str, str]:
        return str(desks / "second.db"), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", another)
    (desks / "letter.db").write_text("Dear editor", encoding="utf-8")
    for name in ("nothing.db", "letter.db"):
        answer("Open another")
        assert begin(qtbot, program, desks / name).window.desk.path == desks / "second.db"
        program.close()


def test_articles_named_with_a_new_library_make_it(
    qtbot: QtBot, program: Program, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = tmp_path / "quay.txt"
    text.write_text("The quay is open\n\nBoats came in.\n", encoding="utf-8")
    assert program.begin(tmp_path / "new.db", [text])
    editor = present(qtbot, program)
    editor.bot.waitUntil(lambda: len(editor.window.desk.queue()) == 1)
    assert "a new one was made" in capsys.readouterr().err


def test_a_library_is_changed_while_its_articles_are_being_read(qtbot: QtBot, program: Program, desks: Path) -> None:
    text = desks / "quay.txt"
    text.write_text("The quay is open\n\n" + "Boats came in, said Ada Brook.\n" * 200, encoding="utf-8")
    editor = begin(qtbot, program, desks / "first.db")
    editor.window.work.import_paths([text])
    editor.bot.waitUntil(lambda: len(editor.window.desk.queue()) == 6)
    choose(editor, ActionId.OPEN_LIBRARY, desks / "second.db")
    editor = present(qtbot, program)
    assert editor.window.desk.path == desks / "second.db"
    assert editor.window.desk.queue() == []


# --- a library of an older version ---


@pytest.fixture
def older(desks: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library before the newest revision of the schema, which is taken for a large one."""
    path = desks / "first.db"
    with closing(sqlite3.connect(path)) as plain, plain:
        take_beginnings_out(plain)
        plain.execute("UPDATE alembic_version SET version_num = ?", [schema.REVISIONS[-2]])
    monkeypatch.setattr(opening, "LARGE", 0)
    return path


def working() -> WorkingDialog[None]:
    (found,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, WorkingDialog))
    return found


def test_a_large_older_library_is_brought_up_to_date_while_a_dialog_says_so(
    qtbot: QtBot, program: Program, older: Path
) -> None:
    said: list[str] = []
    QTimer.singleShot(0, lambda: said.append(working().words.text()))
    editor = begin(qtbot, program, older)
    assert said == ["Bringing the library up to date…"]
    assert schema.revision_of(older) == schema.REVISIONS[-1]
    assert editor.window.desk.queue()
    assert list(older.parent.glob("first.before-*.db"))


MINUTES = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 1000000000) SELECT count(*) FROM n"
"""A query that takes minutes, unless it is interrupted."""


@pytest.mark.parametrize("when", ["before the upgrade begins", "while SQLite works"])
def test_bringing_a_library_up_to_date_can_be_stopped_and_changes_nothing(
    qtbot: QtBot,
    program: Program,
    older: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    when: str,
) -> None:
    migrate, working_on, stopped = migrating.migrate, threading.Event(), threading.Event()

    def migrate_late(*given: Any, **named: Any) -> None:
        working_on.set()
        assert stopped.wait(10)
        migrate(*given, **named)

    def upgrade_slowly(config: Config, _revision: str) -> None:
        working_on.set()
        config.attributes["connection"].exec_driver_sql(MINUTES)

    def stop() -> None:
        if not working_on.wait(0):
            QTimer.singleShot(20, stop)
            return
        dialog = working()
        qtbot.mouseClick(dialog.cancel, Qt.MouseButton.LeftButton)
        assert dialog.words.text() == "Stopping…"
        stopped.set()

    if when == "while SQLite works":
        monkeypatch.setattr(migrating.command, "upgrade", upgrade_slowly)
    else:
        monkeypatch.setattr(migrating, "migrate", migrate_late)
    QTimer.singleShot(0, stop)
    assert not program.begin(older)
    assert "was not opened: bringing it up to date was stopped. Nothing was changed." in capsys.readouterr().err
    monkeypatch.undo()
    assert schema.revision_of(older) == schema.REVISIONS[-2]
    assert not list(older.parent.glob("first.before-*.db"))
    with Desk.at(older) as desk:  # it is whole, and nobody holds it
        assert desk.queue()
