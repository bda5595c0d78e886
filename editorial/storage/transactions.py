"""How the library reads and writes: snapshots beside one another, one write at a time, and what others have written.

What reads goes through the driver, what writes through SQLAlchemy, which is imported when it is first wanted: the first
picture of the window is there in half the time.
"""
# ruff: noqa: PLC0415

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from editorial.domain.errors import InputError, StorageError
from editorial.storage import driver
from editorial.storage.failures import errors_in_words
from editorial.storage.turns import GaveWay, Turns

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

R = TypeVar("R")
_GIVES_WAY = 100
"""How often a long write is begun anew: an editor who decides every few seconds pauses before that."""


class Transactions:
    """The connections of this process to one library, from whatever thread; all but one of them only read."""

    def __init__(self, path: Path, *, checkpoint_pages: int) -> None:
        """Open the file. Raises StorageError if it cannot be written; see `driver.connect` for `checkpoint_pages`."""
        self._path = path
        self._pages = checkpoint_pages
        self._readers = driver.Readers(path)
        self._writer = driver.Writer(path, checkpoint_pages)
        self._made: Engine | None = None
        self._made_to_write: Engine | None = None
        self._making = threading.Lock()
        self._turns = Turns()
        self._closed = False

    def close(self) -> bool:
        """Close every connection once nobody writes; return whether that was still to be done."""
        with self._turns.turn():
            if self._closed:
                return False
            self._closed = True
            with errors_in_words(self._path):
                self._readers.close()
                for engine in (self._made, self._made_to_write):
                    if engine is not None:
                        engine.dispose()
                self._writer.close()
            return True

    def looking(self) -> AbstractContextManager[sqlite3.Connection]:
        """Read with the driver, from one snapshot of the file; never waits for a writer."""
        self.refuse_if_closed()
        return self._readers.snapshot()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Read with SQLAlchemy, from one snapshot of the file; never waits for a writer."""
        self.refuse_if_closed()
        with errors_in_words(self._path), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Write in one transaction, which is on the disk once the block has ended without an error."""
        # One writer at a time in this process: so its checkpoints never meet its own writes, and nobody is busy.
        with self._turns.turn():
            self.refuse_if_closed()
            try:
                with errors_in_words(self._path), self._writing_engine.begin() as connection:
                    yield connection
            except UnicodeEncodeError as error:
                reason = "it holds half of a surrogate pair, which is no character and cannot be stored"
                raise InputError(reason, place=f"offset {error.start}") from error

    def write_for_long(self, write: Callable[[Connection, Callable[[], None]], R]) -> R:
        """Write much in one transaction, which is begun anew if another thread waits to write: nobody is kept waiting.

        `write` is given what it has to call again and again. After some times it is not interrupted any more.
        """
        for _ in range(_GIVES_WAY):
            with suppress(GaveWay), self.writing() as connection:
                return write(connection, self._turns.give_way)
        with self.writing() as connection:
            return write(connection, lambda: None)

    def others_wrote(self) -> bool:
        """Return whether another process, or another open library, has written to the file since this was asked last.

        Costs some microseconds, and never waits: while something is being written here the answer is no for now.
        """
        self.refuse_if_closed()
        with self._turns.turn_at_once() as mine, errors_in_words(self._path):
            return mine and self._writer.others_wrote()

    def refuse_if_closed(self) -> None:
        """Raise StorageError if the library was closed."""
        if self._closed:
            raise StorageError(f"{self._path}: the library was closed. Open it again.")

    @property
    def _engine(self) -> Engine:
        from editorial.storage.engine import make_engine

        with self._making:
            if self._made is None:
                self._made = make_engine(self._path, checkpoint_pages=self._pages)
            return self._made

    @property
    def _writing_engine(self) -> Engine:
        from editorial.storage.engine import for_writing, make_engine

        if self._made_to_write is None:
            engine = make_engine(self._path, checkpoint_pages=self._pages, only=self._writer.connection)
            self._made_to_write = for_writing(engine)
        return self._made_to_write
