"""Transactions of one library: reading from snapshots at the same time, one write at a time, noticing other writers.

A start only needs raw reads (`raw_snapshot`), which halves its time; SQLAlchemy is imported when it is first used.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from editorial.domain.errors import InputError, StorageError
from editorial.storage import lazy
from editorial.storage.sqlite import connections
from editorial.storage.sqlite.errors import translate_errors
from editorial.storage.write_lock import WriteInterrupted, WriteLock

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

R = TypeVar("R")
_RETRIES = 100
"""How often a long write is retried: an editor who decides every few seconds pauses before that."""


class Transactions:
    """Connections of this process to one library, usable from any thread; all but one only read."""

    def __init__(self, path: Path, *, checkpoint_pages: int) -> None:
        """Open the file; see `connections.pragmas` for `checkpoint_pages`. Raises StorageError if it is read-only."""
        self._path = path
        self._pages = checkpoint_pages
        self._readers = connections.Readers(path)
        self._writer = connections.Writer(path, checkpoint_pages)
        self._made: Engine | None = None
        self._made_to_write: Engine | None = None
        self._making = threading.Lock()
        self._lock = WriteLock()
        self._closed = False

    def close(self) -> bool:
        """Wait for the current write and close every connection; return False if they were closed already."""
        with self._lock.hold():
            if self._closed:
                return False
            self._closed = True
            with translate_errors(self._path):
                self._readers.close()
                for engine in (self._made, self._made_to_write):
                    if engine is not None:
                        engine.dispose()
                self._writer.close()
            return True

    def raw_snapshot(self) -> AbstractContextManager[connections.Connection]:
        """Read with SQLite's driver from one snapshot of the file, without waiting for a writer."""
        self.refuse_if_closed()
        return self._readers.snapshot()

    @contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """Read with SQLAlchemy from one snapshot of the file, without waiting for a writer."""
        self.refuse_if_closed()
        with translate_errors(self._path), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """Write in one transaction, which is on the disk after the block, or rolled back if it raised an error."""
        # With one writer at a time, checkpoints never meet writes of this process, and no thread gets SQLITE_BUSY.
        with self._lock.hold():
            self.refuse_if_closed()
            try:
                with translate_errors(self._path), self._writing_engine.begin() as connection:
                    before = self._writer.changes
                    yield connection
                    if self._writer.changes != before:
                        self._writer.renew_stamp()
            except UnicodeEncodeError as error:
                reason = "it holds half of a surrogate pair, which is no character and cannot be stored"
                raise InputError(reason, place=f"offset {error.start}") from error

    def run_long_write(self, write: Callable[[Connection, Callable[[], None]], R]) -> R:
        """Run a long write; roll back and retry if another thread is waiting.

        `write` is given the connection and a function that it must call repeatedly. After `_RETRIES` retries it is not
        interrupted any more.
        """
        for _ in range(_RETRIES):
            with suppress(WriteInterrupted), self.begin() as connection:
                return write(connection, self._lock.check_waiters)
        with self.begin() as connection:
            return write(connection, lambda: None)

    def changed_by_others(self) -> bool:
        """Return whether another process, or another open library, has written to the file since the last call.

        Takes some microseconds and never waits: during a write of this process it returns False for now.
        """
        self.refuse_if_closed()
        with self._lock.try_hold() as held, translate_errors(self._path):
            return held and self._writer.changed_by_others()

    def refuse_if_closed(self) -> None:
        """Raise StorageError if the library was closed."""
        if self._closed:
            raise StorageError(f"{self._path}: the library was closed. Open it again.")

    @property
    def _engine(self) -> Engine:
        with self._making:
            if self._made is None:
                self._made = lazy.engine.make_engine(self._path, checkpoint_pages=self._pages)
            return self._made

    @property
    def _writing_engine(self) -> Engine:
        if self._made_to_write is None:
            engine = lazy.engine.make_engine(self._path, checkpoint_pages=self._pages, only=self._writer.connection)
            self._made_to_write = lazy.engine.for_writing(engine)
        return self._made_to_write
