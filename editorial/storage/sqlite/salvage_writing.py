"""Writing of what was read of a damaged library into a new file, with nothing that refers to what is not there."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress

from editorial.domain.salvage import TableSalvage
from editorial.storage.sqlite.salvage_reading import DamagedTable

_TABLES = (
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 "
    "AND name NOT IN ('counts', 'alembic_version') "
    "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE 'article\\_search%' ESCAPE '\\' "
    "ORDER BY name <> 'articles', name"
)
"""All but what triggers fill from the others; articles first, which those triggers need."""
_REFUSING = "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND sql LIKE '%RAISE(ABORT%'"
"""The triggers that let decisions only be appended; they are taken away while rows without an article go."""


def copy_tables(
    source: sqlite3.Connection, there: sqlite3.Connection, watch: Callable[[int, int], None]
) -> dict[str, TableSalvage]:
    """Copy each table's readable rows; return how many. `watch` is called with the tables done and all. One commit."""
    source.text_factory = bytes
    names = [name for (name,) in there.execute(_TABLES)]
    found = {}
    there.execute("PRAGMA foreign_keys=OFF").close()
    there.execute("BEGIN IMMEDIATE")
    with _appending_only_paused(there):
        for name in names:
            there.execute(f'DELETE FROM "{name}"').close()  # a new library has some rows from its beginning
        for done, name in enumerate(names):
            watch(done, len(names))
            found[name] = _copy(source, there, name)
        _drop_dangling(there, found)
    there.execute("COMMIT")
    return found


def drop_row(
    there: sqlite3.Connection, tables: dict[str, TableSalvage], table: str, key: Mapping[str, str | int]
) -> None:
    """Take out a row that turned out not to be readable, by its key columns, and what refers to it."""
    where = " AND ".join(f'"{column}" = ?' for column in key)
    there.execute("PRAGMA foreign_keys=OFF").close()
    there.execute("BEGIN IMMEDIATE")
    with _appending_only_paused(there):
        gone = there.execute(f'DELETE FROM "{table}" WHERE {where}', tuple(key.values())).rowcount
        _count_out(tables[table], gone)
        _drop_dangling(there, tables)
    there.execute("COMMIT")


def _copy(source: sqlite3.Connection, there: sqlite3.Connection, name: str) -> TableSalvage:
    columns = _common_columns(source, there, name)
    if not columns:
        return TableSalvage()
    table = DamagedTable(source, name, columns)
    listed = ", ".join(f'"{column}"' for column in columns)
    put = f'INSERT INTO "{name}" ({listed}) VALUES ({", ".join("?" * len(columns))})'
    for row in table.rows():
        try:
            there.execute(put, row).close()
            table.found.kept += 1
        except sqlite3.IntegrityError:  # a value that the schema forbids, or a key that is there already
            table.found.left_out += 1
    return table.found


def _common_columns(source: sqlite3.Connection, there: sqlite3.Connection, name: str) -> list[str]:
    wanted = [row[1] for row in there.execute(f'PRAGMA table_info("{name}")')]
    with suppress(sqlite3.DatabaseError):
        stored = {bytes(row[1]).decode() for row in source.execute(f'PRAGMA table_info("{name}")')}
        return [column for column in wanted if column in stored]
    return []


def _drop_dangling(there: sqlite3.Connection, tables: dict[str, TableSalvage]) -> None:
    """Take out the rows that refer to one that is not there, until there are none."""
    while rows := {(row[0], row[1]) for row in there.execute("PRAGMA foreign_key_check")}:
        for table, number in rows:
            gone = there.execute(f'DELETE FROM "{table}" WHERE rowid = ?', (number,)).rowcount
            _count_out(tables.setdefault(table, TableSalvage()), gone)


@contextmanager
def _appending_only_paused(there: sqlite3.Connection) -> Iterator[None]:
    """Take the triggers away that refuse to delete decisions, and put them back."""
    refusing = there.execute(_REFUSING).fetchall()
    for name, _sql in refusing:
        there.execute(f'DROP TRIGGER "{name}"').close()
    yield
    for _name, sql in refusing:
        there.execute(sql).close()


def _count_out(table: TableSalvage, rows: int) -> None:
    table.kept -= rows
    table.left_out += rows
