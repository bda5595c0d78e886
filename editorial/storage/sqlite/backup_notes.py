"""What a backup says of itself, kept in its own settings; and what a library holds that a backup does not."""

from __future__ import annotations

import sqlite3
from typing import Any

from editorial.domain.backup import Lost, Made, Mark
from editorial.domain.damage import DamagedRowError
from editorial.domain.log_entry import EntryKind
from editorial.domain.settings import Setting
from editorial.storage.codec import dump, moment, parse, stamp

_PUT = (
    "INSERT INTO settings (key, version, value) VALUES (?, 1, ?) "
    "ON CONFLICT (key) DO UPDATE SET value = excluded.value, version = version + 1"
)
_BEYOND = (
    "SELECT count(*), min(decided_at), max(decided_at) FROM main.decisions AS present WHERE NOT EXISTS "
    "(SELECT 1 FROM kept.decisions AS old WHERE old.number = present.number AND old.article_id = present.article_id "
    "AND old.decided_at = present.decided_at AND old.decided_by = present.decided_by)"
)
_ARTICLES_BEYOND = "SELECT count(*) FROM main.articles WHERE id NOT IN (SELECT id FROM kept.articles)"

_DELETED = (
    f"(SELECT json_extract(content, '$.sha256') FROM present.log WHERE kind = '{EntryKind.DELETION.value}' "
    "AND json_valid(content))"
)
_MORE = (
    "SELECT EXISTS (SELECT 1 FROM main.articles WHERE sha256 NOT IN (SELECT sha256 FROM present.articles) "
    f"AND sha256 NOT IN {_DELETED}) OR EXISTS (SELECT 1 FROM main.decisions AS old JOIN main.articles AS article "
    f"ON article.id = old.article_id WHERE article.sha256 NOT IN {_DELETED} AND NOT EXISTS "
    "(SELECT 1 FROM present.decisions AS one WHERE one.number = old.number AND one.article_id = old.article_id "
    "AND one.decided_at = old.decided_at AND one.decided_by = old.decided_by))"
)


def mark(connection: sqlite3.Connection) -> Mark:
    """Return the numbers that tell whether the library changes from now on. Raises sqlite3.Error."""

    def number(query: str) -> int:
        return int(connection.execute(query).fetchone()[0] or 0)

    versions = (
        "SELECT (SELECT total(version) FROM articles) + (SELECT total(version) FROM authority_records) + "
        "(SELECT total(version) FROM settings WHERE key NOT LIKE 'window.%' AND key NOT LIKE 'backup.%' "
        "AND key NOT LIKE 'queue.%')"
    )
    return Mark(
        decision=number("SELECT max(number) FROM decisions"),
        articles=number("SELECT count(*) FROM articles"),
        records=number("SELECT count(*) FROM authority_records"),
        versions=number(versions),
    )


def put(connection: sqlite3.Connection, key: Setting, value: Any) -> None:
    """Write a setting of a copy."""
    connection.execute(_PUT, (key.value, dump(value))).close()


def put_made(connection: sqlite3.Connection, made: Made) -> None:
    """Write into a copy when it was made, and of what state."""
    what = made.mark
    mark = [what.decision, what.articles, what.records, what.versions]
    put(connection, Setting.BACKUP_MADE, {"at": stamp(made.at), "mark": mark})


def made(connection: sqlite3.Connection) -> Made | None:
    """Return what a copy says of itself, or None if it is none, or another version wrote it. Raises sqlite3.Error."""
    row = connection.execute("SELECT value FROM settings WHERE key = ?", (Setting.BACKUP_MADE.value,)).fetchone()
    if row is None:
        return None
    try:
        value = parse(row[0])
        return Made(moment(value["at"]), Mark(*map(int, value["mark"])))
    except (ValueError, TypeError, KeyError, DamagedRowError):
        return None


def beyond(connection: sqlite3.Connection, backup: str) -> Lost:
    """Return what a library holds that a backup (its URI) does not. Raises sqlite3.Error."""
    connection.execute("ATTACH ? AS kept", (backup,)).close()
    try:
        decisions, first, last = connection.execute(_BEYOND).fetchone()
        (articles,) = connection.execute(_ARTICLES_BEYOND).fetchone()
    finally:
        connection.execute("DETACH kept").close()
    return Lost(articles, decisions, *(None if at is None else moment(at) for at in (first, last)))


def holds_more(connection: sqlite3.Connection, library: str) -> bool:
    """Return whether a copy holds an article or a decision that its library (a URI) does not; see `inspection`."""
    connection.execute("ATTACH ? AS present", (library,)).close()
    try:
        return bool(connection.execute(_MORE).fetchone()[0])
    finally:
        connection.execute("DETACH present").close()
