"""Connections of SQLite's driver: pragmas, pooled read-only connections, the one writing connection, checkpoints.

What the window shows first is read through these connections, because importing SQLAlchemy takes longer than all the
rest of a start. Everything that changes rows goes through SQLAlchemy, on the writing connection (see `engine.py`).
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeAlias

from editorial.storage.sqlite import stamps
from editorial.storage.sqlite.errors import translate_errors

Connection: TypeAlias = sqlite3.Connection

BUSY_TIMEOUT = 5.0
"""How long a writer waits for another process's write, in seconds."""
CHECKPOINT_PAGES = 1000
"""After how many pages of write-ahead log the owner of the library checkpoints it."""


def connect(path: Path, *, checkpoint_pages: int = 0) -> sqlite3.Connection:
    """Return a connection that begins no transaction by itself and may be used by any one thread at a time."""
    connection = sqlite3.connect(path, timeout=BUSY_TIMEOUT, isolation_level=None, check_same_thread=False)
    for pragma in pragmas(checkpoint_pages):
        connection.execute(f"PRAGMA {pragma}").close()
    return connection


def pragmas(checkpoint_pages: int, foreign_keys: str = "ON") -> tuple[str, ...]:
    """Return the pragmas of every connection; only the process that owns the library may checkpoint (0: never)."""
    return (
        "journal_mode=WAL",
        "synchronous=FULL",
        f"foreign_keys={foreign_keys}",
        f"wal_autocheckpoint={checkpoint_pages}",
    )


class Readers:
    """Pool of read-only connections to one file: as many as threads have read at the same time."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._idle: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        self._closed = False

    @contextmanager
    def snapshot(self) -> Iterator[sqlite3.Connection]:
        """Read from one snapshot of the file, without waiting for a writer. Raises StorageError."""
        with translate_errors(self._path):
            connection = self._take()
            try:
                connection.execute("BEGIN")
                yield connection
            finally:
                with suppress(sqlite3.Error):
                    connection.execute("ROLLBACK")
                self._give_back(connection)

    def _take(self) -> sqlite3.Connection:
        with self._lock:
            if self._idle:
                return self._idle.pop()
        return _only_reading(connect(self._path))

    def _give_back(self, connection: sqlite3.Connection) -> None:
        with self._lock:
            if not self._closed:
                self._idle.append(connection)
                return
        connection.close()

    def close(self) -> None:
        """Close every connection; one in use is closed when its read ends."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()


class Writer:
    """The only writing connection of this process, so that `data_version` changes only when others write."""

    def __init__(self, path: Path, checkpoint_pages: int) -> None:
        """Connect. Raises StorageError if the file is read-only, or stays locked for `BUSY_TIMEOUT`."""
        # BEGIN IMMEDIATE alone succeeds on a read-only file; a statement that could write does not.
        with translate_errors(path):
            self.connection = connect(path, checkpoint_pages=checkpoint_pages)
            try:
                self.connection.execute("BEGIN IMMEDIATE")
                self.connection.execute("DELETE FROM settings WHERE 0")
                self.connection.execute("COMMIT")
                self._seen = self._version()
            except BaseException:
                self.connection.close()
                raise

    def changed_by_others(self) -> bool:
        """Return whether another connection has written since the last call, or since connecting.

        Call it outside transactions. Raises sqlite3.Error.
        """
        before, self._seen = self._seen, self._version()
        return before != self._seen

    @property
    def changes(self) -> int:
        """Return how many rows this connection has changed so far."""
        return self.connection.total_changes

    def renew_stamp(self) -> None:
        """Write the stamp of the present transaction, which ties the write-ahead log to its file (see `stamps.py`)."""
        stamps.renew(self.connection)

    def _version(self) -> int:
        """Return a number that changes with each commit by another connection of any process."""
        found: int = self.connection.execute("PRAGMA data_version").fetchone()[0]
        return found

    def close(self) -> None:
        """Close the connection."""
        self.connection.close()


def _only_reading(connection: sqlite3.Connection) -> sqlite3.Connection:
    connection.execute("PRAGMA query_only=ON").close()
    return connection


def checkpoint(path: Path) -> None:
    """Copy the write-ahead log into the file. Only the owner of the library may call this. Raises sqlite3.Error."""
    connection = connect(path)
    try:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").close()
    finally:
        connection.close()
