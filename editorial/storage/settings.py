"""The newsroom's settings: JSON values by key."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, insert, select, update

from editorial.storage.codec import dump, parse
from editorial.storage.models import SettingRow


def get_setting(connection: Connection, key: str, default: Any) -> Any:
    """Return the value kept under `key`, or `default` if there is none."""
    text = connection.scalar(select(SettingRow.value).where(SettingRow.key == key))
    return default if text is None else parse(text)


def set_setting(connection: Connection, key: str, value: Any) -> None:
    """Keep a JSON value under `key`."""
    text = dump(value)
    statement = update(SettingRow).where(SettingRow.key == key).values(value=text, version=SettingRow.version + 1)
    if not connection.execute(statement).rowcount:
        connection.execute(insert(SettingRow), {"key": key, "version": 1, "value": text})
