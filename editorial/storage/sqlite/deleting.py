"""Deleting articles with everything that belongs to them, and bringing them back while the library stays open.

What the log keeps is its hashes: the SHA-256 of the text, and the links of the chain, without their contents. The text
of a source goes with the last article that needs it.

The rows are moved to temporary tables of the writing connection in the transaction that deletes them: the file holds
all of an article or nothing of it, whenever the process ends. The temporary tables end with the connection.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Generator, Sequence
from typing import Any

from sqlalchemy import Connection, Row

from editorial.domain.errors import RuleError
from editorial.domain.library import Contents
from editorial.domain.log_entry import EntryKind
from editorial.domain.settings import Setting
from editorial.storage.codec import dump, now
from editorial.storage.columns.source_texts import IN_DECISION
from editorial.storage.sqlite.log_writing import append, who
from editorial.storage.tables import METADATA, counts

TABLES = [table for table in METADATA.sorted_tables if "article_id" in table.c and table is not counts]
"""The tables with rows of an article, beside `articles`, in an order in which they can be filled.

Triggers keep the counts and the search index.
"""
_AT_A_TIME = 50
"""How many articles are deleted between two looks whether this is still wanted: some 0.1 s."""
_HASH = re.compile(r'"sha256":"([0-9a-f]{64})"')
"""How the hash of a source's text stands in the changes of a decision."""
_PAGES = 50
"""How much of the search index is merged in one transaction; 50 pages take some 0.02 s."""


def contents(connection: Connection, article_ids: Sequence[str]) -> Contents:
    """Return how much a deletion of these articles would take away."""
    ids = json.dumps([*article_ids])
    among = "(SELECT value FROM json_each(?1))"
    counted = [
        connection.exec_driver_sql(f"SELECT count(*) FROM {rows}", (ids,)).scalar_one()
        for rows in (
            f"articles WHERE id IN {among}",
            f"entities WHERE article_id IN {among} AND status <> 'rejected'",
            f"quotes WHERE article_id IN {among} AND status <> 'rejected' AND continues IS NULL AND within IS NULL",
            f"decisions WHERE article_id IN {among}",
            f"notes WHERE article_id IN {among}",
            f"sources WHERE article_id IN {among}",
            f"(SELECT DISTINCT article_id FROM sources WHERE article_id NOT IN {among} AND (of_article IN {among} "
            f"OR sha256 IN (SELECT sha256 FROM articles WHERE id IN {among})))",
        )
    ]
    return Contents(*counted)


def is_untouched(connection: Connection, article_ids: Sequence[str]) -> bool:
    """Return whether no decision on these articles stands, and none of them was exported."""
    touched: int = connection.exec_driver_sql(
        "WITH ids AS (SELECT value FROM json_each(?)) SELECT "
        "(SELECT count(*) FROM articles WHERE id IN ids AND exported_at IS NOT NULL) "
        "+ (SELECT coalesce(sum(iif(undoes IS NULL, 1, -1)), 0) FROM decisions WHERE article_id IN ids)",
        (json.dumps([*article_ids]),),
    ).scalar_one()
    return not touched


def delete(connection: Connection, article_ids: Sequence[str], deletion: int) -> Generator[int, None, frozenset[int]]:
    """Move articles into the temporary tables, under the number of this deletion; those not there are left out.

    Yields how many are dealt with, after some of them each time. Returns the numbers of the decisions that went too.
    """
    _make_temporary_tables(connection)
    connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")  # the trigger wants an article gone before its decisions
    connection.exec_driver_sql("PRAGMA secure_delete=ON")  # what is deleted is overwritten, too
    gone: list[dict[str, Any]] = []
    for begin in range(0, len(article_ids), _AT_A_TIME):
        some = article_ids[begin : begin + _AT_A_TIME]
        gone += _move(connection, some, deletion)
        yield begin + len(some)
    _move_texts(connection, _texts_of(connection, deletion))
    connection.exec_driver_sql(
        "INSERT INTO settings (key, version, value) VALUES (?, 1, 'true') "
        "ON CONFLICT (key) DO UPDATE SET value = 'true', version = version + 1",
        (Setting.SEARCH_DUE.value,),
    )
    at, by = now(), who(connection)
    for remains in gone:
        append(connection, EntryKind.DELETION, dump(remains), at, by=by)
    kept = connection.exec_driver_sql("SELECT number FROM temp.deleted_decisions WHERE deletion = ?", (deletion,))
    return frozenset(number for (number,) in kept)


def _move(connection: Connection, article_ids: Sequence[str], deletion: int) -> list[dict[str, Any]]:
    """Move some articles; return what the log keeps of each."""
    keys, kept = [(one,) for one in article_ids], [(deletion, one) for one in article_ids]
    connection.exec_driver_sql(_keep("articles", "id"), kept)
    for table in TABLES:
        connection.exec_driver_sql(_keep(table.name, "article_id"), kept)
    remains = [found for one in article_ids if (found := _remains(connection, one)) is not None]
    connection.exec_driver_sql("DELETE FROM articles WHERE id = ?", keys)
    for table in reversed(TABLES):
        connection.exec_driver_sql(f"DELETE FROM {table.name} WHERE article_id = ?", keys)
    return remains


def _texts_of(connection: Connection, deletion: int) -> set[str]:
    """Return the hashes of the texts that the articles of a deletion need, or that undo in them may need."""
    rows = connection.exec_driver_sql("SELECT sha256 FROM temp.deleted_sources WHERE deletion = ?", (deletion,))
    found = {str(one) for (one,) in rows}
    made = connection.exec_driver_sql(
        f"SELECT changes FROM temp.deleted_decisions WHERE deletion = ? AND {IN_DECISION}", (deletion,)
    )
    for (changes,) in made:
        found.update(_HASH.findall(changes))
    return found


def _move_texts(connection: Connection, hashes: Collection[str]) -> None:
    """Keep the texts of sources for undo, and delete those that no other article needs."""
    for one in hashes:
        connection.exec_driver_sql(
            "INSERT OR IGNORE INTO temp.deleted_source_texts SELECT * FROM main.source_texts WHERE sha256 = ?", (one,)
        )
        connection.exec_driver_sql(
            "DELETE FROM main.source_texts WHERE sha256 = ?1 AND NOT EXISTS "
            "(SELECT 1 FROM main.sources WHERE sha256 = ?1) AND NOT EXISTS "
            f"(SELECT 1 FROM main.decisions WHERE {IN_DECISION} AND instr(changes, ?1) > 0)",
            (one,),
        )


def _restore_texts(connection: Connection, hashes: Collection[str]) -> None:
    for one in hashes:
        connection.exec_driver_sql(
            "INSERT OR IGNORE INTO main.source_texts SELECT * FROM temp.deleted_source_texts WHERE sha256 = ?", (one,)
        )


def _remains(connection: Connection, article_id: str) -> dict[str, Any] | None:
    """Return what the log keeps of an article: hashes, and how many entries there were; None if it is not there."""
    row = connection.exec_driver_sql(
        "SELECT sha256, (SELECT hash FROM chain WHERE number = (SELECT max(number) FROM log WHERE article_id = ?1)), "
        "(SELECT count(*) FROM log WHERE article_id = ?1) FROM articles WHERE id = ?1",
        (article_id,),
    ).first()
    return None if row is None else {"sha256": row[0], "head": row[1], "entries": row[2]}


def restore(connection: Connection, deletion: int) -> Generator[tuple[int, int], None, tuple[str, ...]]:
    """Move the articles of a deletion back, and return their ids; yield how many tables are filled, of how many.

    Raises RuleError if the text, or another one with its id, was imported since.
    """
    _make_temporary_tables(connection)
    _refuse_twins(connection, deletion)
    connection.exec_driver_sql(
        "UPDATE temp.deleted_articles SET number = NULL "
        "WHERE deletion = ? AND number IN (SELECT number FROM main.articles)",
        (deletion,),
    )
    names = ("articles", *(table.name for table in TABLES))
    for filled, name in enumerate(names):
        yield filled, len(names)
        columns = ", ".join(f'"{column.name}"' for column in METADATA.tables[name].c)
        connection.exec_driver_sql(
            f"INSERT INTO main.{name} ({columns}) SELECT {columns} FROM temp.deleted_{name} WHERE deletion = ? "
            "ORDER BY rowid",
            (deletion,),
        )
    rows = connection.exec_driver_sql(
        "SELECT there.id FROM main.articles AS there JOIN temp.deleted_articles AS gone ON there.id = gone.id "
        "WHERE gone.deletion = ? ORDER BY there.number",
        (deletion,),
    ).all()
    _restore_texts(connection, _texts_of(connection, deletion))
    _drop(connection, deletion)
    for (article_id,) in rows:
        content = dump(_remains(connection, article_id))
        append(connection, EntryKind.RETURN, content, now(), by=who(connection), article_id=article_id)
    return tuple(article_id for (article_id,) in rows)


def merge_search_index(connection: Connection, *, pages: int = _PAGES, resume: bool) -> bool:
    """Merge a part of the search index, after which the words of deleted articles are no longer in it.

    `resume` is whether a part was merged before. Returns whether there may be more to do; the setting SEARCH_DUE is
    removed when there is not.
    """
    before = _changes_made(connection)
    connection.exec_driver_sql("PRAGMA secure_delete=ON")
    connection.exec_driver_sql(
        "INSERT INTO article_search (article_search, rank) VALUES ('merge', ?)", (pages if resume else -pages,)
    )
    if _changes_made(connection) - before > 1:
        return True
    connection.exec_driver_sql("DELETE FROM settings WHERE key = ?", (Setting.SEARCH_DUE.value,))
    return False


def _changes_made(connection: Connection) -> int:
    found: int = connection.exec_driver_sql("SELECT total_changes()").scalar_one()
    return found


def _make_temporary_tables(connection: Connection) -> None:
    for name in ("articles", *(table.name for table in TABLES)):
        connection.exec_driver_sql(
            f"CREATE TEMP TABLE IF NOT EXISTS deleted_{name} AS SELECT 0 AS deletion, * FROM main.{name} WHERE 0"
        )
    connection.exec_driver_sql(
        "CREATE TEMP TABLE IF NOT EXISTS deleted_source_texts (sha256 TEXT PRIMARY KEY, turns TEXT, text TEXT)"
    )


def _keep(name: str, key: str) -> str:
    order = "number" if name == "articles" else "rowid"  # the order in which they were added
    return f"INSERT INTO temp.deleted_{name} SELECT ?, * FROM main.{name} WHERE {key} = ? ORDER BY {order}"


def _drop(connection: Connection, deletion: int) -> None:
    for name in ("articles", *(table.name for table in TABLES)):
        connection.exec_driver_sql(f"DELETE FROM temp.deleted_{name} WHERE deletion = ?", (deletion,))


def _refuse_twins(connection: Connection, deletion: int) -> None:
    twin: Row[tuple[str]] | None = connection.exec_driver_sql(
        "SELECT there.title FROM main.articles AS there JOIN temp.deleted_articles AS gone "
        "ON there.id = gone.id OR there.sha256 = gone.sha256 WHERE gone.deletion = ?",
        (deletion,),
    ).first()
    if twin is not None:
        raise RuleError(f"“{twin[0]}” was imported again since it was deleted; delete that first")
