"""Schema of a library file: finding its revision, and upgrading an older one after copying it."""

from __future__ import annotations

import errno
import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from editorial.domain.damage import Damage, DamageCode, DamageError
from editorial.domain.errors import EditorialError, ForeignLogError, NewerLibraryError, StorageError
from editorial.storage import lazy
from editorial.storage.sqlite import inspection, stamps
from editorial.storage.sqlite.backup import Stopping, Watch, copy, ignore, unstoppable
from editorial.storage.sqlite.errors import translate_errors
from editorial.storage.sqlite.files import make_private

REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010", "0011")
"""Every revision of the schema, oldest first; a test compares them with the migration scripts."""
WAIT_FOR_OWNER = 15.0
"""How long to wait while another process creates or upgrades the library, in seconds."""
MIGRATIONS = Path(__file__).with_name("migrations")
"""Folder of the migration scripts."""

_OURS = {"articles", "mentions", "quotes", "decisions"}


def revision_of(path: Path) -> str | None:
    """Return the revision of the file's schema, or None if there is no library yet; the file is only read.

    Raises StorageError if the file cannot be read or is no library, NewerLibraryError if a newer version of the
    program wrote it, ForeignLogError if the write-ahead log beside it is another file's.
    """
    with _readable(path):
        if path.is_dir():
            raise StorageError(f"{path}: this is a folder. Name a file for the library.")
        there = path.exists()
        if there and not path.is_file():
            raise StorageError(f"{path}: this is no ordinary file. Choose another one.")
        if there and not os.access(path, os.R_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        empty = not there or not path.stat().st_size
        if not empty and not inspection.is_database(path):
            _refuse_damaged(path, DamageCode.BEGINNING)
            raise StorageError(f"{path}: this is not an Editorial library. Choose another file.")
        if stamps.has_foreign_log(path):
            raise ForeignLogError(path)
        if empty:
            return None
        tables, revision = _tables_and_revision(path)
        if not tables:
            return None
        if revision is None or not tables >= _OURS:
            _refuse_damaged(path, DamageCode.SCHEMA)
            raise StorageError(f"{path}: this database belongs to another program. Choose another file.")
    if revision in REVISIONS:
        return revision
    if not re.fullmatch(r"\d{4}", revision):
        raise DamageError(path, Damage(DamageCode.SCHEMA))
    raise NewerLibraryError(
        f"{path}: this library was written by a newer version of Editorial. "
        "Nothing was changed in it. Install the newer version, or choose another library."
    )


def _tables_and_revision(path: Path) -> tuple[set[str], str | None]:
    """Return the tables and the revision. Raises StorageError, DamageError if the file once was a library."""
    try:
        with translate_errors(path):
            return inspection.tables_and_revision(path)
    except StorageError as error:
        if "SQLITE_NOTADB" in str(getattr(error.__cause__, "sqlite_errorname", "")):
            _refuse_damaged(path, DamageCode.BEGINNING)
        raise


def _refuse_damaged(path: Path, code: DamageCode) -> None:
    """Raise DamageError if the file once was a library."""
    if inspection.was_ours(path):
        raise DamageError(path, Damage(code))


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    """Turn errors of the block, which only reads the file, into StorageError."""
    try:
        with translate_errors(path):
            yield
    except StorageError as error:
        if isinstance(error.__cause__, PermissionError):
            raise StorageError(
                f"{path}: you may not read this. Change the permissions or choose another file."
            ) from error
        raise


def copy_before(path: Path, revision: str, watch: Watch = ignore, stopping: Stopping = unstoppable) -> Path:
    """Copy the library to its own folder before an upgrade, and return the copy's path.

    The name contains the revision, and a number if there is such a copy already. Raises as `copy` does.
    """
    target = name_of_copy(path, f"before-{revision}")
    copy(path, target, watch, stopping)
    return target


def name_of_copy(path: Path, why: str) -> Path:
    """Return the path of a new file beside the library for a copy of it: `library.before-repair.db`."""
    stem, number = f"{path.stem}.{why}", 1
    while (target := path.with_name(f"{stem}{'' if number == 1 else f'-{number}'}.db")).exists():
        number += 1
    return target


def bring_up_to_date(path: Path, watch: Watch = ignore, stopping: Stopping = unstoppable) -> None:
    """Create the library if there is none; copy and migrate an old one. Only its owner may call this.

    Raises StorageError, also once `stopping` stopped it, and what `watch` raises; nothing is changed then.
    """
    found = revision_of(path)
    if found == REVISIONS[-1]:
        return
    kept = copy_before(path, found, watch, stopping) if found is not None else None
    made = not path.exists()
    try:
        if made:
            with translate_errors(path):
                make_private(path)
        lazy.migrating.migrate(path, MIGRATIONS, watch=watch, stopping=stopping)
    except BaseException:
        if made:
            path.unlink(missing_ok=True)
        elif kept is not None:
            with suppress(EditorialError, OSError):
                if revision_of(path) == found:  # nothing was changed, and the next attempt makes another copy
                    kept.unlink()
        raise


def wait_until_up_to_date(path: Path) -> None:
    """Wait while another process, the library's owner, creates or upgrades it. Raises StorageError after a while."""
    give_up = time.monotonic() + WAIT_FOR_OWNER
    while revision_of(path) != REVISIONS[-1]:
        if time.monotonic() > give_up:
            raise StorageError(
                f"{path}: this library is open in an older version of Editorial, or is just being upgraded. "
                "Close the other window and try again. Nothing was changed."
            )
        time.sleep(0.1)
