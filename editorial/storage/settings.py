"""The newsroom's settings: JSON values by key."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, insert, update

from editorial.storage.codec import dump
from editorial.storage.models import SettingRow


def set_setting(connection: Connection, key: str, value: Any) -> None:
    """Keep a JSON value under `key`."""
    text = dump(value)
    statement = update(SettingRow).where(SettingRow.key == key).values(value=text, version=SettingRow.version + 1)
    if not connection.execute(statement).rowcount:
        connection.execute(insert(SettingRow), {"key": key, "version": 1, "value": text})
