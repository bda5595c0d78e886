"""Restoring of a backup: all of it or nothing, and the present library is kept as a file beside it.

Never copy a backup over a library by hand: SQLite would apply a write-ahead log that was left to the wrong file.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from editorial.domain.backup import Backup, Lost
from editorial.domain.errors import EditorialError, InUseError, StorageError
from editorial.storage import lazy, schema
from editorial.storage.codec import IN_NAMES, now
from editorial.storage.sqlite import backup, exclusive, inspection, stamps
from editorial.storage.sqlite.errors import translate_errors
from editorial.storage.sqlite.files import is_own
from editorial.storage.sqlite.ownership import acquire


def examine(file: Path, path: Path, stopping: backup.Stopping = backup.unstoppable) -> Backup:
    """Read a backup to its end, and compare it with the library at `path`.

    Raises StorageError if it is damaged, no library, or of a newer version of the program.
    """
    if schema.revision_of(file) is None:
        raise StorageError(f"{file}: there is no library in this file. Choose another backup.")
    with translate_errors(file):
        found = inspection.read_whole(file, stopping)
        made = found.made.at if found.made else datetime.fromtimestamp(file.stat().st_mtime, UTC)
    return Backup(file, made, found.holding, _lost(file, path))


def _lost(file: Path, path: Path) -> Lost | None:
    """Return what the library at `path` holds beyond a backup, or None if it cannot be read."""
    with suppress(EditorialError):
        if schema.revision_of(path) is not None:
            with translate_errors(path):
                return inspection.beyond(path, file)
    return None


def stage(
    file: Path, path: Path, watch: backup.Watch = backup.ignore, stopping: backup.Stopping = backup.unstoppable
) -> Path:
    """Copy a backup to a file beside the library, upgraded to this version; `put_in_place` takes it from there.

    The copy is read again before it is taken. Raises StorageError, and what `watch` raises; nothing is left then.
    """
    path = path.resolve()  # a link stays a link
    staged = staged_beside(path)
    if is_own(path, file):
        raise StorageError(f"{file}: this is the library itself. Choose a backup of it.")
    with translate_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    revision = schema.revision_of(file)
    backup.copy_file(file, staged, watch, stopping)
    try:
        if revision != schema.REVISIONS[-1]:
            lazy.migrating.migrate(staged, schema.MIGRATIONS)
        with translate_errors(staged):
            exclusive.turn_into_library(staged, now())
    except BaseException:
        drop(staged)
        raise
    return staged


def staged_beside(path: Path) -> Path:
    """Return the path of the staged copy of a backup that is to take the place of a library."""
    return path.resolve().with_name(f"{path.resolve().name}.restored")


def drop(staged: Path) -> None:
    """Remove a staged copy that is not wanted any more."""
    for ending in ("", "-wal", "-shm", "-journal"):
        staged.with_name(staged.name + ending).unlink(missing_ok=True)


def put_in_place(staged: Path, path: Path) -> Path | None:
    """Put a staged copy in the place of the library; return where the present one is kept, None if there was none.

    At every moment there is a whole library at `path`. Raises InUseError, without a change, if another process has the
    library open; this one must have closed it. Raises StorageError.
    """
    path = path.resolve()
    with _owned(path):
        exclusive.finish_log(path)
        kept = _free_name(path, "before-restore")
        there = path.exists()
        try:
            if there:
                _keep(path, kept)
            _move_log(path, kept)
            backup.flush(path.parent)
            staged.replace(path)
        except BaseException:
            _move_log(kept, path)
            kept.unlink(missing_ok=True)
            raise
        backup.flush(path.parent)
    return kept if there else None


def move_log_aside(path: Path) -> Path:
    """Move a write-ahead log that is another file's to a name of its own beside the library, and return that.

    Raises InUseError if another process has the library open, StorageError if the log is the library's own.
    """
    path = path.resolve()
    with _owned(path):
        if not stamps.has_foreign_log(path):
            raise StorageError(f"{path}: there is no log beside it that is another file's. Nothing was changed.")
        aside = _free_name(path, "foreign-log")
        _make_anew(path)
        _move_log(path, aside)
        return stamps.log_path(aside)


@contextmanager
def _owned(path: Path) -> Iterator[None]:
    """Own the library for the block, whose errors become StorageError. Raises InUseError if another process owns it."""
    with translate_errors(path):
        ownership = acquire(path)
    if ownership is None:
        raise InUseError(path)
    try:
        with translate_errors(path):
            yield
    finally:
        ownership.release()


def _make_anew(path: Path) -> None:
    """Put a copy in the place of a file that this process may still have open: SQLite goes by the file itself."""
    with backup.unfinished_file(path) as unfinished:
        shutil.copy(path, unfinished)


def _keep(path: Path, kept: Path) -> None:
    """Give the present file a second name, under which it stays; copy it where links do not work."""
    try:
        os.link(path, kept)
    except OSError:
        shutil.copy(path, kept)
        backup.flush(kept)


def _free_name(path: Path, why: str) -> Path:
    stem, number = f"{path.stem}.{why}-{datetime.now().astimezone():{IN_NAMES}}", 1
    while True:
        name = path.with_name(f"{stem}{'' if number == 1 else f'-{number}'}{path.suffix or '.db'}")
        if not name.exists() and not stamps.log_path(name).exists():
            return name
        number += 1


def _move_log(path: Path, to: Path) -> None:
    """Move a log that could not be brought into its file along with that; it must never meet another file."""
    if (log := stamps.log_path(path)).exists():
        log.replace(stamps.log_path(to))
    stamps.index_path(path).unlink(missing_ok=True)
