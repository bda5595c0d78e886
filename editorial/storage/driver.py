"""Reading and opening with SQLite's driver alone: the first picture must not wait for SQLAlchemy's import.

That import takes longer than all else that a start needs. So what the window shows first is read here, by one way at
all times; everything that changes rows goes through SQLAlchemy.
"""

from __future__ import annotations

import sqlite3
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from editorial.storage.failures import errors_in_words

BUSY_TIMEOUT = 5.0
"""How long a writer waits for another process's write, in seconds."""
CHECKPOINT_PAGES = 1000
"""After how many pages of write-ahead log the owner of the library copies them into the database."""


def connect(path: Path, *, checkpoint_pages: int = 0) -> sqlite3.Connection:
    """Return a connection that begins no transaction by itself and may be handed from thread to thread."""
    connection = sqlite3.connect(path, timeout=BUSY_TIMEOUT, isolation_level=None, check_same_thread=False)
    for pragma in pragmas(checkpoint_pages):
        connection.execute(f"PRAGMA {pragma}").close()
    return connection


def pragmas(checkpoint_pages: int, foreign_keys: str = "ON") -> tuple[str, ...]:
    """Return the settings of every connection; only the process that owns the library may checkpoint."""
    return (
        "journal_mode=WAL",
        "synchronous=FULL",
        f"foreign_keys={foreign_keys}",
        f"wal_autocheckpoint={checkpoint_pages}",
    )


class Readers:
    """Connections to one file that only read; as many as threads read at once, kept for the next time."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._idle: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        self._closed = False

    @contextmanager
    def snapshot(self) -> Iterator[sqlite3.Connection]:
        """Read from one snapshot of the file; never waits for a writer. Raises StorageError."""
        with errors_in_words(self._path):
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
        """Close every connection; one that still reads is closed when it has done so."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()


class Writer:
    """The one connection of this process that writes to a file, so that it can tell what others wrote from its own."""

    def __init__(self, path: Path, checkpoint_pages: int) -> None:
        """Connect. Raises StorageError if the file cannot be written, or if somebody writes to it all the time."""
        # BEGIN IMMEDIATE alone succeeds on a file that may only be read; a statement that could write does not.
        with errors_in_words(path):
            self.connection = connect(path, checkpoint_pages=checkpoint_pages)
            try:
                self.connection.execute("BEGIN IMMEDIATE")
                self.connection.execute("DELETE FROM settings WHERE 0")
                self.connection.execute("COMMIT")
                self._seen = self._version()
            except BaseException:
                self.connection.close()
                raise

    def others_wrote(self) -> bool:
        """Return whether another connection wrote since this was asked last, or since the start. Raises sqlite3.Error.

        Nothing may be under way on this one.
        """
        before, self._seen = self._seen, self._version()
        return before != self._seen

    def _version(self) -> int:
        """Return a number that changes with each commit by another connection, in whatever process."""
        found: int = self.connection.execute("PRAGMA data_version").fetchone()[0]
        return found

    def close(self) -> None:
        """Close the connection."""
        self.connection.close()


def _only_reading(connection: sqlite3.Connection) -> sqlite3.Connection:
    connection.execute("PRAGMA query_only=ON").close()
    return connection


def checkpoint(path: Path) -> None:
    """Copy the write-ahead log into the file; only the process that owns the library may. Raises sqlite3.Error."""
    connection = connect(path)
    try:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").close()
    finally:
        connection.close()


def load_sqlalchemy() -> None:
    """Import what changes rows, so that the first decision need not wait for it; may be called on any thread."""
    if "editorial.storage.log" not in sys.modules:
        from editorial.storage import log, memory, progress, search, settings  # noqa: F401, PLC0415
