from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from review_records import record

from editorial.review.desk import Desk
from editorial.storage.library import Library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library.db") as opened:
        opened.add(record())
        yield opened


@pytest.fixture
def desk(library: Library) -> Desk:
    desk = Desk(library)
    desk.set_user("A. Editor")
    desk.open("harbour")
    return desk
