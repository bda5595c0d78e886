"""Writing of articles and of changes to their annotations, inside a transaction of the caller."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Delete, Update, bindparam, delete, insert, select, update
from sqlalchemy import Table as SqlTable
from sqlalchemy.exc import IntegrityError

from editorial.domain import log_content
from editorial.domain.article import Article, Standing
from editorial.domain.errors import ConflictError, InputError, RuleError
from editorial.domain.library import Added
from editorial.domain.log_entry import EntryKind
from editorial.domain.record import Change, Record, Table
from editorial.storage.columns.annotations import ROWS, add_words, repeats_words
from editorial.storage.columns.articles import ARTICLES
from editorial.storage.columns.description import TableMapping, Values
from editorial.storage.columns.log import write_content
from editorial.storage.sqlite.errors import missing
from editorial.storage.sqlite.log_writing import append, who
from editorial.storage.statements.source_texts import put_texts
from editorial.storage.tables import METADATA, articles

_CHUNK = 500
"""How many rows are written at once: the columns of all rows of a long article are never in memory together."""
R = TypeVar("R")


def add(connection: Connection, record: Record, at: datetime) -> Added:
    """Store a record, unless its text is in the library already.

    Raises InputError if another text has its id, or if its rows do not fit together.
    """
    article = record.article
    twin = connection.scalar(select(articles.c.id).where(articles.c.sha256 == article.sha256))
    if twin is not None:
        return Added(twin, duplicate_of=twin)
    if connection.scalar(select(articles.c.id).where(articles.c.id == article.id)) is not None:
        raise InputError(
            "another article with this id, but with another text, is in the library. "
            "Give the changed version an id of its own, and name this one in “supersedes”.",
            source=article.source or article.title,
            place=f"id {article.id}",
        )
    _check(record)
    try:
        connection.execute(insert(articles), _article_columns(record, at))
        for table, mapping in ROWS.items():
            insert_rows(connection, mapping, article, [*record.table(table).values()])
        put_texts(connection, record.source_texts.values())
        content = write_content(log_content.of_record(record))
        append(connection, EntryKind.IMPORT, content, at, by=who(connection), article_id=article.id)
    except IntegrityError as error:
        raise InputError(f"it does not fit the library ({error.orig})", source=article.id) from error
    return Added(article.id)


def add_all(connection: Connection, records: Sequence[Record], at: datetime, watch: Callable[[], None]) -> list[Added]:
    """Store each of the records as `add` does; `watch` is called before each, and may raise an error to stop."""
    found = []
    for record in records:
        watch()
        found.append(add(connection, record, at))
    return found


def insert_rows(connection: Connection, mapping: TableMapping[Any], article: Article, rows: Sequence[Any]) -> None:
    """Insert annotations of one kind of an article."""
    for chunk in _chunks(rows):
        _insert(_Target(connection, mapping, article.id, article.text), chunk)


def _check(record: Record) -> None:
    article = record.article
    for row in record.mentions_and_quotes:
        if row.span.end > len(article.text):
            raise InputError("it ends after the end of the text", source=article.id, place=row.id)
    for mention in record.mentions.values():
        if mention.entity is not None and mention.entity not in record.entities:
            reason = f"its entity {mention.entity} is not in the record"
            raise InputError(reason, source=article.id, place=mention.id)


def _article_columns(record: Record, at: datetime) -> Values:
    (columns,) = ARTICLES.write([record.article])
    return columns | ARTICLES.encode(
        version=1,
        standing=record.standing,
        words=len(record.article.text.split()),
        imported_at=at,
        last_decision=0,
        possibly_missed=(),
        record_extra=record.extra,
    )


def change(
    connection: Connection,
    article_id: str,
    changes: Iterable[Change],
    expected_version: int,
    watch: Callable[[], None] = lambda: None,
    **fields: Any,
) -> int:
    """Write changed rows, each in one change, and `fields` of the article; return the article's new version.

    `watch` is called repeatedly during a long write; an exception that it raises ends the write.
    Raises ConflictError if the article's version is not the one expected.
    """
    by_table: dict[Table, list[Change]] = {}
    for item in changes:
        if isinstance(item.after, Standing):
            fields["standing"] = item.after
        else:
            by_table.setdefault(item.ref.table, []).append(item)
    _raise_version(connection, article_id, expected_version, ARTICLES.encode(**fields))
    text = (
        _text(connection, article_id)
        if any(repeats_words(ROWS[table]) and _moves(item) for table, items in by_table.items() for item in items)
        else None
    )
    for table, items in by_table.items():
        for chunk in _chunks(items):
            watch()
            _write(_Target(connection, ROWS[table], article_id, text), chunk)
    return expected_version + 1


def _chunks(rows: Sequence[R]) -> Iterator[Sequence[R]]:
    return (rows[start : start + _CHUNK] for start in range(0, len(rows), _CHUNK))


def net(changes: Iterable[Change], watch: Callable[[], None] = lambda: None) -> list[Change]:
    """Fold all changes of a row into one, and drop those that change nothing."""
    folded: dict[Any, Change] = {}
    for item in changes:
        watch()
        first = folded.get(item.ref)
        folded[item.ref] = item if first is None else Change(first.before, item.after)
    return [item for item in folded.values() if item.before != item.after]


_RAISE = (
    update(articles)
    .where(articles.c.id == bindparam("at_id"), articles.c.version == bindparam("at_version"))
    .values(version=articles.c.version + 1)
)


def _raise_version(connection: Connection, article_id: str, expected: int, columns: Values) -> None:
    if connection.execute(_RAISE, {"at_id": article_id, "at_version": expected, **columns}).rowcount:
        return
    title = connection.scalar(select(articles.c.title).where(articles.c.id == article_id))
    if title is None:
        raise missing(article_id)
    raise _conflict(f"“{title}”")


def _conflict(what: str) -> ConflictError:
    return ConflictError(f"{what} was changed in another window since it was opened here. Open it again and repeat.")


def _moves(item: Change) -> bool:
    """Return whether the words change that the row repeats from the article."""
    if item.after is None:
        return False
    return item.before is None or any(
        getattr(item.before, name, None) != getattr(item.after, name, None) for name in ("span", "cue")
    )


def _text(connection: Connection, article_id: str) -> str:
    text: str = connection.execute(select(articles.c.text).where(articles.c.id == article_id)).scalar_one()
    return text


@dataclass(frozen=True)
class _Target:
    """The annotations of one kind of one article; `text` is the article's, if a row may repeat other words of it."""

    connection: Connection
    mapping: TableMapping[Any]
    article_id: str
    text: str | None

    @property
    def table(self) -> SqlTable:
        return METADATA.tables[self.mapping.name]

    def with_words(self, columns: list[Values]) -> list[Values]:
        """Return the columns of rows with those that repeat words of the text.

        Raises RuleError if a row ends after the end of the text.
        """
        if self.text is None or not repeats_words(self.mapping):
            return columns
        if any(one.get("end", 0) > len(self.text) for one in columns):
            raise RuleError("This ends after the end of the text. Nothing was changed.")
        return [add_words(self.mapping, one, self.text) for one in columns]


def _write(target: _Target, changes: Sequence[Change]) -> None:
    _delete(target, [item.before for item in changes if item.before is not None and item.after is None])
    _update(target, [item for item in changes if item.before is not None and item.after is not None])
    _insert(target, [item.after for item in changes if item.before is None])


def _delete(target: _Target, rows: Sequence[Any]) -> None:
    if rows:
        keys = [{"at_article": target.article_id, "at_id": row.id} for row in rows]
        _expect(target.connection.execute(_delete_statement(target.table), keys).rowcount, len(keys))


def _update(target: _Target, changes: Sequence[Change]) -> None:
    """Write the columns that change, rows in which the same ones do in one statement.

    Other columns are not written: SQLite would update every index on them again.
    """
    for rows, columns in target.mapping.write_changed((item.before, item.after) for item in changes):
        keys = ({"at_article": target.article_id, "at_id": row.id} for row in rows)
        values = [key | one for key, one in zip(keys, target.with_words(columns), strict=True)]
        _expect(target.connection.execute(_update_statement(target.table), values).rowcount, len(values))


@cache
def _delete_statement(table: SqlTable) -> Delete:
    return delete(table).where(*_at_key(table))


@cache
def _update_statement(table: SqlTable) -> Update:
    return update(table).where(*_at_key(table)).values(version=table.c.version + 1)


def _at_key(table: SqlTable) -> tuple[ColumnElement[bool], ...]:
    return table.c.article_id == bindparam("at_article"), table.c.id == bindparam("at_id")


def _expect(found: int, expected: int) -> None:
    if found != expected:
        raise _conflict("The article")


def _insert(target: _Target, rows: Sequence[Any]) -> None:
    if rows:
        key = {"article_id": target.article_id, "version": 1}
        columns = target.with_words(target.mapping.write(rows))
        target.connection.execute(insert(target.table), [one | key for one in columns])
