"""Connections to one SQLite file: its settings, how transactions begin, and what its errors mean in words."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from editorial.domain.errors import StorageError

BUSY_TIMEOUT = 5.0
"""How long a writer waits for another process's write, in seconds."""
CHECKPOINT_PAGES = 1000
"""After how many pages of write-ahead log the owner of the library copies them into the database."""


def make_engine(path: Path, *, checkpoint_pages: int, foreign_keys: str = "ON") -> Engine:
    """Return an engine for the file; only the process that owns the library may give `checkpoint_pages` above 0."""
    engine = create_engine(URL.create("sqlite", database=str(path)), connect_args={"timeout": BUSY_TIMEOUT})

    @event.listens_for(engine, "connect")
    def set_up(connection: sqlite3.Connection, _record: Any) -> None:
        # The driver would commit before DDL and begin too late: it gets out of the way, and BEGIN is sent below.
        connection.isolation_level = None
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",
            f"foreign_keys={foreign_keys}",
            f"wal_autocheckpoint={checkpoint_pages}",
        ):
            connection.execute(f"PRAGMA {pragma}").close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))

    return engine


def for_writing(engine: Engine) -> Engine:
    """Return the same engine, but with the write lock taken at the start of every transaction."""
    return engine.execution_options(begin="BEGIN IMMEDIATE")


_REASONS = {
    "SQLITE_BUSY": "another program is writing to it. Try again in a moment; if it stays so, close other windows.",
    "SQLITE_LOCKED": "another program is writing to it. Try again in a moment; if it stays so, close other windows.",
    "SQLITE_FULL": "the disk is full. Free some space and try again.",
    "SQLITE_READONLY": "it or its folder may only be read. Change the permissions or choose another place.",
    "SQLITE_CANTOPEN": "it cannot be opened. Check that its folder exists, is a folder, and lets you write.",
    "SQLITE_PERM": "you may not open it. Change the permissions or choose another place.",
    "SQLITE_NOTADB": "it is not an Editorial library. Choose another file.",
    "SQLITE_CORRUPT": "it is damaged. Keep the file as it is, and open a backup copy of it instead.",
    "SQLITE_IOERR": "the disk could not be read or written. Check that it is not full and still connected.",
}


_ERRNO = {
    errno.EACCES: "SQLITE_READONLY",
    errno.EPERM: "SQLITE_READONLY",
    errno.EROFS: "SQLITE_READONLY",
    errno.ENOSPC: "SQLITE_FULL",
    getattr(errno, "EDQUOT", errno.ENOSPC): "SQLITE_FULL",  # not on every system
    errno.EIO: "SQLITE_IOERR",
    errno.ENOENT: "SQLITE_CANTOPEN",
    errno.ENOTDIR: "SQLITE_CANTOPEN",
    errno.EEXIST: "SQLITE_CANTOPEN",
}


def in_words(path: Path, error: BaseException) -> StorageError:
    """Return a database error as a message that names the file and says what to do."""
    if isinstance(error, DBAPIError) and error.orig is not None:
        error = error.orig
    if isinstance(error, OSError):
        name = _ERRNO.get(error.errno or 0, "")
    else:
        name = "_".join((getattr(error, "sqlite_errorname", None) or "").split("_")[:2])
    return StorageError(f"{path}: {_REASONS.get(name, f'{error}.')} Nothing was changed.")


@contextmanager
def errors_in_words(path: Path) -> Iterator[None]:
    """Turn database and file errors into StorageError."""
    try:
        yield
    except (DBAPIError, sqlite3.Error, OSError) as error:
        raise in_words(path, error) from error
