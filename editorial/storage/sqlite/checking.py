"""Reading of a whole library to find what is wrong in it, part by part, with the bare driver."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any

from editorial.domain.chain import FaultCode
from editorial.domain.consistency import damages, newsroom_not_from_log, not_from_log, outside
from editorial.domain.damage import Damage, DamageCode, DamagedRowError, Place
from editorial.domain.replay import ReplayError, replay, replay_newsroom
from editorial.domain.settings import fits
from editorial.storage.columns.annotations import ROWS
from editorial.storage.columns.articles import ARTICLES, COUNTS
from editorial.storage.columns.description import Selection
from editorial.storage.columns.lists import AUTHORITY_RECORDS, DECISIONS, SETTINGS
from editorial.storage.sqlite import entry_reading, source_reading
from editorial.storage.sqlite.connections import Connection
from editorial.storage.sqlite.rows import any_text, not_utf8

MOST = 1000
"""How many damages of one part are named."""
_OF_LOG: Mapping[FaultCode, DamageCode] = {
    FaultCode.CHANGED: DamageCode.LOG_CHANGED,
    FaultCode.OUT_OF_CHAIN: DamageCode.LOG_OUT_OF_CHAIN,
    FaultCode.MISSING: DamageCode.LOG_MISSING,
    FaultCode.ERASED: DamageCode.LOG_ERASED,
    FaultCode.UNLOGGED: DamageCode.LOG_UNLOGGED,
    FaultCode.UNKNOWN: DamageCode.LOG_UNKNOWN,
}
"""What each fault of the log is called as damage."""


def foreign_keys(connection: Connection) -> Iterator[Damage]:
    """Yield the rows that belong to a row that is not there."""
    rows = connection.execute("PRAGMA foreign_key_check").fetchmany(MOST)
    for table, row, parent, _ in rows:
        yield Damage(DamageCode.ORPHAN, Place(table, "" if row is None else str(row)), parent)


Rules = Mapping[tuple[str, str], str]
"""The statements that make tables, indexes and triggers, by kind and name."""


def rules(connection: Connection) -> Rules:
    """Return the tables, indexes and triggers of a library."""
    found = connection.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    return {(str(kind), str(name)): str(sql) for kind, name, sql in found}


def rules_of(path: Path) -> Rules:
    """Return those of another file. Raises sqlite3.Error."""
    with closing(sqlite3.connect(path)) as connection:
        return rules(connection)


def missing_rules(here: Rules, expected: Rules) -> Iterator[tuple[str, str]]:
    """Yield kind and name of what is missing; a trigger must say the same words, tables may be older and say others."""
    for (kind, name), sql in expected.items():
        if (kind, name) not in here or (kind == "trigger" and here[kind, name].split() != sql.split()):
            yield kind, name


def article_ids(connection: Connection) -> tuple[list[str], list[Damage]]:
    """Return the ids of the articles, and a damage for each that has none which can be read."""
    with any_text(connection):
        rows = connection.execute("SELECT number, id FROM articles NOT INDEXED ORDER BY number").fetchall()
    good = [key for _, key in rows if isinstance(key, str) and not_utf8([key]) is None]
    bad = [number for number, key in rows if not isinstance(key, str) or not_utf8([key]) is not None]
    return good, [Damage(DamageCode.UNREADABLE, Place(ARTICLES.name, str(number), "id")) for number in bad]


def article(connection: Connection, article_id: str) -> Iterator[Damage]:
    """Yield all that is wrong with an article: its rows with its text, and all of it with its log."""
    try:
        kept = entry_reading.kept(connection, article_id)
    except DamagedRowError as error:
        yield from _each_row(connection, article_id, error)
        return
    text = kept.record.article.text
    yield from damages(kept.record)
    if outside((one.span for one in kept.possibly_missed), text):
        yield Damage(DamageCode.OUTSIDE, Place(ARTICLES.name, column="possibly_missed", article=article_id))
    (words,) = connection.execute("SELECT words FROM articles WHERE id = ?", (article_id,)).fetchone()
    if words != len(text.split()):
        yield Damage(DamageCode.WORDS_COUNTED_WRONGLY, Place(ARTICLES.name, article=article_id))
    try:
        yield from not_from_log(kept, replay(entry_reading.entries(connection, article_id), text))
    except ReplayError as error:
        yield Damage(DamageCode.LOG_UNREADABLE, Place("log", str(error.number or ""), article=article_id))


def log(connection: Connection) -> Iterator[Damage]:
    """Yield what is wrong with the chain of the log, and what beside articles is not as the log makes it."""
    for fault in entry_reading.faults(connection, lambda _number: None):
        place = Place(
            "decisions" if fault.code is FaultCode.UNLOGGED else "log", str(fault.number), "", fault.article_id or ""
        )
        yield Damage(_OF_LOG[fault.code], place)
    try:
        replayed = replay_newsroom(entry_reading.entries(connection, None))
        yield from newsroom_not_from_log(entry_reading.newsroom(connection), replayed)
    except ReplayError as error:
        yield Damage(DamageCode.LOG_UNREADABLE, Place("log", str(error.number)))
    except DamagedRowError:
        return  # `lists` says which row


def _each_row(connection: Connection, article_id: str, first: DamagedRowError) -> Iterator[Damage]:
    """Yield each row of an article that cannot be read; the first error, if all can by themselves."""
    found = False
    for mapping in (ARTICLES, *ROWS.values(), DECISIONS):
        where = "WHERE id = ?" if mapping is ARTICLES else "WHERE article_id = ?"
        for damage in _unreadable(connection, mapping.selection, where, (article_id,), None):
            found = True
            yield Damage(damage.code, Place(damage.place.table, damage.place.row, damage.place.column, article_id))
    if not found:
        yield first.damage


def _unreadable(
    connection: Connection, selection: Selection[Any], where: str, keys: tuple[str, ...], error: DamagedRowError | None
) -> Iterator[Damage]:
    """Yield a damage for each row that cannot be read; `error` if there is none."""
    found = False
    columns = [column.name for part in selection.parts for column in part.columns]
    with any_text(connection):
        rows = connection.execute(f"SELECT {selection.sql} FROM {selection.table} {where}", keys).fetchall()
    for row in rows:
        place, column = not_utf8(row), selection.unreadable(row)
        if place is not None:
            found = True
            yield Damage(DamageCode.NOT_UTF8, Place(selection.table, selection.key_of(row), columns[place]))
        elif column is not None:
            found = True
            yield Damage(DamageCode.UNREADABLE, Place(selection.table, selection.key_of(row), column))
    if error is not None and not found:
        yield error.damage


def lists(connection: Connection) -> Iterator[Damage]:
    """Yield what is wrong with the newsroom's list and the settings."""
    yield from _unreadable(connection, AUTHORITY_RECORDS.selection, "", (), None)
    yield from settings(connection)


def settings(connection: Connection) -> Iterator[Damage]:
    """Yield the settings that cannot be used."""
    with any_text(connection):
        rows = connection.execute("SELECT key, value FROM settings NOT INDEXED").fetchall()
    for key, stored in rows:
        if not isinstance(key, str) or not_utf8([key]) is not None:
            yield Damage(DamageCode.SETTING, Place(SETTINGS.name))
            continue
        try:
            value = SETTINGS.decode("value", stored)
        except DamagedRowError:
            value = object()
        if not_utf8([stored]) is not None or not _usable(key, value):
            yield Damage(DamageCode.SETTING, Place(SETTINGS.name, key))


def _usable(key: str, value: Any) -> bool:
    return type(value) is not object and fits(key, value)


def counts(connection: Connection) -> Iterator[Damage]:
    """Yield the articles whose names and quotes are not as many as the counts say."""
    rows = connection.execute(
        f"{COUNTED} EXCEPT SELECT article_id, undecided, decided, flags, sources, unchecked, to_change FROM counts"
    )
    for article_id, *_ in rows.fetchmany(MOST):
        yield Damage(DamageCode.COUNTED_WRONGLY, Place(COUNTS.name, article=str(article_id)))


def source_texts(connection: Connection) -> Iterator[Damage]:
    """Yield the texts of sources that cannot be read, or are not what was stored."""
    yield from islice(source_reading.damages(connection), MOST)


COUNTED = """
WITH one AS (
    SELECT article_id, status, marks, 0 AS unchecked, 0 AS to_change FROM mentions UNION ALL
    SELECT article_id, status, marks, status <> 'rejected' AND kind = 'direct' AND NOT holds,
        status <> 'rejected' AND holds AND json_extract(source_check, '$.outcome') = 'must-change'
    FROM (
        SELECT *, CASE WHEN source_check IS NULL OR NOT json_valid(source_check) OR NOT json_valid(speakers) THEN 0
            ELSE coalesce(json_extract(source_check, '$.words.start') = start
                AND json_extract(source_check, '$.words.end') = "end"
                AND json_extract(source_check, '$.speaker') IS json_extract(speakers, '$[0].entity'), 0) END AS holds
        FROM quotes WHERE within IS NULL
    )
)
SELECT id, coalesce(sum(status = 'suggested'), 0), coalesce(sum(status <> 'suggested'), 0),
    coalesce(sum(instr(marks, '"flag"') > 0), 0),
    (SELECT count(*) FROM sources WHERE sources.article_id = articles.id),
    coalesce(sum(unchecked), 0), coalesce(sum(to_change), 0)
FROM articles LEFT JOIN one ON article_id = id GROUP BY id
"""
"""How many names and quotes of each article are undecided, decided and flagged, and so on, as `COUNTS` has them."""
