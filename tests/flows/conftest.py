"""The real window on a library of its own, driven by real keys and clicks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from editor_at_work import Editor
from pytestqt.qtbot import QtBot

from editorial.desktop.shell.window import Window
from editorial.desktop.theme import Choice, Themes
from editorial.review.desk import Desk


@pytest.fixture(autouse=True)
def no_language_process_in_advance(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no window start the language process before an article needs it: each would load a model for nothing."""
    monkeypatch.setattr("editorial.jobs.preloading.Preload._begin", lambda _job: None)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "library.db"


@pytest.fixture
def start(qtbot: QtBot, database: Path) -> Iterator[Callable[[], Editor]]:
    opened: list[Window] = []

    def begin() -> Editor:
        window = Window(Desk.at(database), Themes(Choice.LIGHT))
        qtbot.addWidget(window)
        opened.append(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)  # as in the program, Qt has chosen a first widget by then
        window.start()
        return Editor(qtbot, window)

    yield begin
    for window in opened:
        window.close()
        window.desk.library.close()


@pytest.fixture
def editor(start: Callable[[], Editor]) -> Editor:
    return start()
