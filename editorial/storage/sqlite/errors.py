"""Messages for the errors of SQLite and of the file system."""

from __future__ import annotations

import errno
import re
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from editorial.domain.damage import Damage, DamageCode, DamagedRowError, DamageError, Place
from editorial.domain.errors import BusyError, GoneError, StorageError

_REASONS = {
    "SQLITE_BUSY": "another program is writing to it. Try again in a moment; if it stays so, close other windows.",
    "SQLITE_LOCKED": "another program is writing to it. Try again in a moment; if it stays so, close other windows.",
    "SQLITE_FULL": "the disk is full. Free some space and try again.",
    "SQLITE_READONLY": "it or its folder may only be read. Change the permissions or choose another place.",
    "SQLITE_CANTOPEN": "it cannot be opened. Check that its folder exists, is a folder, and lets you write.",
    "SQLITE_PERM": "you may not open it. Change the permissions or choose another place.",
    "SQLITE_NOTADB": "it is not an Editorial library. Choose another file.",
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


_NO_TEXT = re.compile("Could not decode to UTF-8 column '(\\w*)'")
"""How the driver's message begins for text that is no UTF-8; it goes on with that text."""
_TABLE = re.compile(r"^(no such (table|column)|malformed|file is not|unsupported file format|vtable constructor)")
"""How SQLite's messages begin that a library only causes if its schema is damaged."""
_UNSURE = "SQLITE_IOERR_FSYNC"
"""What was written may be on the disk: SQLite takes it back, but it stands in the log until that is written over.

Only if the program ends right then is it there at the next start, whole.
"""
_PASSING = frozenset({"SQLITE_BUSY", "SQLITE_LOCKED"})
_UNWRITABLE_NAMES = frozenset({"SQLITE_READONLY", "SQLITE_FULL", "SQLITE_CANTOPEN", "SQLITE_IOERR"})
_UNWRITABLE = frozenset(
    {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EIO}
)


def storage_error(path: Path, error: BaseException) -> StorageError:
    """Return an error that names the file and says what to do, for an error of the driver, SQLAlchemy or the system."""
    error = getattr(error, "orig", None) or error  # SQLAlchemy wraps the driver's
    if (damage := damage_of(error)) is not None:
        return DamageError(path, damage)
    name = _ERRNO.get(error.errno or 0, "") if isinstance(error, OSError) else _name(error)
    kind = BusyError if name in _PASSING else StorageError
    is_unsure = getattr(error, "sqlite_errorname", None) == _UNSURE
    end = StorageError.UNSURE if is_unsure else StorageError.UNCHANGED
    return kind(f"{path}: {_REASONS.get(name, f'{error}.')}{end}")


def _name(error: BaseException) -> str:
    """Return SQLite's name for an error of the driver, without what it says in detail; "" if it has none."""
    return "_".join((getattr(error, "sqlite_errorname", None) or "").split("_")[:2])


def is_unwritable(error: BaseException | None) -> bool:
    """Return whether an error says that a file or its folder cannot be written, though it may be read."""
    if isinstance(error, OSError):
        return error.errno in _UNWRITABLE
    return error is not None and _name(error) in _UNWRITABLE_NAMES


def is_busy(error: sqlite3.Error) -> bool:
    """Return whether another program holds the file for the moment."""
    return _name(error) in _PASSING


def busy_error(path: Path) -> BusyError:
    """Return the error for a write that waited for too long."""
    return BusyError(f"{path}: {_REASONS['SQLITE_BUSY']}{StorageError.UNCHANGED}")


def damage_of(error: BaseException) -> Damage | None:
    """Return the damage that an error of reading speaks of; None if it is about something else."""
    if isinstance(error, DamagedRowError):
        return error.damage
    if isinstance(error, UnicodeDecodeError):  # the driver decodes SQLite's message, which names what is damaged
        return Damage(DamageCode.SCHEMA)
    if not isinstance(error, sqlite3.Error):
        return None
    if (found := _NO_TEXT.match(str(error))) is not None:
        return Damage(DamageCode.NOT_UTF8, Place(column=found[1]))
    name = getattr(error, "sqlite_errorname", None) or ""
    if name == "SQLITE_CORRUPT_VTAB":
        return Damage(DamageCode.SEARCH_INDEX)
    if name.startswith("SQLITE_CORRUPT"):
        return Damage(DamageCode.PAGES)
    if name == "SQLITE_ERROR" and _TABLE.match(str(error)):
        return Damage(DamageCode.SCHEMA)
    return None


@contextmanager
def translate_errors(path: Path) -> Iterator[None]:
    """Turn database and file errors raised in the block into StorageError."""
    try:
        yield
    except _database_errors() as error:
        raise storage_error(path, error) from error


def _database_errors() -> tuple[type[Exception], ...]:
    """Return the errors to expect; SQLAlchemy's only once it has been imported, since nobody raises them before."""
    loaded = sys.modules.get("sqlalchemy.exc")
    expected = (sqlite3.Error, OSError, DamagedRowError, UnicodeDecodeError)
    return expected if loaded is None else (*expected, loaded.DBAPIError)


def missing(article_id: str) -> GoneError:
    """Return the error for an article that is not in the library."""
    return GoneError(f"The article {article_id} is not in the library. It may have been deleted elsewhere.")
