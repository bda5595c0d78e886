"""Writing of the newsroom's settings, which are JSON values by key; the log has those that change what others mean."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, insert, select, update

from editorial.domain.log_entry import EntryKind
from editorial.domain.settings import UNLOGGED
from editorial.storage.codec import dump, now
from editorial.storage.columns.lists import SETTINGS
from editorial.storage.sqlite.log_writing import append, who
from editorial.storage.tables import settings


def set_setting(connection: Connection, key: str, value: Any) -> None:
    """Store a JSON value under `key`."""
    by = who(connection)  # a new name is set under the old one
    if put_setting(connection, key, value) and key not in UNLOGGED:
        append(connection, EntryKind.SETTING, dump({"key": str(key), "value": value}), now(), by=by)


def put_setting(connection: Connection, key: str, value: Any) -> bool:
    """Store a JSON value under `key` without an entry in the log; return whether it was another before."""
    columns = SETTINGS.encode(value=value)
    before = connection.scalar(select(settings.c.value).where(settings.c.key == key))
    statement = update(settings).where(settings.c.key == key).values(version=settings.c.version + 1)
    if before is None:
        connection.execute(insert(settings), {"key": key, "version": 1, **columns})
    else:
        connection.execute(statement, columns)
    return bool(before != columns["value"])
