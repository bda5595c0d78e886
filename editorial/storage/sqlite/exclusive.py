"""Work on a library's file that nobody may have open meanwhile."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from editorial.domain.errors import InUseError
from editorial.domain.log_entry import EntryKind
from editorial.domain.settings import Setting
from editorial.storage.codec import dump, stamp
from editorial.storage.sqlite import backup_notes, stamps
from editorial.storage.sqlite.log_writing import append, who

_PATIENCE = 0.5
"""How long to wait for another process to finish a read, in seconds."""
_OTHERS = frozenset({"SQLITE_BUSY", "SQLITE_LOCKED"})


def finish_log(path: Path) -> None:
    """Bring the write-ahead log into its file and remove it, which succeeds only if nobody has the library open.

    A log that is another file's, and a damaged file, are left as they are. Raises InUseError.
    """
    if not path.exists() or stamps.has_foreign_log(path):
        return
    try:
        with closing(sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode=DELETE").close()
    except sqlite3.DatabaseError as error:
        if "_".join(error.sqlite_errorname.split("_")[:2]) in _OTHERS:
            raise InUseError(path) from error


def make_single_file(path: Path) -> None:
    """Bring the log of a file that nobody else has open into it, and remove the log. Raises sqlite3.Error."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE").close()


def turn_into_library(copy: Path, at: datetime) -> None:
    """Make a copy a library of its own in one file, which says when it was restored. Raises sqlite3.Error."""
    with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE").close()
        connection.execute("BEGIN IMMEDIATE")
        _put_restored(connection, at)
        stamps.begin_anew(connection)
        connection.execute("COMMIT")


def _put_restored(connection: sqlite3.Connection, at: datetime) -> None:
    """Turn a copy into a library: it no longer says that it is a copy, but when it was restored."""
    there = backup_notes.made(connection)
    connection.execute("DELETE FROM settings WHERE key = ?", (Setting.BACKUP_MADE.value,)).close()
    value = {"at": stamp(at), "made": None if there is None else stamp(there.at)}
    backup_notes.put(connection, Setting.RESTORED, value)
    append(connection, EntryKind.RESTORE, dump(value), at, by=who(connection))
