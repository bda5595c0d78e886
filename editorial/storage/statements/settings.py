"""Writing of the newsroom's settings, which are JSON values by key."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, insert, update

from editorial.storage.columns.lists import SETTINGS
from editorial.storage.tables import settings


def set_setting(connection: Connection, key: str, value: Any) -> None:
    """Store a JSON value under `key`."""
    columns = SETTINGS.encode(value=value)
    statement = update(settings).where(settings.c.key == key).values(version=settings.c.version + 1)
    if not connection.execute(statement, columns).rowcount:
        connection.execute(insert(settings), {"key": key, "version": 1, **columns})
