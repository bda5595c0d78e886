"""Writing articles, and changes to their annotations; every function runs inside a transaction of its caller."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Delete, Update, bindparam, delete, insert, select, update
from sqlalchemy import Table as Sql
from sqlalchemy.exc import IntegrityError

from editorial.domain.annotation import Mention, Quote
from editorial.domain.article import Standing
from editorial.domain.errors import ConflictError, InputError, RuleError
from editorial.domain.library import Added
from editorial.domain.plain import to_plain
from editorial.domain.record import Change, Record, Table
from editorial.storage.codec import dump, stamp
from editorial.storage.models import ArticleRow
from editorial.storage.reading import missing
from editorial.storage.rows import SHAPES, Columns, Shape, with_words

_AT_ONCE = 500
"""How many rows are written at once: nobody holds the columns of all rows of a long article in memory."""
R = TypeVar("R")


def add(connection: Connection, record: Record, at: datetime) -> Added:
    """Store a record, unless its text is there already.

    Raises InputError if its id stands for another text, or if the record does not fit together.
    """
    article = record.article
    twin = connection.scalar(select(ArticleRow.id).where(ArticleRow.sha256 == article.sha256))
    if twin is not None:
        return Added(twin, duplicate_of=twin)
    if connection.scalar(select(ArticleRow.id).where(ArticleRow.id == article.id)) is not None:
        raise InputError(
            "another article with this id, but with another text, is in the library. "
            "Give the changed version an id of its own, and name this one in “supersedes”.",
            source=article.source or article.title,
            place=f"id {article.id}",
        )
    _check(record)
    rows = (record.entities, record.mentions, record.quotes, record.notes)
    try:
        connection.execute(insert(ArticleRow), _article_columns(record, at))
        for shape, part in zip(SHAPES.values(), rows, strict=True):
            for some in _some([*part.values()]):
                _insert(connection, shape, article.id, some, article.text)
    except IntegrityError as error:
        raise InputError(f"it does not fit the library ({error.orig})", source=article.id) from error
    return Added(article.id)


def _check(record: Record) -> None:
    article = record.article
    rows: tuple[Mention | Quote, ...] = (*record.mentions.values(), *record.quotes.values())
    for row in rows:
        if row.span.end > len(article.text):
            raise InputError("it ends after the end of the text", source=article.id, place=row.id)
    for mention in record.mentions.values():
        if mention.entity is not None and mention.entity not in record.entities:
            reason = f"its entity {mention.entity} is not in the record"
            raise InputError(reason, source=article.id, place=mention.id)


def _article_columns(record: Record, at: datetime) -> Columns:
    article = record.article
    return {
        "id": article.id,
        "version": 1,
        "title": article.title,
        "authors": dump(article.authors),
        "source": article.source,
        "credit": article.credit,
        "published": article.published,
        "language": article.language,
        "supersedes": article.supersedes,
        "sha256": article.sha256,
        "words": len(article.text.split()),
        "imported_at": stamp(at),
        "last_decision": 0,
        "zones": dump(to_plain(article.zones)),
        "possibly_missed": "[]",
        "extra": dump(article.extra),
        "record_extra": dump(record.extra),
        "text": article.text,
        **_standing_columns(record.standing),
    }


def _standing_columns(standing: Standing) -> Columns:
    verified = standing.verified
    override = verified.override if verified else None
    return {
        "state": standing.state.value,
        "verified_by": verified.by if verified else None,
        "verified_at": stamp(verified.at) if verified else None,
        "override_reason": override.reason if override else None,
        "override_undecided": override.undecided if override else None,
    }


def change(
    connection: Connection,
    article_id: str,
    changes: Iterable[Change],
    expected_version: int,
    watch: Callable[[], None] = lambda: None,
    **columns: Any,
) -> int:
    """Write changed rows, and `columns` of the article; return the article's new version.

    `watch` is called again and again while there is much to write; what it raises ends the writing.
    Raises ConflictError if the article's version is not the one expected.
    """
    net = _net(changes, watch)
    standing = net.pop(Table.STANDING, [])
    for item in standing:
        if isinstance(item.after, Standing):
            columns |= _standing_columns(item.after)
    _raise_version(connection, article_id, expected_version, columns)
    text = (
        _text(connection, article_id)
        if any(SHAPES[table].words and _moves(item) for table, items in net.items() for item in items)
        else None
    )
    for table, items in net.items():
        for some in _some(items):
            watch()
            _write(connection, SHAPES[table], article_id, some, text)
    return expected_version + 1


def _some(rows: Sequence[R]) -> Iterator[Sequence[R]]:
    return (rows[start : start + _AT_ONCE] for start in range(0, len(rows), _AT_ONCE))


def _net(changes: Iterable[Change], watch: Callable[[], None]) -> dict[Table, list[Change]]:
    """Fold changes of one row into one, and drop those that come to nothing; grouped by table."""
    folded: dict[Any, Change] = {}
    for item in changes:
        watch()
        first = folded.get(item.ref)
        folded[item.ref] = item if first is None else Change(first.before, item.after)
    out: dict[Table, list[Change]] = {}
    for at, item in folded.items():
        if item.before != item.after:
            out.setdefault(at.table, []).append(item)
    return out


_RAISE = (
    update(ArticleRow)
    .where(ArticleRow.id == bindparam("at_id"), ArticleRow.version == bindparam("at_version"))
    .values(version=ArticleRow.version + 1)
)


def _raise_version(connection: Connection, article_id: str, expected: int, columns: Columns) -> None:
    if connection.execute(_RAISE, {"at_id": article_id, "at_version": expected, **columns}).rowcount:
        return
    title = connection.scalar(select(ArticleRow.title).where(ArticleRow.id == article_id))
    if title is None:
        raise missing(article_id)
    raise _conflict(f"“{title}”")


def _conflict(what: str) -> ConflictError:
    return ConflictError(f"{what} was changed in another window since it was opened here. Open it again and repeat.")


def _moves(item: Change) -> bool:
    """Return whether the words that the row repeats from the article change."""
    if item.after is None:
        return False
    return item.before is None or any(
        getattr(item.before, name, None) != getattr(item.after, name, None) for name in ("span", "cue")
    )


def _text(connection: Connection, article_id: str) -> str:
    return connection.execute(select(ArticleRow.text).where(ArticleRow.id == article_id)).scalar_one()


def _write(connection: Connection, shape: Shape, article_id: str, changes: Sequence[Change], text: str | None) -> None:
    gone = [item.before for item in changes if item.after is None]
    if gone:
        places = [{"at_article": article_id, "at_id": row.id} for row in gone if not isinstance(row, Standing | None)]
        _expect(connection.execute(_delete(shape.sql), places).rowcount, len(places))
    for rows in _updates(shape, changes, text):
        places = [{"at_article": article_id, **row} for row in rows]
        _expect(connection.execute(_update(shape.sql), places).rowcount, len(places))
    _insert(connection, shape, article_id, [item.after for item in changes if item.before is None], text)


def _updates(shape: Shape, changes: Sequence[Change], text: str | None) -> Iterable[list[Columns]]:
    """Return what changes in rows that stay, and which those are (`at_id`); rows in which the same columns do at once.

    What stays as it is is not written: SQLite would write every index on it again.
    """
    alike: dict[tuple[str, ...], list[Columns]] = {}
    for before, after in ((item.before, item.after) for item in changes):
        if before is not None and after is not None and not isinstance(after, Standing):
            old, new = shape.write(before), _columns(shape, after, text)
            columns = {name: value for name, value in new.items() if name not in old or old[name] != value}
            alike.setdefault(tuple(columns), []).append({"at_id": after.id, **columns})
    return alike.values()


@cache
def _delete(sql: Sql) -> Delete:
    return delete(sql).where(*_here(sql))


@cache
def _update(sql: Sql) -> Update:
    return update(sql).where(*_here(sql)).values(version=sql.c.version + 1)


def _here(sql: Sql) -> tuple[ColumnElement[bool], ...]:
    return sql.c.article_id == bindparam("at_article"), sql.c.id == bindparam("at_id")


def _expect(found: int, expected: int) -> None:
    if found != expected:
        raise _conflict("The article")


def _insert(connection: Connection, shape: Shape, article_id: str, rows: Iterable[Any], text: str | None) -> None:
    values = [_columns(shape, row, text) | {"article_id": article_id, "version": 1} for row in rows]
    if values:
        connection.execute(insert(shape.sql), values)


def _columns(shape: Shape, row: Any, text: str | None) -> Columns:
    columns = shape.write(row)
    if text is None or not shape.words:
        return columns
    if columns["end"] > len(text):
        raise RuleError("This ends after the end of the text. Nothing was changed.")
    return with_words(shape, columns, text)
