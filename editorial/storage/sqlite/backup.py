"""Copying of a library with SQLite's backup API."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from editorial.domain.errors import StorageError
from editorial.storage.sqlite.errors import translate_errors

_STEP = 2000
"""How many pages (of 4 KiB) are copied between two calls of `watch`."""


def copy(path: Path, target: Path, watch: Callable[[int, int], None] = lambda _done, _total: None) -> None:
    """Copy a library, also while it is in use; `target` is complete, or does not appear at all.

    `watch` is called with the pages copied and the pages in all; an exception that it raises ends the copying.
    Raises StorageError.
    """
    unfinished = target.with_name(target.name + ".part")
    with translate_errors(target):
        if target.exists() and target.samefile(path):
            raise StorageError(f"{target}: this is the library itself. Choose another file.")
        unfinished.unlink(missing_ok=True)
        try:
            with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(unfinished)) as there:
                source.execute("BEGIN")
                source.execute("SELECT 1 FROM sqlite_schema").fetchone()  # leaves out what others write from now on
                source.backup(there, pages=_STEP, progress=lambda _status, left, total: watch(total - left, total))
            unfinished.replace(target)
        finally:
            unfinished.unlink(missing_ok=True)
