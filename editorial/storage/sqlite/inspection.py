"""Inspection of a file that may be a library, without changing it or the files beside it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from editorial.storage.sqlite.connections import Mode, open_file
from editorial.storage.sqlite.errors import is_unwritable
from editorial.storage.sqlite.files import LOG, beside

_OURS = b"decisions_refuse_update"
"""What stands in the schema of every library, and hardly anywhere else."""
_LOOKED_AT = 1 << 20
"""How many bytes of a file are searched for it."""


def is_database(path: Path) -> bool:
    """Return whether a file that is not empty begins as SQLite's do. Its log is not looked at. Raises sqlite3.Error.

    The file is opened by SQLite alone: closing a file that this process opened in another way would drop the locks
    that SQLite holds on it.
    """
    try:
        with closing(open_file(path, Mode.FROZEN)) as connection:
            connection.execute("PRAGMA schema_version").fetchone()
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
