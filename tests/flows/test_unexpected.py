"""Something fails that nobody expected, anywhere: one message, one report without a word, and the review goes on."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from editor_at_work import Editor
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from review_records import record

from editorial.desktop.app import Program
from editorial.desktop.widgets.unexpected import UnexpectedFailures
from editorial.domain.annotation import Status
from editorial.jobs.progress import Progress
from editorial.review.reports import Reports
from editorial.storage.library import Library

SECRET = "Ada Brook of Saltmere"


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    """The program with a window, as it is started; its own hooks are in force, not those of the tests."""
    with Library.open(tmp_path / "library.db") as library:
        library.add(record())
    made = Program(qapp)
    made.failures._reports.folder = tmp_path / "reports"
    monkeypatch.setattr("faulthandler.is_enabled", lambda: True)
    assert made.begin(tmp_path / "library.db")
    made.failures.install()
    yield made
    made.failures.remove()
    made.close()


@pytest.fixture
def editor(program: Program, qtbot: QtBot) -> Editor:
    assert program.window is not None
    window = program.window
    qtbot.addWidget(window)
    qtbot.waitUntil(lambda: window.reviewer.session is not None)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.view.setFocus()
    return Editor(qtbot, window)


def boom(*_: Any, **__: Any) -> Any:
    raise RuntimeError(SECRET)


class Failing:
    words = "Failing"

    def run(self, _cancel: object) -> Iterator[Progress]:
        yield Progress(0, None, self.words)
        boom()


def in_a_slot(editor: Editor) -> None:
    QTimer.singleShot(0, boom)


class Bad(QWidget):
    """A widget whose event handler fails."""

    def customEvent(self, _event: QEvent) -> None:  # noqa: N802 - Qt's own name
        boom()


def in_an_event_handler(editor: Editor) -> None:
    bad = Bad(editor.window)
    QApplication.postEvent(bad, QEvent(QEvent.Type.User))


def in_a_thread(editor: Editor) -> None:
    thread = threading.Thread(target=boom)
    thread.start()
    thread.join()


def in_a_job(editor: Editor) -> None:
    def failed(error: Exception) -> None:
        raise error

    job: Any = Failing()
    editor.window.background.start(job, progress=lambda _: None, done=boom, failed=failed)


def in_a_finalizer(editor: Editor) -> None:
    class Bad:
        __del__ = boom

    Bad()


PLACES = {place.__name__: place for place in (in_a_slot, in_an_event_handler, in_a_thread, in_a_job, in_a_finalizer)}


def reports(program: Program) -> list[str]:
    folder = program.failures._reports.folder
    return [one.read_text(encoding="utf-8") for one in folder.glob("*.txt")] if folder.exists() else []


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES.keys())
def test_a_failure_anywhere_is_told_once_and_the_review_goes_on(
    program: Program, editor: Editor, place: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(3):
        place(editor)
    editor.bot.waitUntil(lambda: "Something unexpected failed" in editor.said())
    editor.bot.waitUntil(lambda: editor.window.background.idle)
    QApplication.processEvents()
    (report,) = reports(program)
    assert "RuntimeError" in report
    assert "boom" in report
    assert SECRET not in report + editor.said()
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "Traceback" not in said
    editor.window.reviewer.focus_key(editor.window.reviewer.outline.items[0].key)
    editor.press("Return")
    assert editor.window.desk.history("harbour")


@pytest.mark.parametrize("where", ["before it is written", "after it is written", "while it is shown"])
def test_a_decision_that_fails_leaves_what_the_library_holds(
    program: Program, editor: Editor, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    with monkeypatch.context() as broken:
        if where == "before it is written":
            broken.setattr("editorial.review.drafting.truthful", boom)
        elif where == "after it is written":
            broken.setattr("editorial.review.session.Outcome", boom)
        else:
            broken.setattr("editorial.desktop.reviewing.reviewer._nothing", boom)
            broken.setattr("editorial.desktop.shell.article_pane.changed_highlights", boom)
        editor.window.reviewer.focus_key(editor.window.reviewer.outline.items[0].key)
        editor.press("Return")
        editor.bot.waitUntil(lambda: "Something unexpected failed" in editor.said())
    QApplication.processEvents()
    stored = editor.window.desk.library.load("harbour").record
    assert editor.record == stored
    assert editor.window.reviewer.outline.record == stored
    written = len(editor.window.desk.history("harbour"))
    assert written == (0 if where == "before it is written" else 1)
    assert len(editor.window.desk.next_undo) == written
    if written:
        editor.press("Ctrl+Z")
    assert not any(one.status is Status.CONFIRMED for one in editor.record.mentions.values())


def test_an_empty_file_for_crashes_is_removed_and_a_crash_is_the_owners_alone(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held: list[Any] = []
    monkeypatch.setattr("faulthandler.is_enabled", lambda: False)
    monkeypatch.setattr("faulthandler.enable", held.append)
    monkeypatch.setattr("faulthandler.disable", held.clear)
    for words in ("", "Fatal Python error"):
        failures = UnexpectedFailures(Reports(tmp_path / "reports"), boom, boom, boom)
        failures.install()
        held[0].write(words)
        failures.remove()
        files = [*(tmp_path / "reports").iterdir()]
        assert [one.stat().st_mode & 0o077 for one in files] == ([0] if words else [])


@pytest.mark.parametrize("crashed", [True, False])
def test_a_crash_of_the_time_before_is_told_once_when_the_window_opens(
    qapp: QApplication, tmp_path: Path, qtbot: QtBot, capsys: pytest.CaptureFixture[str], crashed: bool
) -> None:
    with Library.open(tmp_path / "library.db") as library:
        library.add(record())
    program = Program(qapp)
    program._reports.folder = tmp_path / "reports"
    program._reports.folder.mkdir()
    (tmp_path / "reports" / "crash-99999999.txt").write_text("Fatal Python error" * crashed, encoding="utf-8")
    assert program.begin(tmp_path / "library.db")
    window = program.window
    assert window is not None
    qtbot.addWidget(window)
    qtbot.waitUntil(lambda: window.reviewer.session is not None)
    QApplication.processEvents()
    assert window.messages.words.text().startswith("Editorial stopped by itself") is crashed
    assert capsys.readouterr().err.count("stopped by itself") == crashed
    assert not [*program._reports.folder.glob("crash-*")]
    program.close()


def test_an_interrupt_in_the_terminal_closes_the_window(program: Program, editor: Editor) -> None:
    window = editor.window
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    editor.bot.waitUntil(lambda: not window.isVisible())
    assert reports(program) == []
