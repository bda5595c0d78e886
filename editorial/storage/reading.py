"""Reading articles: the queue without texts, and whole records."""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, case, func, literal_column, select

from editorial.domain.annotation import Mark, Status
from editorial.domain.article import Article, Override, Standing, State, Verified, Zone
from editorial.domain.errors import StorageError
from editorial.domain.library import Loaded, QueueRow
from editorial.domain.plain import from_plain
from editorial.domain.record import Record, Table
from editorial.domain.suggestions import PossiblyMissed
from editorial.storage.codec import mapping, moment, parse, strings
from editorial.storage.models import ArticleRow, MentionRow, QuoteRow
from editorial.storage.rows import SHAPES


def missing(article_id: str) -> StorageError:
    """Return the error for an article that is not there."""
    return StorageError(f"The article {article_id} is not in the library. It may have been removed elsewhere.")


def queue(connection: Connection, only: str | None = None) -> list[QueueRow]:
    """Return a row for each article, in the order of import; `only` names a single one."""
    article = select(
        ArticleRow.id,
        ArticleRow.state,
        ArticleRow.title,
        ArticleRow.source,
        ArticleRow.published,
        ArticleRow.words,
        ArticleRow.imported_at,
        ArticleRow.problem,
        ArticleRow.exported_at,
        ArticleRow.last_decision > ArticleRow.exported_decision,
    ).order_by(ArticleRow.number)
    if only is not None:
        article = article.where(ArticleRow.id == only)
    counts: dict[str, tuple[int, int, int]] = {}
    for statement in _counts(only):
        for article_id, undecided, every, flags in connection.execute(statement):
            before = counts.get(article_id, (0, 0, 0))
            counts[article_id] = (before[0] + undecided, before[1] + every - undecided, before[2] + flags)
    rows = []
    for id_, state, title, source, published, words, imported, problem, exported, stale in connection.execute(article):
        undecided, decided, flags = counts.get(id_, (0, 0, 0))
        rows.append(
            QueueRow(
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
                problem=problem,
            )
        )
    return rows


def _counts(only: str | None) -> list[Any]:
    statements: list[Any] = []
    for table in (MentionRow, QuoteRow):
        statement = select(
            table.article_id,
            func.sum(case((table.status == Status.SUGGESTED.value, 1), else_=0)),
            func.count(),
            func.sum(case((table.marks.contains(f'"{Mark.FLAG.value}"'), 1), else_=0)),
        ).group_by(table.article_id)
        if table is QuoteRow:
            statement = statement.where(QuoteRow.within.is_(None))
        statements.append(statement if only is None else statement.where(table.article_id == only))
    return statements


_ARTICLE = select(
    ArticleRow.version,
    ArticleRow.state,
    ArticleRow.verified_by,
    ArticleRow.verified_at,
    ArticleRow.override_reason,
    ArticleRow.override_undecided,
    ArticleRow.title,
    ArticleRow.sha256,
    ArticleRow.authors,
    ArticleRow.source,
    ArticleRow.credit,
    ArticleRow.published,
    ArticleRow.language,
    ArticleRow.supersedes,
    ArticleRow.zones,
    ArticleRow.extra,
    ArticleRow.record_extra,
    ArticleRow.text,
)


def load(connection: Connection, article_id: str) -> Loaded:
    """Return one record with its version."""
    row = connection.execute(_ARTICLE.where(ArticleRow.id == article_id)).one_or_none()
    if row is None:
        raise missing(article_id)
    article = Article(
        id=article_id,
        title=row.title,
        text=row.text,
        sha256=row.sha256,
        authors=strings(row.authors),
        source=row.source,
        credit=row.credit,
        published=row.published,
        language=row.language,
        supersedes=row.supersedes,
        zones=from_plain(tuple[Zone, ...], parse(row.zones)),
        extra=mapping(row.extra),
    )
    with _collecting_later():
        rows = {table: _rows(connection, table, article_id) for table in SHAPES}
    record = Record(
        article=article,
        standing=_standing(row),
        entities=rows[Table.ENTITY],
        mentions=rows[Table.MENTION],
        quotes=rows[Table.QUOTE],
        notes=rows[Table.NOTE],
        extra=mapping(row.record_extra),
    )
    return Loaded(record, row.version)


def _standing(row: Any) -> Standing:
    if row.verified_by is None:
        return Standing(State(row.state))
    override = None if row.override_reason is None else Override(row.override_reason, row.override_undecided)
    return Standing(State(row.state), Verified(row.verified_by, moment(row.verified_at), override))


@contextmanager
def _collecting_later() -> Iterator[None]:
    """Hold the garbage collector off: none of the many new objects is garbage, and looking costs a third of a load."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _rows(connection: Connection, table: Table, article_id: str) -> dict[str, Any]:
    shape = SHAPES[table]
    columns = shape.sql.c
    statement = (
        select(*(columns[name] for name in shape.columns))
        .where(columns.article_id == article_id)
        # In the order in which they came, as in the record in memory.
        .order_by(literal_column("rowid"))
    )
    read = shape.read
    return {row[0]: read(row) for row in connection.execute(statement).all()}


def find_text(connection: Connection, sha256: str) -> str | None:
    """Return the id of the article whose text has this SHA-256, or None."""
    return connection.scalar(select(ArticleRow.id).where(ArticleRow.sha256 == sha256))


def version(connection: Connection, article_id: str) -> int:
    """Return the article's version."""
    found = connection.scalar(select(ArticleRow.version).where(ArticleRow.id == article_id))
    if found is None:
        raise missing(article_id)
    return found


def ids(connection: Connection, states: Collection[State]) -> list[str]:
    """Return the ids of the articles in one of `states` (of all if there are none), in the order of import."""
    statement = select(ArticleRow.id).order_by(ArticleRow.number)
    if states:
        statement = statement.where(ArticleRow.state.in_([state.value for state in states]))
    return list(connection.scalars(statement))


def possibly_missed(connection: Connection, article_id: str) -> tuple[PossiblyMissed, ...]:
    """Return the stretches that may be names the software did not dare to suggest."""
    text = connection.scalar(select(ArticleRow.possibly_missed).where(ArticleRow.id == article_id))
    if text is None:
        raise missing(article_id)
    return from_plain(tuple[PossiblyMissed, ...], parse(text))
