"""Appending to the log, in the transaction that writes what the entry is about.

By the driver's own statements: SQLAlchemy's would take longer than all the rest of it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
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
    entry = _chained(entry, chain, None if before is None else before[0])
    execute(_CHAIN, (entry.number, entry.hash, entry.chain))
    stored = None if decision is not None else content
    execute(_LOG, (entry.number, entry.kind, article_id, entry.at, by, decision, stored))
    return entry


def append_all(
    connection: Connection | sqlite3.Connection,
    kind: EntryKind,
    contents: Iterable[tuple[str, str]],
    at: datetime,
    *,
    by: str | None,
) -> None:
    """Append an entry for each of some articles, given their ids, each once, and the contents."""
    run = driver(connection)
    number, chain = run.execute(_LAST).fetchone() or (0, None)
    when, entries = stamp(at), list[Entry]()
    for article_id, content in contents:
        before = run.execute(_BEFORE, (article_id,)).fetchone()
        number += 1
        entry = Entry(number, kind.value, article_id, when, by, content)
        entries.append(_chained(entry, chain, None if before is None else before[0]))
        chain = entries[-1].chain
    run.executemany(_CHAIN, [(one.number, one.hash, one.chain) for one in entries])
    run.executemany(_LOG, [(one.number, one.kind, one.article_id, when, by, None, one.content) for one in entries])


def _chained(entry: Entry, chain: str | None, before: str | None) -> Entry:
    """Return an entry with its hashes, given the library's chain so far and the hash before it of its article."""
    own = entry_hash(entry, before)
    return entry._replace(hash=own, chain=chain_hash(chain, own))


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
