"""The real window on a library with some articles."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from editor_at_work import Editor
from pytestqt.qtbot import QtBot
from window_case import opened


@pytest.fixture
def library_path(tmp_path: Path) -> Path:
    return tmp_path / "library.db"


@pytest.fixture
def editor(qtbot: QtBot, library_path: Path) -> Iterator[Editor]:
    with opened(qtbot, library_path) as editor:
        yield editor
