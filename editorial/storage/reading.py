"""Reading articles, settings and the newsroom's list, with the driver alone: the first picture needs all of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from editorial.domain.article import Article, Override, Standing, State, Verified, Zone
from editorial.domain.errors import StorageError
from editorial.domain.garbage_collection import garbage_collection_paused
from editorial.domain.library import AuthorityRecord, Loaded, QueueRow
from editorial.domain.plain import from_plain
from editorial.domain.record import Record, Table
from editorial.domain.suggestions import PossiblyMissed
from editorial.storage.codec import mapping, moment, parse, strings
from editorial.storage.rows import SHAPES


def missing(article_id: str) -> StorageError:
    """Return the error for an article that is not there."""
    return StorageError(f"The article {article_id} is not in the library. It may have been removed elsewhere.")


_QUEUE = """
SELECT id, title, state, source, published, imported_at, undecided, decided, flags, words,
  exported_at IS NOT NULL AND last_decision > exported_decision, exported_at, problem
FROM articles JOIN counts ON article_id = id {only} ORDER BY number
"""
_AT_ONCE = 500
"""How many ids go into one statement."""


def queue(connection: sqlite3.Connection) -> list[QueueRow]:
    """Return a row for each article, in the order of import."""
    return [*_queue(connection.execute(_QUEUE.format(only="")))]


def queue_rows(connection: sqlite3.Connection, article_ids: Sequence[str]) -> list[QueueRow]:
    """Return the rows of these articles, as far as they are there."""
    rows: list[QueueRow] = []
    for start in range(0, len(article_ids), _AT_ONCE):
        some = article_ids[start : start + _AT_ONCE]
        only = f"WHERE id IN ({', '.join('?' * len(some))})"
        rows += _queue(connection.execute(_QUEUE.format(only=only), some))
    return rows


def _queue(found: Iterable[tuple[Any, ...]]) -> Iterator[QueueRow]:
    for id_, title, state, source, published, imported, undecided, decided, flags, words, stale, exported, why in found:
        yield QueueRow(
            id=id_,
            title=title,
            state=State(state),
            source=source,
            published=published,
            imported_at=moment(imported),
            undecided=undecided,
            decided=decided,
            flags=flags,
            words=words,
            stale=bool(stale),
            exported_at=moment(exported) if exported else None,
            problem=why,
        )


_ARTICLE = """
SELECT version, state, verified_by, verified_at, override_reason, override_undecided, title, sha256, authors, source,
  credit, published, language, supersedes, zones, extra, record_extra, text
FROM articles WHERE id = ?
"""


def load(connection: sqlite3.Connection, article_id: str) -> Loaded:
    """Return one record with its version."""
    row = connection.execute(_ARTICLE, (article_id,)).fetchone()
    if row is None:
        raise missing(article_id)
    (found, state, by, at, reason, undecided, title, sha256, authors, source,
     credit, published, language, supersedes, zones, extra, record_extra, text) = row  # fmt: skip
    article = Article(
        id=article_id,
        title=title,
        text=text,
        sha256=sha256,
        authors=strings(authors),
        source=source,
        credit=credit,
        published=published,
        language=language,
        supersedes=supersedes,
        zones=from_plain(tuple[Zone, ...], parse(zones)),
        extra=mapping(extra),
    )
    with garbage_collection_paused():
        rows = {table: _rows(connection, table, article_id) for table in SHAPES}
    record = Record(
        article=article,
        standing=_standing(state, by, at, reason, undecided),
        entities=rows[Table.ENTITY],
        mentions=rows[Table.MENTION],
        quotes=rows[Table.QUOTE],
        notes=rows[Table.NOTE],
        extra=mapping(record_extra),
    )
    return Loaded(record, found)


def _standing(state: str, by: str | None, at: str | None, reason: str | None, undecided: int | None) -> Standing:
    if by is None or at is None:
        return Standing(State(state))
    override = None if reason is None or undecided is None else Override(reason, undecided)
    return Standing(State(state), Verified(by, moment(at), override))


def _rows(connection: sqlite3.Connection, table: Table, article_id: str) -> dict[str, Any]:
    shape = SHAPES[table]
    columns = ", ".join(f'"{name}"' for name in shape.columns)
    # In the order in which they came, as in the record in memory.
    statement = f"SELECT {columns} FROM {shape.table} WHERE article_id = ? ORDER BY rowid"
    read = shape.read
    return {row[0]: read(row) for row in connection.execute(statement, (article_id,)).fetchall()}


def find_text(connection: sqlite3.Connection, sha256: str) -> str | None:
    """Return the id of the article whose text has this SHA-256, or None."""
    found: str | None = _one(connection, "SELECT id FROM articles WHERE sha256 = ?", sha256)
    return found


def version(connection: sqlite3.Connection, article_id: str) -> int:
    """Return the article's version."""
    found: int | None = _one(connection, "SELECT version FROM articles WHERE id = ?", article_id)
    if found is None:
        raise missing(article_id)
    return found


def ids(connection: sqlite3.Connection, states: Collection[State]) -> list[str]:
    """Return the ids of the articles in one of `states` (of all if there are none), in the order of import."""
    rows = connection.execute("SELECT id, state FROM articles ORDER BY number")
    wanted = {state.value for state in states}
    return [article_id for article_id, state in rows if not wanted or state in wanted]


def possibly_missed(connection: sqlite3.Connection, article_id: str) -> tuple[PossiblyMissed, ...]:
    """Return the stretches that may be names the software did not dare to suggest."""
    text: str | None = _one(connection, "SELECT possibly_missed FROM articles WHERE id = ?", article_id)
    if text is None:
        raise missing(article_id)
    return from_plain(tuple[PossiblyMissed, ...], parse(text))


def get_setting(connection: sqlite3.Connection, key: str, default: Any) -> Any:
    """Return the value kept under `key`, or `default` if there is none."""
    text: str | None = _one(connection, "SELECT value FROM settings WHERE key = ?", key)
    return default if text is None else parse(text)


def authority_records(connection: sqlite3.Connection) -> tuple[AuthorityRecord, ...]:
    """Return the newsroom's own list, by name."""
    rows = connection.execute(
        "SELECT id, name, label, aliases, external_ids, note, version FROM authority_records ORDER BY name, id"
    )
    return tuple(
        AuthorityRecord(id_, name, label, strings(aliases), mapping(external), note, found)
        for id_, name, label, aliases, external, note, found in rows
    )


def _one(connection: sqlite3.Connection, statement: str, parameter: str) -> Any:
    row = connection.execute(statement, (parameter,)).fetchone()
    return None if row is None else row[0]
