"""A copy of a library that SQLite's driver alone reads and writes, with the settings of the library."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from editorial.review.desk import Desk
from editorial.storage.sqlite.connections import CHECKPOINT_PAGES, connect

Statement = tuple[str, Any, bool]
"""SQL, its parameters, and whether these are several rows."""
_TABLES = ("entities", "mentions", "quotes", "notes")
_WRITTEN = ("articles", *_TABLES, "chain", "log")
"""The tables that an import writes to; triggers write the others."""
Rows = dict[str, list[Any]]
"""Rows by table."""


class BareLibrary:
    """The copy: begin with the same articles, and do to it what was done to the library."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        path = folder / "bare.db"
        desk.library.back_up(path)
        self._connection = connect(path, checkpoint_pages=CHECKPOINT_PAGES)

    def read(self, article_id: str) -> int:
        """Read an article with all its annotations; return how many rows that were."""
        self._connection.execute("BEGIN")
        rows = self._connection.execute("SELECT * FROM articles WHERE id = ?", (article_id,)).fetchall()
        for table in _TABLES:
            rows += self._connection.execute(f"SELECT * FROM {table} WHERE article_id = ?", (article_id,)).fetchall()
        self._connection.execute("ROLLBACK")
        return len(rows)

    def write(self, statements: list[Statement]) -> None:
        """Write the same rows, durably. Raises ValueError if there are none: what was to be measured did not happen."""
        if not statements:
            raise ValueError("nothing was written to the library")
        self._connection.execute("BEGIN IMMEDIATE")
        for sql, values, several in statements:
            if several:
                self._connection.executemany(sql, values)
            else:
                self._connection.execute(sql, values).fetchall()
        self._connection.execute("COMMIT")

    def rows(self, beyond: Rows | None = None) -> Rows:
        """Return all rows that an import writes, without as many of each table as `beyond` has."""
        return {
            table: self._connection.execute(f"SELECT * FROM {table} ORDER BY rowid").fetchall()[len(known) :]
            for table in _WRITTEN
            for known in ((beyond or {}).get(table, []),)
        }

    def load(self, rows: Rows) -> None:
        """Write such rows, durably and in one transaction; all triggers run."""
        self._connection.execute("BEGIN IMMEDIATE")
        for table, some in rows.items():
            if some:
                marks = ", ".join("?" * len(some[0]))
                self._connection.executemany(f"INSERT INTO {table} VALUES ({marks})", some)
        self._connection.execute("COMMIT")

    def close(self) -> None:
        """Close the copy."""
        self._connection.close()


@contextmanager
def written() -> Iterator[list[Statement]]:
    """Give the list of the statements that change rows, as the library runs them; empty it when they were replayed."""
    found: list[Statement] = []

    def note(_connection: Any, _cursor: Any, sql: str, values: Any, _context: Any, several: bool) -> None:
        if sql.lstrip()[:6].upper() in {"INSERT", "UPDATE", "DELETE"}:
            found.append((sql, values, several))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        event.remove(Engine, "before_cursor_execute", note)
