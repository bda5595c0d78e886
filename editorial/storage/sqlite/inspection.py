"""Inspection of a file that may be a library, without changing it or the files beside it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager, closing, suppress
from pathlib import Path
from typing import Any, NamedTuple

from editorial.domain.backup import Lost, Made
from editorial.domain.errors import StorageError
from editorial.domain.library import Holding
from editorial.storage.sqlite import backup_notes, holding, stamps
from editorial.storage.sqlite.connections import Mode, open_file
from editorial.storage.sqlite.errors import is_unwritable
from editorial.storage.sqlite.files import LOG, beside

_OURS = b"decisions_refuse_update"
"""What stands in the schema of every library, and hardly anywhere else."""
_LOOKED_AT = 1 << 20
"""How many bytes of a file are searched for it."""


class WholeFile(NamedTuple):
    """A file that is not damaged: what it holds, and what it says of itself if it is a backup."""

    holding: Holding
    made: Made | None


def is_database(path: Path) -> bool:
    """Return whether a file that is not empty begins as SQLite's do. Its log is not looked at. Raises sqlite3.Error.

    The file is opened by SQLite alone: closing a file that this process opened in another way would drop the locks
    that SQLite holds on it.
    """
    try:
        with closing(open_file(path, Mode.FROZEN)) as connection:
            stamps.own(connection)
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorname", "") != "SQLITE_NOTADB":
            raise
        return False
    return True


def was_ours(path: Path) -> bool:
    """Return whether a file that cannot be opened as a library once was one. Raises OSError.

    Never call this for a library that this process has open: closing the file would drop SQLite's locks on it.
    """
    with path.open("rb") as file:
        return _OURS in file.read(_LOOKED_AT)


def tables_and_revision(path: Path) -> tuple[set[str], str | None]:
    """Return the names of a database's tables, and the revision that Alembic noted in it, if any.

    Raises sqlite3.Error.
    """
    mode = mode_to_read(path) if has_log(path) else None
    # An immutable file makes no other beside it. Without a log it is complete; with one that cannot be read here, it
    # is as it was some decisions ago.
    with closing(open_file(path, mode or Mode.FROZEN)) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if "alembic_version" not in tables:
            return tables, None
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return tables, str(row[0]) if row else None


def mode_to_read(path: Path) -> Mode | None:
    """Return the mode in which a library is read where nothing can be written; None if its log keeps it from that.

    Raises sqlite3.Error if it cannot be read at all.
    """
    try:
        with closing(open_file(path, Mode.READ)) as connection:
            connection.execute("SELECT 1 FROM sqlite_schema").fetchone()
    except sqlite3.OperationalError as error:
        if not is_unwritable(error):
            raise
        return None if has_log(path) else Mode.FROZEN
    return Mode.READ


def has_log(path: Path) -> bool:
    """Return whether a write-ahead log with something in it lies beside a library. Raises OSError."""
    log = beside(path.resolve(), LOG)
    return log.exists() and log.stat().st_size > 0


def connect_to_read(path: Path) -> sqlite3.Connection:
    """Return a connection to a file that nobody writes to meanwhile, which leaves no file beside it."""
    return open_file(path, _mode(path))


def _mode(path: Path) -> Mode:
    # Without a write-ahead log beside it the file is complete; `immutable` keeps SQLite from creating one.
    return Mode.READ if has_log(path) else Mode.FROZEN


def read_whole(path: Path, stopping: Callable[[Callable[[], None]], AbstractContextManager[None]]) -> WholeFile:
    """Read a file to its end; return what it holds. Raises StorageError if it is damaged, sqlite3.Error."""
    with closing(connect_to_read(path)) as connection, stopping(connection.interrupt):
        if wrong := holding.first_damage(connection):
            raise StorageError(f"{path}: this file is damaged ({wrong}). Choose another backup. Nothing was changed.")
        if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise StorageError(
                f"{path}: in this file rows refer to others that are not there. Choose another backup. "
                "Nothing was changed."
            )
        return WholeFile(holding.read(connection), backup_notes.made(connection))


def beyond(path: Path, backup: Path) -> Lost:
    """Return what the library at `path` holds that a backup does not. Raises sqlite3.Error."""
    with closing(open_file(path, Mode.READ)) as connection:
        return backup_notes.beyond(connection, f"{backup.absolute().as_uri()}?{_mode(backup)}")


def holds_more(copy: Path, library: Path) -> bool:
    """Return whether a copy holds an article or a decision that its library does not, nor deleted for good.

    Raises sqlite3.Error.
    """
    with closing(connect_to_read(copy)) as connection:
        return backup_notes.holds_more(connection, f"{library.absolute().as_uri()}?{Mode.READ}")


def setting(path: Path, key: str) -> Any:
    """Return a setting of a file that may be damaged, or no library; None if it has none or cannot be read."""
    if not path.exists() or stamps.has_foreign_log(path):
        return None
    with suppress(sqlite3.Error, ValueError), closing(connect_to_read(path)) as connection:
        row = connection.execute("SELECT value FROM settings WHERE key = ?", (key,)).fetchone()
        return None if row is None else json.loads(row[0])
    return None


def made(path: Path) -> Made | None:
    """Return what a backup says of itself, or None if it says nothing or cannot be read."""
    with suppress(sqlite3.Error), closing(connect_to_read(path)) as connection:
        return backup_notes.made(connection)
    return None


def revision_in_damaged(path: Path) -> str | None:
    """Return the revision that Alembic noted in a damaged file, or None if that cannot be read."""
    with suppress(sqlite3.Error), closing(connect_to_read(path)) as connection:
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        return None if row is None else str(row[0])
    return None
