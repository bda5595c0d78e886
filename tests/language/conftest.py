"""One loaded pipeline for all tests of the room."""

from __future__ import annotations

import pytest

from editorial.language.pipeline import Reader


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader.load()
