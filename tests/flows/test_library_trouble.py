"""A library that is held, gone or read only: said at once, nothing pretended, nothing lost."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from editor_at_work import LONG, Editor
from library_case import fill
from library_trouble import held
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot
from review_records import record
from shiboken6 import isValid

from editorial.desktop.actions.ids import ActionId
from editorial.desktop.app import Program
from editorial.domain.annotation import Status
from editorial.domain.record import Ref, Table
from editorial.review.desk import Desk
from editorial.storage.library import Library


@pytest.fixture
def harbour(editor: Editor) -> Editor:
    editor.add(record())
    editor.open("Harbour")
    return editor


def decided(editor: Editor) -> list[str]:
    """Return the actions that the library has, oldest first."""
    return [one.action for one in reversed(editor.window.desk.library.log())]


def focus_first(editor: Editor) -> Ref:
    """Focus the first name that waits for a decision."""
    found = next(item for item in editor.window.reviewer.outline.items if item.undecided and item.entity)
    editor.window.reviewer.focus(found)
    return next(at for at in found.refs if at.table is Table.MENTION)


def status_of(editor: Editor, at: Ref) -> Status:
    return editor.record.mentions[at.id].status


def test_keys_wait_in_order_while_another_program_writes_and_the_window_stays_alive(
    harbour: Editor, database: Path
) -> None:
    at = focus_first(harbour)
    item = harbour.window.reviewer.item
    with held(database):
        start = time.monotonic()
        harbour.press("F", "Return", "U")
        harbour.bot.mouseClick(harbour.window.findings, Qt.MouseButton.LeftButton)  # would move the focus
        assert time.monotonic() - start < 2.5
        assert "is writing to the library" in harbour.said()
        assert "Esc gives it up" in harbour.said()
        assert harbour.window.status.saved.text() == "not saved yet …"
        assert not status_of(harbour, at).decided
        assert decided(harbour) == []
        assert harbour.window.reviewer.item == item
    harbour.bot.waitUntil(lambda: not harbour.window.reviewer.turns.waiting, timeout=LONG)
    assert decided(harbour) == ["SetMark", "Confirm", "SetMark"]
    assert status_of(harbour, at) is Status.CONFIRMED
    assert harbour.window.reviewer.item != item  # the last key was about the next finding, as ever
    assert harbour.window.status.saved.text().startswith("saved ✓")


def test_escape_gives_up_what_waits_and_nothing_of_it_is_done(harbour: Editor, database: Path) -> None:
    at = focus_first(harbour)
    with held(database):
        harbour.press("Return", "Return", "Escape")
        assert not harbour.window.reviewer.turns.waiting
        assert "The last 2 keys were given up: nothing was changed" in harbour.said()
        assert harbour.window.status.saved.text().startswith("not saved !")
        assert "given up" in harbour.window.status.saved.toolTip()
    assert decided(harbour) == []
    assert not status_of(harbour, at).decided
    harbour.press("Return")
    assert decided(harbour) == ["Confirm"]


def test_a_key_that_opens_a_question_ends_the_queue(harbour: Editor, database: Path) -> None:
    focus_first(harbour)
    with held(database):
        harbour.press("F", "T", "P")  # P was not meant as an answer to what T asks, nor as a type of what is in focus
    harbour.bot.waitUntil(lambda: not harbour.window.reviewer.turns.waiting, timeout=LONG)
    assert decided(harbour) == ["SetMark"]
    assert "given up" in harbour.said()


def test_a_window_that_waits_asks_before_it_closes(harbour: Editor, database: Path) -> None:
    focus_first(harbour)
    with held(database):
        harbour.press("Return")
        harbour.window.close()
        assert harbour.window.isVisible()
        box = next(one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox) and one.isVisible())
        assert "not saved: another program is writing" in box.text()
        close = next(one for one in box.buttons() if one.text() == "Close without")
        harbour.bot.mouseClick(close, Qt.MouseButton.LeftButton)
        harbour.bot.waitUntil(lambda: not harbour.window.isVisible(), timeout=LONG)
    assert decided(harbour) == []


def test_the_question_goes_when_what_waited_is_saved(harbour: Editor, database: Path) -> None:
    focus_first(harbour)
    with held(database):
        harbour.press("Return")
        harbour.window.close()
        box = next(one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox) and one.isVisible())
    harbour.bot.waitUntil(lambda: not isValid(box) or not box.isVisible(), timeout=LONG)
    assert decided(harbour) == ["Confirm"]
    assert "saved now" in harbour.said()
    assert harbour.window.isVisible()


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[Path], Editor]]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    program = Program(app)

    def begin(path: Path) -> Editor:
        if program.window is None:
            assert program.begin(path)
        assert program.window is not None
        program.window.activateWindow()
        qtbot.waitUntil(program.window.isActiveWindow)
        return Editor(qtbot, program.window)

    yield begin
    program.close()


def test_a_library_that_is_gone_stops_the_review_and_goes_on_in_a_copy(
    program: Callable[[Path], Editor], tmp_path: Path
) -> None:
    path, copy = tmp_path / "first.db", tmp_path / "copy.db"
    with Desk.at(path) as desk:
        fill(desk)
    editor = program(path)
    editor.open("Harbour")
    at = focus_first(editor)
    editor.press("F")
    path.unlink()
    editor.window.external.check()  # as when the editor comes back from another program
    editor.press("Return")
    assert "the library's file is not there any more" in editor.said()
    editor.window.external.check()
    assert editor.window.messages.act.text() == "Continue in a copy…"
    assert editor.window.status.saved.text().startswith("not saved !")
    assert not status_of(editor, at).decided
    first = editor.window
    first.close()
    assert first.isVisible()  # it asks
    next(one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox) and one.isVisible()).reject()
    first.guard.continue_at(copy)
    editor.bot.waitUntil(lambda: not isValid(first) or not first.isVisible(), timeout=LONG)
    editor = program(copy)
    assert editor.window.desk.path == copy
    assert decided(editor) == ["SetMark"]
    editor.open("Harbour")
    focus_first(editor)
    editor.press("Return")
    assert decided(editor) == ["SetMark", "Confirm"]
    assert not path.exists()


def test_a_file_that_is_gone_is_told_before_anything_is_decided_and_so_is_its_return(
    harbour: Editor, database: Path
) -> None:
    focus_first(harbour)
    harbour.press("F")
    database.rename(database.with_name("other.db"))
    harbour.window.guard.look()
    assert "the library's file is not there any more" in harbour.said()
    assert harbour.window.status.saved.text().startswith("not saved !")
    assert "is not there any more" in harbour.window.status.saved.toolTip()  # and not that the last key failed
    database.with_name("other.db").rename(database)
    harbour.window.guard.look()
    assert "saved again" in harbour.said()
    harbour.press("Return")
    assert decided(harbour) == ["SetMark", "Confirm"]


def test_a_library_that_may_only_be_read_is_shown_and_every_deciding_key_says_why(
    program: Callable[[Path], Editor], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "first.db"
    with Desk.at(path) as desk:
        fill(desk)

    def refuse(_path: Path) -> Library:
        error = PermissionError(30, "Read-only file system")
        raise error

    monkeypatch.setattr("editorial.storage.library.acquire", refuse)
    editor = program(path)
    assert "(read only)" in editor.window.windowTitle()
    assert "open to read only" in editor.said()
    editor.open("Harbour")
    at = focus_first(editor)
    for key in ("Return", "X", "F", "U", "P"):
        editor.window.messages.clear()
        editor.press(key)
        assert "Nothing can be decided in it" in editor.said(), key
        assert not status_of(editor, at).decided
    editor.press("J")  # reading goes on
    editor.window.bindings.actions[ActionId.ZOOM_IN].trigger()
    assert decided(editor) == []
