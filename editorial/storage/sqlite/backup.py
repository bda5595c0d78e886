"""Copying of a library with SQLite's backup API; each copy is read again before it gets its name."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext, suppress
from pathlib import Path
from typing import TypeAlias

from editorial.domain.backup import Made
from editorial.domain.errors import StorageError
from editorial.domain.library import Holding
from editorial.storage.codec import now
from editorial.storage.sqlite import backup_notes, holding, inspection, stamps
from editorial.storage.sqlite.connections import Mode, open_file
from editorial.storage.sqlite.errors import translate_errors
from editorial.storage.sqlite.files import INDEX, LOG, beside, is_own, make_private

Watch: TypeAlias = Callable[[int, int], None]
"""Is told how many pages are copied, and how many there are; what it raises ends the copying."""
Stopping: TypeAlias = Callable[[Callable[[], None]], AbstractContextManager[None]]
"""Runs a block that the function given can stop from another thread, as `Cancel.stopping`."""

_STEP = 2000
"""How many pages (of 4 KiB) are copied between two calls of `watch`."""


def ignore(_done: int, _total: int) -> None:
    """Watch nothing."""


def unstoppable(_stop: Callable[[], None]) -> AbstractContextManager[None]:
    """Run a block that nothing stops."""
    return nullcontext()


def copy(path: Path, target: Path, watch: Watch = ignore, stopping: Stopping = unstoppable) -> Holding:
    """Copy a library, also while it is in use, and say what the copy holds.

    `target` is complete, was read again and compared, and can be read by its owner only; or it does not appear at all.
    It is one file without a log. Raises StorageError, what `watch` raises, and what it raises once `stopping` stopped
    the reading.
    """
    with translate_errors(path), closing(open_file(path)) as source:
        return copy_from(source, path, target, watch, stopping)


def copy_file(path: Path, target: Path, watch: Watch = ignore, stopping: Stopping = unstoppable) -> Holding:
    """Copy a library that nobody has open, as `copy` does, without writing to it or to its folder."""
    with translate_errors(path), closing(inspection.connect_to_read(path)) as source:
        return copy_from(source, path, target, watch, stopping)


def copy_from(
    source: sqlite3.Connection, path: Path, target: Path, watch: Watch = ignore, stopping: Stopping = unstoppable
) -> Holding:
    """Copy what an open connection to the library at `path` sees, wherever its file is now; otherwise as `copy`."""
    if is_own(path, target):
        raise StorageError(f"{target}: this is the library itself. Choose another file.")
    if target.exists() and any(beside(target.resolve(), ending).exists() for ending in (LOG, INDEX)):
        raise StorageError(f"{target}: this is a library that is in use. Choose another file.")
    with unfinished_file(target) as unfinished:
        with translate_errors(path), _snapshot(source):
            counts = holding.rows(source)  # from now on what others write is left out
            held = holding.read(source)
            made = Made(now(), backup_notes.mark(source))
            with translate_errors(target), closing(open_file(unfinished)) as there:
                source.backup(there, pages=_STEP, progress=lambda _status, left, total: watch(total - left, total))
                there.execute("PRAGMA journal_mode=DELETE").close()
                there.execute("BEGIN")
                stamps.begin_anew(there)
                backup_notes.put_made(there, made)
                there.execute("COMMIT")
        _read_again(path, unfinished, counts, watch, stopping)
    return held


def copy_as_it_is(source: sqlite3.Connection, path: Path, target: Path, watch: Watch = ignore) -> None:
    """Copy what an open connection sees page by page, damage and all, for whoever must have it as it was."""
    with unfinished_file(target) as made, translate_errors(path), _snapshot(source), closing(open_file(made)) as there:
        source.backup(there, pages=_STEP, progress=lambda _status, left, total: watch(total - left, total))


@contextmanager
def _snapshot(source: sqlite3.Connection) -> Iterator[None]:
    """Read from one state of the file; a connection that is in a transaction does so already."""
    begun = not source.in_transaction
    if begun:
        source.execute("BEGIN")
    try:
        yield
    finally:
        if begun:
            source.execute("ROLLBACK")


@contextmanager
def unfinished_file(target: Path) -> Iterator[Path]:
    """Give the path of an empty file beside the target, which takes its place after the block; no error leaves it."""
    unfinished = target.with_name(target.name + ".part")
    with translate_errors(target):
        _remove(unfinished)
        try:
            make_private(unfinished)
            yield unfinished
            flush(unfinished)
            unfinished.replace(target)
            flush(target.parent)
        finally:
            _remove(unfinished)


def flush(path: Path) -> None:
    """Wait until a file, or a folder's list of names, is on the disk; where a folder cannot be opened, leave it."""
    try:
        handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    except PermissionError:
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _remove(unfinished: Path) -> None:
    for ending in ("", "-journal", "-wal", "-shm"):
        with suppress(FileNotFoundError):
            unfinished.with_name(unfinished.name + ending).unlink()


def _read_again(path: Path, made: Path, counts: dict[str, int], watch: Watch, stopping: Stopping) -> None:
    """Raise StorageError if a copy is not whole, or has other rows than what was copied."""
    with closing(open_file(made, Mode.FROZEN)) as there:
        try:
            with stopping(there.interrupt):
                wrong = holding.first_damage(there)
        except sqlite3.OperationalError:
            watch(0, 1)  # raises the reason why it was stopped
            raise
        found = holding.rows(there)
    if wrong or found != counts:
        raise StorageError(
            f"{path}: a copy was made and read again, and is damaged ({wrong or 'rows are missing'}); so the "
            "library itself probably is, too. The copy was not kept, and nothing was changed. 'editorial check' "
            "says what is wrong."
        )
