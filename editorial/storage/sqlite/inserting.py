"""Inserting of many rows by the driver: SQLAlchemy looks at each value again, which takes longer than SQLite does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlalchemy import Connection


def insert(connection: Connection, table: str, columns: Mapping[str, Iterable[Any]]) -> None:
    """Insert rows, given the values to store column by column, all as many; nothing if there are none."""
    if rows := [*zip(*columns.values(), strict=True)]:
        connection.exec_driver_sql(_statement(table, tuple(columns)), rows)


@lru_cache(maxsize=64)
def _statement(table: str, names: tuple[str, ...]) -> str:
    quoted = ", ".join(f'"{name}"' for name in names)
    return f'INSERT INTO "{table}" ({quoted}) VALUES ({", ".join("?" * len(names))})'
