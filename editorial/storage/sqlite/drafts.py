"""Drafts that were set aside, and when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from editorial.domain.article import State
from editorial.storage.codec import moment, stamp
from editorial.storage.sqlite.connections import Connection

_DRAFTS = (
    "SELECT id, imported_at, (SELECT max(number) FROM decisions WHERE article_id = articles.id) FROM articles "
    "WHERE state = ? AND verified_at IS NULL AND exported_at IS NULL ORDER BY articles.number"
)
_DECIDED = "SELECT decided_at FROM decisions WHERE number = ?"
_BEFORE = "SELECT max(decided_at) FROM decisions WHERE number < ? AND decided_at <= ?"


def set_aside_before(connection: Connection, limit: datetime, now: datetime) -> Iterator[str]:
    """Yield the ids of the articles set aside, never verified nor exported, whose last decision is before `limit`.

    Of one that was imported as it is, the time of the import counts. What was decided after something else was so in
    truth, whatever the clock showed: one that was set back makes no draft older. Raises DamagedRowError, sqlite3.Error.
    """
    for article_id, imported, last in connection.execute(_DRAFTS, (State.SET_ASIDE.value,)):
        if last is None:
            is_due = moment(imported) < limit
        else:
            # The second query reads all decisions before: only where there seems to be something to delete.
            is_due = _is_before(connection, limit, _DECIDED, last) and _is_before(
                connection, limit, _BEFORE, last, stamp(now)
            )
        if is_due:
            yield article_id


def _is_before(connection: Connection, limit: datetime, query: str, *values: object) -> bool:
    (at,) = connection.execute(query, values).fetchone()
    return at is None or moment(at) < limit
