"""What a library's file holds: numbers to compare and to show, read with the driver alone."""

from __future__ import annotations

import sqlite3

from editorial.domain.library import Holding
from editorial.storage.codec import moment

_TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"


def read(connection: sqlite3.Connection) -> Holding:
    """Return how many articles and decisions there are, and when the last decision was made. Raises sqlite3.Error."""
    (articles,) = connection.execute("SELECT count(*) FROM articles").fetchone()
    (decisions,) = connection.execute("SELECT count(*) FROM decisions").fetchone()
    last = connection.execute("SELECT decided_at FROM decisions ORDER BY number DESC LIMIT 1").fetchone()
    return Holding(articles, decisions, None if last is None else moment(last[0]))


def rows(connection: sqlite3.Connection) -> dict[str, int]:
    """Return the number of rows of each table that a copy has in common with its library. Raises sqlite3.Error.

    Those of the search index are among them; the settings are not, since a copy says there that it is one.
    """
    tables = [name for (name,) in connection.execute(_TABLES) if name != "settings"]
    return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in tables}


def first_damage(connection: sqlite3.Connection) -> str:
    """Return the first thing that SQLite finds wrong in a file, or an empty string. Raises sqlite3.Error."""
    (found,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    return "" if found == "ok" else " ".join(str(found).split())
