"""Connections of SQLite's driver: pragmas, pooled read-only connections, the one writing connection, checkpoints.

What the window shows first is read through these connections, because importing SQLAlchemy takes longer than all the
rest of a start. Everything that changes rows goes through SQLAlchemy, on the writing connection (see `engine.py`).
"""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from enum import StrEnum
from pathlib import Path
from typing import TypeAlias

from editorial.storage.sqlite import stamps
from editorial.storage.sqlite.errors import is_busy, translate_errors

Connection: TypeAlias = sqlite3.Connection

BUSY_TIMEOUT = 5.0
"""How long a writer waits for another process's write, in seconds."""
HURRY = 0.1
"""How long a thread waits that must not be kept waiting, such as the window's, in seconds."""
_STEP = 0.1
"""After how many seconds of waiting a writer looks whether it should give up."""
CHECKPOINT_PAGES = 1000
"""After how many pages of write-ahead log the owner of the library checkpoints it."""


class Mode(StrEnum):
    """How a file is opened; the value is part of its URI. No file is ever made by opening it."""

    WRITE = "mode=rw"
    READ = "mode=ro"
    """For a file or a folder that may only be read; others may write to it."""
    FROZEN = "mode=ro&immutable=1"
    """For a medium on which nothing can be made beside the file; only if it has no write-ahead log."""


def open_file(path: Path, mode: Mode = Mode.WRITE) -> sqlite3.Connection:
    """Open a file that exists, without pragmas. Raises sqlite3.Error."""
    uri = f"{path.absolute().as_uri()}?{mode}"
    return sqlite3.connect(uri, uri=True, timeout=BUSY_TIMEOUT, isolation_level=None, check_same_thread=False)


def connect(path: Path, *, checkpoint_pages: int = 0, mode: Mode = Mode.WRITE) -> sqlite3.Connection:
    """Return a connection that begins no transaction by itself and may be used by any one thread at a time."""
    connection = open_file(path, mode)
    for pragma in pragmas(checkpoint_pages) if mode is Mode.WRITE else ():
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

    def __init__(self, path: Path, mode: Mode, check: Callable[[], None]) -> None:
        """Read the file at `path`; `check` raises an error if that is no longer the one that was opened first."""
        self._path, self._mode, self._check = path, mode, check
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
        self._check()
        made = _only_reading(connect(self._path, mode=self._mode))
        try:
            self._check()
        except BaseException:
            made.close()
            raise
        return made

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
        """Connect. Raises StorageError if the file is read-only."""
        with translate_errors(path):
            self.connection = connect(path, checkpoint_pages=checkpoint_pages)
            try:
                self._try_to_write()
                self.connection.execute(f"PRAGMA busy_timeout={int(_STEP * 1000)}").close()
                self._seen = self._version()
            except BaseException:
                self.connection.close()
                raise

    def _try_to_write(self) -> None:
        """Raise sqlite3.Error if the file cannot be written; if another program is just writing, it can."""
        # BEGIN IMMEDIATE alone succeeds on a read-only file; a statement that could write does not.
        self.connection.execute("PRAGMA busy_timeout=0").close()
        try:
            self.connection.execute("BEGIN IMMEDIATE")
            self.connection.execute("DELETE FROM settings WHERE 0")
            self.connection.execute("COMMIT")
        except sqlite3.OperationalError as error:
            if not is_busy(error):
                raise
            self.connection.execute("SELECT 1 FROM settings").fetchone()  # opens the log

    def begin(self, patience: float, give_up: threading.Event) -> None:
        """Begin a transaction that writes.

        Raises sqlite3.OperationalError (busy) if another program writes for longer than `patience`, in seconds, or
        until `give_up` is set.
        """
        end = time.monotonic() + patience
        while True:
            try:
                self.connection.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                if not is_busy(error) or time.monotonic() >= end or give_up.is_set():
                    raise
            else:
                return

    def roll_back(self) -> None:
        """End the present transaction, if there is one, without a change."""
        if self.connection.in_transaction:
            self.connection.execute("ROLLBACK")

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

    def is_replaced(self, path: Path) -> bool:
        """Return whether another file was copied over the one that is open. Call it outside transactions."""
        return stamps.is_replaced(self.connection, path)

    def abandon(self) -> None:
        """Keep the connection open until the process ends: closing the last one would copy the log into the file.

        Python before 3.12 has no other way to keep SQLite from that.
        """
        import ctypes  # noqa: PLC0415 - hardly ever needed

        ctypes.pythonapi.Py_IncRef(ctypes.py_object(self.connection))

    def _version(self) -> int:
        """Return a number that changes with each commit by another connection of any process."""
        found: int = self.connection.execute("PRAGMA data_version").fetchone()[0]
        return found

    def checkpoint(self) -> None:
        """Copy the write-ahead log into the file. Only the owner of the library may call this.

        If that fails, or others read or write just now, the log stays beside the file and belongs to it.
        """
        with suppress(sqlite3.Error):
            self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").close()

    def close(self) -> None:
        """Close the connection."""
        self.connection.close()


def _only_reading(connection: sqlite3.Connection) -> sqlite3.Connection:
    connection.execute("PRAGMA query_only=ON").close()
    return connection
