"""Writing of annotations and of changes to them, inside a transaction of the caller."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import ColumnElement, Connection, Delete, bindparam, delete, select, update
from sqlalchemy import Table as SqlTable

from editorial.domain.article import Standing
from editorial.domain.errors import ConflictError, RuleError
from editorial.domain.record import Change, Table
from editorial.storage.columns.annotations import ROWS, add_words, repeats_words
from editorial.storage.columns.articles import ARTICLES
from editorial.storage.columns.description import Columns, TableMapping, Values
from editorial.storage.sqlite.errors import missing
from editorial.storage.sqlite.inserting import insert
from editorial.storage.tables import METADATA, articles

_CHUNK = 500
"""How many rows are written at once: the columns of all rows of a long article are never in memory together."""
R = TypeVar("R")


class Owner(NamedTuple):
    """The article that a row belongs to: its id, and its text (None if no row may repeat other words of it)."""

    article_id: str
    text: str | None


def insert_rows(
    connection: Connection,
    mapping: TableMapping[Any],
    owners: Sequence[Owner],
    rows: Sequence[Any],
    watch: Callable[[], None] = lambda: None,
) -> None:
    """Insert annotations of one kind, each of the article at its place in `owners`.

    `watch` is called repeatedly; an exception that it raises ends the write. Raises RuleError if a row ends after the
    end of its text.
    """
    for start in range(0, len(rows), _CHUNK):
        watch()
        some, owned = rows[start : start + _CHUNK], owners[start : start + _CHUNK]
        columns: Columns = {"article_id": [owner.article_id for owner in owned], "version": [1] * len(some)}
        columns |= mapping.write_columns(some)
        insert(connection, mapping.name, _with_words(mapping, columns, [owner.text for owner in owned]))


def _with_words(mapping: TableMapping[Any], columns: Columns, texts: Sequence[str | None]) -> Columns:
    """Add the columns that repeat words of the text, as far as the texts are given; return all.

    Raises RuleError if a row ends after the end of its text.
    """
    if not repeats_words(mapping) or any(text is None for text in texts):
        return columns
    given = [text or "" for text in texts]
    if any(end > len(text) for end, text in zip(columns.get("end", ()), given, strict=False)):
        raise RuleError("This ends after the end of the text. Nothing was changed.")
    return add_words(mapping, columns, given)


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
        if any(repeats_words(ROWS[table]) and any(map(_moves, items)) for table, items in by_table.items())
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
        first = folded.pop(item.ref, None)
        if first is None:
            folded[item.ref] = item
        elif first.before is not None or item.after is not None:
            folded[item.ref] = Change(first.before, item.after)
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
    for rows, changed in target.mapping.write_changed((item.before, item.after) for item in changes):
        columns = _with_words(target.mapping, changed, [target.text] * len(rows))
        keys = [target.article_id] * len(rows), [row.id for row in rows]
        values = [*zip(*columns.values(), *keys, strict=True)]
        statement = _update_statement(target.mapping.name, tuple(columns))
        _expect(target.connection.exec_driver_sql(statement, values).rowcount, len(values))


@cache
def _delete_statement(table: SqlTable) -> Delete:
    return delete(table).where(*_at_key(table))


@cache
def _update_statement(table: str, columns: Sequence[str]) -> str:
    """Return the driver's own statement, for the columns, the article and the id: see `inserting.py`."""
    values = ", ".join(f'"{name}" = ?' for name in columns)
    return f'UPDATE "{table}" SET {values}, version = version + 1 WHERE article_id = ? AND id = ?'


def _at_key(table: SqlTable) -> tuple[ColumnElement[bool], ...]:
    return table.c.article_id == bindparam("at_article"), table.c.id == bindparam("at_id")


def _expect(found: int, expected: int) -> None:
    if found != expected:
        raise _conflict("The article")


def _insert(target: _Target, rows: Sequence[Any]) -> None:
    insert_rows(target.connection, target.mapping, [Owner(target.article_id, target.text)] * len(rows), rows)
