"""Inspection of a file that may be a library, without changing it or the files beside it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

_HEADER = b"SQLite format 3\x00"
_OURS = b"decisions_refuse_update"
"""What stands in the schema of every library, and hardly anywhere else."""
_LOOKED_AT = 1 << 20
"""How many bytes of a file are searched for it."""


def read_header(path: Path) -> bytes:
    """Return the first bytes of the file, b"" if it is empty. Raises OSError."""
    with path.open("rb") as file:
        return file.read(len(_HEADER))


def is_sqlite(header: bytes) -> bool:
    """Return whether a file with this header is an SQLite database."""
    return header == _HEADER


def was_ours(path: Path) -> bool:
    """Return whether a file that cannot be opened as a library once was one. Raises OSError.

    Never call this for a library that this process has open: closing the file would drop SQLite's locks on it.
    """
    with path.open("rb") as file:
        return _OURS in file.read(_LOOKED_AT)


def tables_and_revision(path: Path) -> tuple[set[str], str | None]:
    """Return the names of a database's tables, and the revision that Alembic noted in it, if any.

    Raises sqlite3.Error.
    """
    # Without a write-ahead log beside it the file is complete; `immutable` keeps SQLite from creating one.
    log = path.with_name(path.name + "-wal")
    mode = "mode=ro" if log.exists() and log.stat().st_size else "immutable=1"
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?{mode}", uri=True)) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if "alembic_version" not in tables:
            return tables, None
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return tables, str(row[0]) if row else None
