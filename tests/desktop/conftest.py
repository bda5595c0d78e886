"""The real window on a library with some articles."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from editor_at_work import Editor
from pytestqt.qtbot import QtBot
from window_case import opened


@pytest.fixture(autouse=True)
def no_language_process_in_advance(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no window start the language process before an article needs it: each would load a model for nothing."""
    monkeypatch.setattr("editorial.jobs.preloading.Preload._begin", lambda _job: None)


@pytest.fixture
def library_path(tmp_path: Path) -> Path:
    return tmp_path / "library.db"


@pytest.fixture
def editor(qtbot: QtBot, library_path: Path) -> Iterator[Editor]:
    with opened(qtbot, library_path) as editor:
        yield editor
