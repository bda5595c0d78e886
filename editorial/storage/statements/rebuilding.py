"""Writing of an article's rows, and of the newsroom's list, as the log makes them."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from sqlalchemy import Connection, delete, insert, update

from editorial.domain.chain import article_faults
from editorial.domain.replay import Kept, ReplayError, replay, replay_newsroom
from editorial.domain.text import sha256
from editorial.storage.columns.annotations import ROWS
from editorial.storage.columns.articles import ARTICLES
from editorial.storage.columns.lists import AUTHORITY_RECORDS
from editorial.storage.sqlite import entry_reading
from editorial.storage.sqlite.rows import any_text
from editorial.storage.statements.settings import put_setting
from editorial.storage.statements.writing import Owner, insert_rows
from editorial.storage.tables import METADATA, articles, authority_records


def rebuild_article(connection: Connection, article_id: str) -> bool:
    """Write an article's rows again as its log makes them; return False, without a change, if it does not say how.

    It says so if every entry is what was written, and the text is the one that was imported. Nothing is logged: the
    log says already what is then there.
    """
    kept = _replayed(connection, article_id)
    if kept is None:
        return False
    record = kept.record
    for mapping in reversed([*ROWS.values()]):
        table = METADATA.tables[mapping.name]
        connection.execute(delete(table).where(table.c.article_id == article_id))
    (columns,) = ARTICLES.write([record.article])
    del columns["text"]
    columns |= ARTICLES.encode(
        standing=record.standing,
        record_extra=record.extra,
        **{field.name: getattr(kept, field.name) for field in fields(kept) if field.name != "record"},
    )
    statement = update(articles).where(articles.c.id == article_id)
    connection.execute(statement.values(version=articles.c.version + 1, **columns))
    for kind, mapping in ROWS.items():
        rows = [*record.table(kind).values()]
        insert_rows(connection, mapping, [Owner(article_id, record.article.text)] * len(rows), rows)
    return True


def _replayed(connection: Connection, article_id: str) -> Kept | None:
    raw = _driver(connection)
    with any_text(raw):
        row = raw.execute("SELECT text FROM articles WHERE id = ?", (article_id,)).fetchone()
    if row is None or not isinstance(row[0], str):
        return None
    entries = [*entry_reading.entries(raw, article_id)]
    if any(True for _ in article_faults(entries)):
        return None
    try:
        kept = replay(entries, row[0])
    except ReplayError:
        return None
    try:
        right = sha256(row[0]) == kept.record.article.sha256
    except UnicodeEncodeError:
        return None
    return kept if right else None


def _driver(connection: Connection) -> Any:
    """Return the driver's connection below SQLAlchemy's, which sees what the transaction wrote."""
    return connection.connection.driver_connection


def rebuild_newsroom(connection: Connection) -> bool:
    """Write the newsroom's list and the settings again as the log makes them; return False if it does not say how."""
    entries = [*entry_reading.entries(_driver(connection), None)]
    if any(True for _ in article_faults(entries)):
        return False
    try:
        newsroom = replay_newsroom(entries)
    except ReplayError:
        return False
    connection.execute(delete(authority_records))
    if newsroom.authority_records:
        connection.execute(insert(authority_records), AUTHORITY_RECORDS.write([*newsroom.authority_records.values()]))
    for key, value in newsroom.settings.items():
        put_setting(connection, key, value)
    return True
