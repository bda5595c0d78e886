"""Which schema a file has, and bringing an older one up to date after a copy was made.

Alembic takes half a second to import, SQLAlchemy half of that: they are imported only when there is something to do.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from editorial.domain.errors import NewerLibraryError, StorageError
from editorial.storage.failures import errors_in_words

REVISIONS = ("0001", "0002", "0003")
"""Every revision of the schema, oldest first; a test compares them with the migration scripts."""
WAIT_FOR_OWNER = 15.0
"""How long to wait while another process makes or upgrades the library, in seconds."""
MIGRATIONS = Path(__file__).with_name("migrations")

_STEP = 2000
"""How many pages (of 4 KiB) are copied between two looks at whether to go on."""
_HEADER = b"SQLite format 3\x00"
_OURS = {"articles", "mentions", "quotes", "decisions"}


def revision_of(path: Path) -> str | None:
    """Return the schema's revision, or None if there is no library yet; the file is only read.

    Raises StorageError if it cannot be read or is something else, NewerLibraryError if it was written by a newer
    version of the program.
    """
    with errors_in_words(path):
        if path.is_dir():
            raise StorageError(f"{path}: this is a folder. Name a file for the library.")
        if not path.exists():
            return None
        with path.open("rb") as file:
            header = file.read(len(_HEADER))
        if not header:
            return None
        if header != _HEADER:
            raise StorageError(f"{path}: this is not an Editorial library. Choose another file.")
        tables, revision = _look(path)
    if not tables:
        return None
    if revision is None or not tables >= _OURS:
        raise StorageError(f"{path}: this database belongs to another program. Choose another file.")
    if revision not in REVISIONS:
        raise NewerLibraryError(
            f"{path}: this library was written by a newer version of Editorial. "
            "Nothing was changed in it. Install the newer version, or choose another library."
        )
    return revision


def _look(path: Path) -> tuple[set[str], str | None]:
    # Without a write-ahead log beside it the file says all; `immutable` keeps SQLite from creating one.
    log = path.with_name(path.name + "-wal")
    mode = "mode=ro" if log.exists() and log.stat().st_size else "immutable=1"
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?{mode}", uri=True)) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if "alembic_version" not in tables:
            return tables, None
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return tables, row[0] if row else None


def copy(path: Path, target: Path, watch: Callable[[int, int], None] = lambda _done, _total: None) -> None:
    """Copy a library with SQLite's backup, also while it is in use; `target` is there wholly or not at all.

    `watch` is told how many pages of how many are copied, from time to time; what it raises ends the copying.
    """
    unfinished = target.with_name(target.name + ".part")
    with errors_in_words(target):
        if target.exists() and target.samefile(path):
            raise StorageError(f"{target}: this is the library itself. Choose another file.")
        unfinished.unlink(missing_ok=True)
        try:
            with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(unfinished)) as there:
                source.execute("BEGIN")
                source.execute("SELECT 1 FROM sqlite_schema").fetchone()  # what others write from now on is left out
                source.backup(there, pages=_STEP, progress=lambda _status, left, total: watch(total - left, total))
            unfinished.replace(target)
        finally:
            unfinished.unlink(missing_ok=True)


def copy_before(path: Path, revision: str) -> Path:
    """Copy the library beside itself before it is changed, and return the copy's path.

    An earlier copy is never overwritten.
    """
    stem, number = f"{path.stem}.before-{revision}", 1
    while (target := path.with_name(f"{stem}{'' if number == 1 else f'-{number}'}.db")).exists():
        number += 1
    copy(path, target)
    return target


def migrate(path: Path) -> None:
    """Bring the schema up to date in one transaction: if it fails, the file is as it was.

    Only the process that owns the library may call this.
    """
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    from editorial.storage.engine import for_writing, make_engine  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    # Tables are rebuilt in some migrations: references are checked once, at the end.
    engine = make_engine(path, checkpoint_pages=0, foreign_keys="OFF")
    try:
        with errors_in_words(path), for_writing(engine).begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                raise StorageError(f"{path}: rows would point at nothing after the upgrade. Nothing was changed.")
    finally:
        engine.dispose()


def bring_up_to_date(path: Path) -> None:
    """Make the library if it is absent; copy it and migrate if it is old. Only its owner may call this."""
    found = revision_of(path)
    if found == REVISIONS[-1]:
        return
    if found is not None:
        copy_before(path, found)
    migrate(path)


def wait_until_up_to_date(path: Path) -> None:
    """Wait while another process, the library's owner, makes or upgrades it."""
    give_up = time.monotonic() + WAIT_FOR_OWNER
    while revision_of(path) != REVISIONS[-1]:
        if time.monotonic() > give_up:
            raise StorageError(
                f"{path}: this library is open in an older version of Editorial, or is just being upgraded. "
                "Close the other window and try again. Nothing was changed."
            )
        time.sleep(0.1)
