"""Work on a library's file that nobody may have open meanwhile."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from editorial.domain.errors import InUseError
from editorial.storage.sqlite import backup_notes, stamps

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
        backup_notes.put_restored(connection, at)
        stamps.begin_anew(connection)
        connection.execute("COMMIT")
