"""Raw reads of articles, settings and the newsroom's list: the window needs them when it opens, before SQLAlchemy.

The columns and the conversion of rows come from `storage/columns`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from editorial.domain.annotation import Entity, Status
from editorial.domain.article import Article, Standing, State
from editorial.domain.consistency import damages, outside
from editorial.domain.damage import Damage, DamageCode, DamagedRowError, Place
from editorial.domain.garbage_collection import garbage_collection_paused
from editorial.domain.library import AuthorityRecord, Loaded, QueueRow
from editorial.domain.possibly_missed import PossiblyMissed
from editorial.domain.problem import Problem, ProblemCode
from editorial.domain.record import Record, Table
from editorial.storage.columns.annotations import ENTITIES, MENTIONS, ROWS
from editorial.storage.columns.articles import ARTICLES, COUNTS, QUEUE
from editorial.storage.columns.description import Selection, fails
from editorial.storage.columns.lists import AUTHORITY_RECORDS, SETTINGS
from editorial.storage.sqlite.connections import Connection
from editorial.storage.sqlite.errors import damage_of, missing
from editorial.storage.sqlite.rows import any_text, fetch, not_utf8

_QUEUE = f"SELECT {QUEUE.sql} FROM articles LEFT JOIN counts ON article_id = id"
_ORDER = "ORDER BY number"
_CHUNK = 500
"""How many ids go into one statement."""


def queue(connection: Connection) -> list[QueueRow]:
    """Return a row for each article, in the order of import."""
    return _queue(connection, f"{_QUEUE} {_ORDER}", ())


def article_count(connection: Connection) -> int:
    """Return the number of articles."""
    found: int = connection.execute("SELECT count(*) FROM counts").fetchone()[0]
    return found


def first_in(connection: Connection, states: Collection[State]) -> str | None:
    """Return the id of the article in one of `states` that was imported first, or None."""
    values = [state.value for state in states]
    where = f"WHERE state IN ({', '.join('?' * len(values))})"
    row = connection.execute(f"SELECT id FROM articles {where} {_ORDER} LIMIT 1", values).fetchone()
    return None if row is None else str(row[0])


def queue_rows(connection: Connection, article_ids: Sequence[str]) -> list[QueueRow]:
    """Return the rows of these articles; ids that are not in the library are left out."""
    rows: list[QueueRow] = []
    for start in range(0, len(article_ids), _CHUNK):
        chunk = article_ids[start : start + _CHUNK]
        where = f"WHERE id IN ({', '.join('?' * len(chunk))})"
        rows += _queue(connection, f"{_QUEUE} {where} {_ORDER}", chunk)
    return rows


def _queue(connection: Connection, statement: str, parameters: Sequence[str]) -> list[QueueRow]:
    """Return rows of the queue; one that is damaged has the problem DAMAGED, and what of it can be read."""
    try:
        return [*fetch(connection, QUEUE, statement, parameters)]
    except DamagedRowError:
        with any_text(connection):
            stored = connection.execute(statement, parameters).fetchall()
        return [_salvaged(row, number) for number, row in enumerate(stored, 1)]


def _salvaged(stored: Sequence[Any], number: int) -> QueueRow:
    """Return a row of the queue as far as it can be read; `number` is its place in the list."""
    left, row = iter(stored), QueueRow(f"{NO_ID}{number}", "", **_UNKNOWN)
    damaged = Place(ARTICLES.name)
    for part in QUEUE.parts:
        value = next(left)
        good = not_utf8([value]) is None and not fails(part, [[value]])
        if good:
            (found,) = part.decode([[value]])
            row = replace(row, **{part.field: found})
        else:
            damaged = Place(ARTICLES.name, column=part.field)
    if QUEUE.unreadable(stored) is None and not_utf8(stored) is None:
        return row
    return replace(row, problem=Problem.of(ProblemCode.DAMAGED, detail=Damage(DamageCode.UNREADABLE, damaged).words))


NO_ID = "damaged row "
"""How the id of an article is shown that has none which can be read."""
_UNKNOWN: Mapping[str, Any] = {
    "state": State.IN_REVIEW,  # what is new is prepared, what is verified exported: this is neither
    "source": None,
    "published": None,
    "imported_at": datetime(1970, 1, 1, tzinfo=UTC),
    **dict.fromkeys(("undecided", "decided", "flags", "words"), 0),
    "stale": False,
}
"""What stands in a row of the queue for what cannot be read."""


def _loaded(version: int, standing: Standing, extra: dict[str, Any], *article: Any) -> Loaded:
    """Return an article with its standing, still without annotations."""
    return Loaded(Record(Article(*article), standing, extra=extra), version)


_LOADED: Selection[Loaded] = Selection(
    _loaded, (*map(ARTICLES.part, ("version", "standing", "record_extra")), *ARTICLES.selection.parts), ARTICLES.name
)


def load(connection: Connection, article_id: str) -> Loaded:
    """Return one record with its version. Raises StorageError if there is none with that id.

    Raises DamagedRowError if something in it is damaged; what it can be opened with is named in `Loaded.damages`.
    """
    try:
        return _load(connection, article_id)
    except DamagedRowError as error:
        raise error.of_article(article_id) from error
    except sqlite3.Error as error:
        damage = damage_of(error)
        if damage is None:
            raise
        raise DamagedRowError(damage.code, damage.place._replace(article=article_id)) from error


def _load(connection: Connection, article_id: str) -> Loaded:
    for found in fetch(connection, _LOADED, f"SELECT {_LOADED.sql} FROM articles WHERE id = ?", (article_id,)):
        with garbage_collection_paused():
            rows = {table: _annotations(connection, table, article_id) for table in ROWS}
        record = replace(
            found.record,
            entities=rows[Table.ENTITY],
            mentions=rows[Table.MENTION],
            quotes=rows[Table.QUOTE],
            notes=rows[Table.NOTE],
            sources=rows[Table.SOURCE],
        )
        harmless = []
        for damage in damages(record):
            if damage.code is not DamageCode.POINTS_NOWHERE or damage.place.table == MENTIONS.name:
                raise DamagedRowError(damage.code, damage.place)
            harmless.append(damage)
        for place in repeated_wrongly(connection, record.article):
            raise DamagedRowError(DamageCode.OTHER_WORDS, place)
        if _count(record) != _counted(connection, article_id):
            harmless.append(Damage(DamageCode.COUNTED_WRONGLY, Place(COUNTS.name, article=article_id)))
        return found._replace(record=record, damages=tuple(harmless))
    raise _not_found(connection, article_id)


def _count(record: Record) -> tuple[int, int]:
    """Return how many names and quotes are undecided and decided; a row that is lost is missing here only."""
    statuses = [row.status for row in record.mentions.values()]
    statuses += [row.status for row in record.quotes.values() if row.within is None]
    undecided = statuses.count(Status.SUGGESTED)
    return undecided, len(statuses) - undecided


def _counted(connection: Connection, article_id: str) -> Any:
    return connection.execute("SELECT undecided, decided FROM counts WHERE article_id = ?", (article_id,)).fetchone()


def _not_found(connection: Connection, article_id: str) -> Exception:
    """Return the error for an article that is not there, or that only an index, or its own id, hides."""
    if article_id.startswith(NO_ID):
        return DamagedRowError(DamageCode.UNREADABLE, Place(ARTICLES.name, column="id"))
    if _one(connection, "SELECT 1 FROM articles NOT INDEXED WHERE id = ?", article_id) is not None:
        return DamagedRowError(DamageCode.INDEX, Place(ARTICLES.name, article=article_id))
    return missing(article_id)


def _annotations(connection: Connection, table: Table, article_id: str) -> dict[str, Any]:
    mapping = ROWS[table]
    # Ordered as they were added, as in the record in memory.
    statement = f"SELECT {mapping.selection.sql} FROM {mapping.name} WHERE article_id = ? ORDER BY rowid"
    return {row.id: row for row in fetch(connection, mapping.selection, statement, (article_id,))}


def repeated_wrongly(connection: Connection, article: Article) -> Iterator[Place]:
    """Yield the columns that repeat words of the article's text, and have others than those at their place.

    Of a place that was changed in the file, or of a changed text, these words are the only witness.
    """
    text = article.text
    for mapping in ROWS.values():
        for column in mapping.columns:
            if column.slice_of is None:
                continue
            start, end = column.slice_of
            statement = f'SELECT "{start}", "{end}", "{column.name}", rowid FROM {mapping.name} WHERE article_id = ?'
            with any_text(connection):
                rows = connection.execute(statement, (article.id,)).fetchall()
            wrong = [number for at, to, words, number in rows if (None if at is None else text[at:to]) != words]
            for number in wrong:
                with any_text(connection):
                    key: str = _one(connection, f"SELECT id FROM {mapping.name} WHERE rowid = ?", number)
                yield Place(mapping.name, key, column.name, article.id)


def find_text(connection: Connection, sha256: str) -> str | None:
    """Return the id of the article whose text has this SHA-256, or None."""
    found: str | None = _one(connection, "SELECT id FROM articles WHERE sha256 = ?", sha256)
    return found


def known_articles(connection: Connection, articles: Sequence[Article]) -> tuple[dict[str, str], set[str]]:
    """Return which of some articles the library has: ids by the SHA-256 of a text, and the ids that are taken."""
    texts, taken = dict[str, str](), set[str]()
    for start in range(0, len(articles), _CHUNK):
        chunk = articles[start : start + _CHUNK]
        marks = ", ".join("?" * len(chunk))
        hashes, ids = [one.sha256 for one in chunk], [one.id for one in chunk]
        texts |= dict(connection.execute(f"SELECT sha256, id FROM articles WHERE sha256 IN ({marks})", hashes))
        taken |= {one for (one,) in connection.execute(f"SELECT id FROM articles WHERE id IN ({marks})", ids)}
    return texts, taken


def version(connection: Connection, article_id: str) -> int:
    """Return the article's version. Raises StorageError if there is no such article."""
    found: int | None = _one(connection, "SELECT version FROM articles WHERE id = ?", article_id)
    if found is None:
        raise _not_found(connection, article_id)
    return found


def versions(connection: Connection) -> dict[str, int]:
    """Return the version of every article, by id."""
    return dict(connection.execute("SELECT id, version FROM articles"))


def ids(connection: Connection, states: Collection[State]) -> list[str]:
    """Return the ids of the articles in one of `states` (of all if there are none), in the order of import."""
    rows = connection.execute("SELECT id, state FROM articles ORDER BY number")
    wanted = {state.value for state in states}
    return [article_id for article_id, state in rows if not wanted or state in wanted]


def possibly_missed(connection: Connection, article_id: str) -> tuple[PossiblyMissed, ...]:
    """Return the spans that may be names, but with too low a score to suggest. Raises StorageError."""
    text: str | None = _one(connection, "SELECT possibly_missed FROM articles WHERE id = ?", article_id)
    if text is None:
        raise _not_found(connection, article_id)
    at = Place(ARTICLES.name, "", "possibly_missed", article_id)
    try:
        found: tuple[PossiblyMissed, ...] = ARTICLES.decode("possibly_missed", text)
    except DamagedRowError as error:
        raise DamagedRowError(DamageCode.UNREADABLE, at) from error
    words: str = _one(connection, "SELECT text FROM articles WHERE id = ?", article_id)
    if outside((missed.span for missed in found), words):
        raise DamagedRowError(DamageCode.OUTSIDE, at)
    return found


def get_setting(connection: Connection, key: str, default: Any) -> Any:
    """Return the value stored under `key`, or `default` if there is none."""
    with any_text(connection):
        text: str | None = _one(connection, "SELECT value FROM settings WHERE key = ?", key)
    return default if text is None else SETTINGS.decode("value", text)


def authority_records(connection: Connection) -> tuple[AuthorityRecord, ...]:
    """Return the newsroom's own list, by name."""
    selection = AUTHORITY_RECORDS.selection
    return tuple(fetch(connection, selection, f"SELECT {selection.sql} FROM authority_records ORDER BY name, id"))


def open_names(connection: Connection) -> tuple[tuple[str, Entity], ...]:
    """Return the undecided names without a link in articles that are not verified, each with the article's id."""
    selection = ENTITIES.selection
    ids = [key for (key,) in connection.execute(f"SELECT article_id FROM entities {_OPEN}")]
    found = fetch(connection, selection, f"SELECT {selection.sql} FROM entities {_OPEN}")
    return tuple(zip(ids, found, strict=True))


_OPEN = (
    "WHERE status = 'suggested' AND authority IS NULL AND article_id IN "
    "(SELECT articles.id FROM articles WHERE state IN ('suggested', 'in_review')) ORDER BY rowid"
)


def _one(connection: Connection, statement: str, parameter: str | int) -> Any:
    """Return the first column of the first row, or None if there is no row."""
    row = connection.execute(statement, (parameter,)).fetchone()
    return None if row is None else row[0]
