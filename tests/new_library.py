"""New libraries for tests: copies of one that the migrations made, which take too long to run for each."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace

from editorial.storage import lazy, schema
from editorial.storage.sqlite.backup import Stopping, Watch, ignore, unstoppable

SCRIPTS = schema.MIGRATIONS


@cache
def empty_library() -> bytes:
    """Return the file of a library that holds nothing."""
    from editorial.storage import migrating

    with TemporaryDirectory() as folder:
        path = Path(folder, "library.db")
        path.touch()
        migrating.migrate(path, SCRIPTS)
        return path.read_bytes()


def migrate(
    path: Path, scripts: Path, revision: str = "head", watch: Watch = ignore, stopping: Stopping = unstoppable
) -> None:
    """Write the file of an empty library where the migrations would make one; upgrade others as ever."""
    from editorial.storage import migrating

    if path.stat().st_size or revision != "head" or scripts != SCRIPTS:
        migrating.migrate(path, scripts, revision, watch, stopping)
    else:
        path.write_bytes(empty_library())


def copy_new_libraries() -> None:
    """Let this process make new libraries so, from here on."""
    vars(lazy)["migrating"] = SimpleNamespace(migrate=migrate)
