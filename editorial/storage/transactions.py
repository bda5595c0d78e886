"""Transactions of one library: reading from snapshots at the same time, one write at a time, noticing other writers.

A start only needs raw reads (`raw_snapshot`), which halves its time; SQLAlchemy is imported when it is first used.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from editorial.domain.errors import BusyError, InputError, MovedError, ReadOnlyError, ReplacedError, StorageError
from editorial.domain.library import Holding
from editorial.storage import lazy
from editorial.storage.sqlite import backup, connections
from editorial.storage.sqlite.connections import Mode
from editorial.storage.sqlite.errors import busy_error, translate_errors
from editorial.storage.sqlite.files import OpenFiles
from editorial.storage.write_lock import LockTimeout, WriteInterrupted, WriteLock

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

R = TypeVar("R")
_RETRIES = 100
"""How often a long write is retried: an editor who decides every few seconds pauses before that."""
_PAUSE = 0.02
"""How many seconds lie between two looks whether others still write: they can write in between."""


class Transactions:
    """Connections of this process to one library, usable from any thread; all but one only read."""

    def __init__(self, path: Path, *, checkpoint_pages: int = 0, mode: Mode = Mode.WRITE, why: str = "") -> None:
        """Open the file; see `connections.pragmas` for `checkpoint_pages`.

        `why` says why nothing can be written, in a mode that only reads. Raises StorageError.
        """
        self._path, self._mode, self._why = path, mode, why
        self._pages = checkpoint_pages
        self._to_write = connections.Writer(path, checkpoint_pages) if mode is Mode.WRITE else None
        self._files = OpenFiles(path) if mode is Mode.WRITE else None
        self._readers = connections.Readers(path, mode, self.check_file)
        self._made: Engine | None = None
        self._made_to_write: Engine | None = None
        self._making = threading.Lock()
        self._lock = WriteLock()
        self._leaving = threading.Event()
        self._hurried: int | None = None
        self._closed = self._replaced = False

    def hurry_this_thread(self) -> None:
        """Let the calling thread wait for others no longer than `connections.HURRY`, and all others longer."""
        self._hurried = threading.get_ident()

    def close(self) -> bool:
        """Wait for the current write and close every connection; return False if they were closed already.

        The owner copies the write-ahead log into the file. Writes that wait for another program are given up.
        """
        self._leaving.set()
        with self._lock.hold():
            if self._closed:
                return False
            self._closed = True
            with translate_errors(self._path):
                self._readers.close()
                if self._made is not None:
                    self._made.dispose()
                self._close_writer()
            return True

    def _close_writer(self) -> None:
        if self._to_write is None:
            return
        with suppress(MovedError):  # a file that took the place of this one is left alone
            self.check_file()
            self._check_content()
            if self._pages:
                self._to_write.checkpoint()
        if self._replaced:
            self._to_write.abandon()
            return
        if self._made_to_write is not None:
            self._made_to_write.dispose()
        self._to_write.close()

    def check_file(self) -> None:
        """Raise MovedError if the file at the library's path is not the one that is open to write.

        Raises ReplacedError, a kind of it, once `_check_content` has found that another was copied over it.
        """
        if self._replaced:
            raise ReplacedError(self._path)
        if self._files is not None:
            self._files.check()

    def _check_content(self) -> None:
        """Raise ReplacedError if another file was copied over the one that is open, MovedError if it is not there.

        Call it outside transactions. SQLite itself writes to the file from time to time: only then a closer look is
        needed.
        """
        if self._files is None or self._to_write is None or not self._files.was_written():
            return
        with translate_errors(self._path):
            replaced = self._to_write.is_replaced(self._path)
        self._files.check()  # what was taken away, just now perhaps, has no other content: it may come back
        self._replaced = replaced
        self.check_file()
        self._files.found_right()

    @property
    def _writer(self) -> connections.Writer:
        """Return the writing connection. Raises ReadOnlyError if there is none."""
        if self._to_write is None:
            raise ReadOnlyError(self._why)
        return self._to_write

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
        """Write in one transaction, which is on the disk after the block, or rolled back if it raised an error.

        Raises BusyError if others write for too long; MovedError if the file at the path is not the one that is open,
        which is seen before the commit, or, if it was taken away during it, right after.
        """
        # With one writer at a time, checkpoints never meet writes of this process, and no thread gets SQLITE_BUSY.
        with self._turn() as patience:
            self.check_file()
            self._check_content()
            try:
                with translate_errors(self._path), self._begun(patience) as connection:
                    before = self._writer.changes
                    yield connection
                    if self._writer.changes != before:
                        self._writer.renew_stamp()
                    self.check_file()
            except UnicodeEncodeError as error:
                reason = "it holds half of a surrogate pair, which is no character and cannot be stored"
                raise InputError(reason, place=f"offset {error.start}") from error
            self.check_file()
            self._check_content()

    @contextmanager
    def _turn(self) -> Iterator[float]:
        """Hold the lock of the threads that write; yield how long other programs may be waited for, in seconds."""
        hurried = threading.get_ident() == self._hurried
        patience = connections.HURRY if hurried else connections.BUSY_TIMEOUT
        with ExitStack() as held:
            try:
                held.enter_context(self._lock.hold(patience if hurried else None))
            except LockTimeout as error:
                raise busy_error(self._path) from error
            self.refuse_if_closed()
            yield patience

    @contextmanager
    def _begun(self, patience: float) -> Iterator[Connection]:
        writer, engine = self._writer, self._writing_engine
        writer.begin(patience, self._leaving)
        try:
            with engine.begin() as connection:
                yield connection
        finally:
            writer.roll_back()

    def wait_for_turn(self, give_up: threading.Event) -> bool:
        """Wait until a write can begin at once, or `give_up` is set; return whether it can.

        Raises StorageError if the library fails otherwise. Never call this on a thread that must not wait.
        """
        while not give_up.is_set() and not self._leaving.is_set():
            with suppress(BusyError, LockTimeout), self._lock.hold(connections.HURRY), translate_errors(self._path):
                self.refuse_if_closed()
                self._writer.begin(0, give_up)
                self._writer.roll_back()
                return True
            time.sleep(_PAUSE)
        return False

    @property
    def why_read_only(self) -> str:
        """Return why nothing can be written, in words; "" if something can."""
        return self._why

    def back_up(self, target: Path, watch: backup.Watch, stopping: backup.Stopping) -> Holding:
        """Copy the file's current state to another file; writing can go on meanwhile."""
        self.refuse_if_closed()
        with self._readers.snapshot() as source:
            return backup.copy_from(source, self._path, target, watch, stopping)

    def copy(self, target: Path, watch: backup.Watch) -> None:
        """Copy what this process holds to a new file, also if its own is gone from its path; see `backup.copy_from`."""
        with self._lock.hold(), ExitStack() as held:
            self.refuse_if_closed()
            if self._replaced:
                raise ReplacedError(self._path)
            writer = self._to_write
            source = held.enter_context(self._readers.snapshot()) if writer is None else writer.connection
            backup.copy_from(source, self._path, target, watch)

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
            if not held or self._to_write is None:
                return False
            self._check_content()
            return self._to_write.changed_by_others()

    def refuse_if_closed(self) -> None:
        """Raise StorageError if the library was closed."""
        if self._closed:
            raise StorageError(f"{self._path}: the library was closed. Open it again.")

    @property
    def _engine(self) -> Engine:
        with self._making:
            if self._made is None:
                self._made = lazy.engine.make_engine(self._path, checkpoint_pages=self._pages, mode=self._mode)
            return self._made

    @property
    def _writing_engine(self) -> Engine:
        if self._made_to_write is None:
            engine = lazy.engine.make_engine(self._path, checkpoint_pages=self._pages, only=self._writer.connection)
            self._made_to_write = lazy.engine.for_writing(engine)
        return self._made_to_write
