"""Drafts that were set aside, and when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from editorial.domain.article import State
from editorial.storage.codec import moment
from editorial.storage.sqlite.connections import Connection

_DRAFTS = (
    "SELECT id, coalesce("
    "(SELECT decided_at FROM decisions WHERE article_id = articles.id ORDER BY number DESC LIMIT 1), imported_at) "
    "FROM articles WHERE state = ? AND verified_at IS NULL AND exported_at IS NULL ORDER BY articles.number"
)


def set_aside_before(connection: Connection, limit: datetime) -> Iterator[str]:
    """Yield the ids of the articles set aside, never verified nor exported, whose last decision is before `limit`.

    Of one that was imported as it is, the time of the import counts. Raises DamagedRowError, sqlite3.Error.
    """
    for article_id, at in connection.execute(_DRAFTS, (State.SET_ASIDE.value,)):
        if moment(at) < limit:
            yield article_id
