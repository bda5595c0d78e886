"""New libraries for the tests of the window: copies of one that the migrations made, which would take too long."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from editorial.storage import migrating
from editorial.storage.schema import MIGRATIONS

MIGRATE = migrating.migrate


@pytest.fixture(scope="session")
def empty_library(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return the file of a library that holds nothing."""
    path = tmp_path_factory.mktemp("empty") / "library.db"
    path.touch()
    MIGRATE(path, MIGRATIONS)
    return path.read_bytes()


@pytest.fixture(autouse=True)
def new_libraries_are_copies(empty_library: bytes) -> Iterator[None]:
    """Write the file of an empty library where the migrations would make one; upgrade others as ever."""

    def migrate(path: Path, scripts: Path, revision: str = "head") -> None:
        if path.stat().st_size or revision != "head":
            MIGRATE(path, scripts, revision)
        else:
            path.write_bytes(empty_library)

    with pytest.MonkeyPatch.context() as patcher:
        patcher.setattr(migrating, "migrate", migrate)
        yield
