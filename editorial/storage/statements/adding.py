"""Storing of new articles, inside a transaction of the caller."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from editorial.domain import log_content
from editorial.domain.article import Article
from editorial.domain.errors import InputError
from editorial.domain.library import Added
from editorial.domain.log_entry import EntryKind
from editorial.domain.record import Record
from editorial.storage.columns.annotations import ROWS
from editorial.storage.columns.articles import ARTICLES
from editorial.storage.columns.log import write_content
from editorial.storage.sqlite import reading
from editorial.storage.sqlite.inserting import insert
from editorial.storage.sqlite.log_writing import append_all, driver, who
from editorial.storage.statements.source_texts import put_texts
from editorial.storage.statements.writing import Owner, insert_rows


def add(connection: Connection, record: Record, at: datetime) -> Added:
    """Store a record, unless its text is in the library already.

    Raises InputError if another text has its id, or if its rows do not fit together.
    """
    (added,) = add_all(connection, [record], at, lambda: None)
    return added


def add_all(connection: Connection, records: Sequence[Record], at: datetime, watch: Callable[[], None]) -> list[Added]:
    """Store each of the records as `add` does; `watch` is called repeatedly, and may raise an error to stop."""
    texts, ids = reading.known_articles(driver(connection), [record.article for record in records])
    found, new = [], []
    for record in records:
        watch()
        article = record.article
        if (twin := texts.get(article.sha256)) is not None:
            found.append(Added(twin, duplicate_of=twin))
            continue
        if article.id in ids:
            raise _same_id(article)
        _check(record)
        texts[article.sha256] = article.id
        ids.add(article.id)
        found.append(Added(article.id))
        new.append(record)
    try:
        _insert(connection, new, at, watch)
    except IntegrityError as error:
        source = ", ".join(record.article.id for record in new)
        raise InputError(f"it does not fit the library ({error.orig})", source=source) from error
    return found


def _same_id(article: Article) -> InputError:
    return InputError(
        "another article with this id, but with another text, is in the library. "
        "Give the changed version an id of its own, and name this one in “supersedes”.",
        source=article.source or article.title,
        place=f"id {article.id}",
    )


def _check(record: Record) -> None:
    article = record.article
    for row in record.mentions_and_quotes:
        if row.span.end > len(article.text):
            raise InputError("it ends after the end of the text", source=article.id, place=row.id)
    for mention in record.mentions.values():
        if mention.entity is not None and mention.entity not in record.entities:
            reason = f"its entity {mention.entity} is not in the record"
            raise InputError(reason, source=article.id, place=mention.id)


def _insert(connection: Connection, records: Sequence[Record], at: datetime, watch: Callable[[], None]) -> None:
    """Insert all rows of new articles, those of one table together, and an entry in the log for each article."""
    _insert_articles(connection, records, at)
    for table, mapping in ROWS.items():
        owners, rows = list[Owner](), list[Any]()
        for record in records:
            some = record.table(table).values()
            rows += some
            owners += [Owner(record.article.id, record.article.text)] * len(some)
        insert_rows(connection, mapping, owners, rows, watch)
    for record in records:
        put_texts(connection, record.source_texts.values())
    append_all(connection, EntryKind.IMPORT, _contents(records, watch), at, by=who(connection))


def _contents(records: Iterable[Record], watch: Callable[[], None]) -> Iterator[tuple[str, str]]:
    """Yield the id of each article, and the content of the entry that begins it."""
    for record in records:
        watch()
        yield record.article.id, write_content(log_content.of_record(record))


def _insert_articles(connection: Connection, records: Sequence[Record], at: datetime) -> None:
    columns = ARTICLES.write_columns([record.article for record in records])
    columns |= {
        name: [value] * len(records)
        for name, value in ARTICLES.encode(version=1, imported_at=at, last_decision=0, possibly_missed=()).items()
    }
    columns |= ARTICLES.encode_columns("standing", [record.standing for record in records])
    columns |= ARTICLES.encode_columns("words", [len(record.article.text.split()) for record in records])
    columns |= ARTICLES.encode_columns("record_extra", [record.extra for record in records])
    insert(connection, ARTICLES.name, columns)
