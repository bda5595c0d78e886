"""Copies of a row in a library, which are made much more quickly than a record is stored."""

from __future__ import annotations

from collections.abc import Sequence

from editorial.storage.sqlite.connections import Connection


def copying(connection: Connection, table: str, values: Sequence[str]) -> str:
    """Return the statement that copies the first row of article *a0* in a table with other values in some columns."""
    own = {value.strip('"') for value in values}
    names = [f'"{name}"' for _, name, *_ in connection.execute(f"PRAGMA table_info({table})") if name != "number"]
    kept = [name for name in names if name.strip('"') not in own]
    where = "id = 'a0'" if table == "articles" else "article_id = 'a0'"
    return (
        f"INSERT INTO {table} ({', '.join((*values, *kept))}) "
        f"SELECT {', '.join((*'?' * len(values), *kept))} FROM {table} WHERE {where} LIMIT 1"
    )
