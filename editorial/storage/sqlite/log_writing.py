"""Appending to the log, in the transaction that writes what the entry is about.

By the driver's own statements: SQLAlchemy's would take longer than all the rest of it.
"""

from __future__ import annotations

import sqlite3
from datetime import datetime
from typing import TYPE_CHECKING

from editorial.domain.chain import chain_hash, entry_hash
from editorial.domain.log_entry import Entry, EntryKind
from editorial.domain.settings import Setting
from editorial.storage.codec import parse, stamp
from editorial.storage.login import login

if TYPE_CHECKING:
    from sqlalchemy import Connection

_LAST = "SELECT number, chain FROM chain ORDER BY number DESC LIMIT 1"
_BEFORE = "SELECT hash FROM chain WHERE number = (SELECT max(number) FROM log WHERE article_id IS ?)"
_CHAIN = "INSERT INTO chain (number, hash, chain) VALUES (?, ?, ?)"
_LOG = "INSERT INTO log (number, kind, article_id, at, made_by, decision, content) VALUES (?, ?, ?, ?, ?, ?, ?)"


def append(
    connection: Connection | sqlite3.Connection,
    kind: EntryKind,
    content: str,
    at: datetime,
    *,
    by: str | None,
    article_id: str | None = None,
    decision: int | None = None,
) -> Entry:
    """Append one entry; with the number of a `decision`, its content is what is stored with the decision itself."""
    execute = driver(connection).execute
    number, chain = execute(_LAST).fetchone() or (0, None)
    before = execute(_BEFORE, (article_id,)).fetchone()
    entry = Entry(number + 1, kind.value, article_id, stamp(at), by, content)
    hash_ = entry_hash(entry, None if before is None else before[0])
    entry = entry._replace(hash=hash_, chain=chain_hash(chain, hash_))
    execute(_CHAIN, (entry.number, entry.hash, entry.chain))
    stored = None if decision is not None else content
    execute(_LOG, (entry.number, entry.kind, article_id, entry.at, by, decision, stored))
    return entry


def who(connection: Connection | sqlite3.Connection) -> str:
    """Return the name that decisions are recorded under in this library, else the login name."""
    row = driver(connection).execute("SELECT value FROM settings WHERE key = ?", (Setting.USER.value,)).fetchone()
    return str(parse(row[0]) or login()) if row else login()


def driver(connection: Connection | sqlite3.Connection) -> sqlite3.Connection:
    """Return the driver's connection, which may be given as it is or as SQLAlchemy has it."""
    if isinstance(connection, sqlite3.Connection):
        return connection
    found: sqlite3.Connection = connection.connection.driver_connection  # type: ignore[assignment]
    return found
