"""Writing of suggestions, of problems in making them, and of the time of an export."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from sqlalchemy import Connection, select, update

from editorial import __version__
from editorial.domain import log_content
from editorial.domain.article import State
from editorial.domain.library import Destination, Exported
from editorial.domain.log_entry import EntryKind
from editorial.domain.possibly_missed import PossiblyMissed
from editorial.domain.problem import Problem
from editorial.domain.record import Change
from editorial.storage.codec import dump, moment, now
from editorial.storage.columns.articles import ARTICLES
from editorial.storage.columns.log import write_content
from editorial.storage.sqlite.errors import missing
from editorial.storage.sqlite.log_writing import append, append_all, driver, who
from editorial.storage.statements.writing import change, net
from editorial.storage.tables import articles

_EXPORTED = (
    "UPDATE articles SET exported_at = ?, exported_decision = last_decision WHERE id = ? "
    "RETURNING exported_decision, state"
)


def put_suggestions(
    connection: Connection,
    article_id: str,
    changes: Sequence[Change],
    expected_version: int,
    possibly_missed: tuple[PossiblyMissed, ...],
    model: str,
    watch: Callable[[], None],
) -> int:
    """Write suggestions with the model that made them and the time; return the article's new version.

    `watch` is called repeatedly; an exception that it raises ends the write.
    Raises ConflictError if the article's version is not the one expected.
    """
    at, changed = now(), net(changes, watch)
    version = change(
        connection,
        article_id,
        changed,
        expected_version,
        watch,
        possibly_missed=possibly_missed,
        suggested_at=at,
        suggested_model=model,
        problem=None,
    )
    about = [("model", model), ("program", __version__), ("possibly_missed", log_content.of_missed(possibly_missed))]
    content = write_content([*about, *log_content.of_changes(changed)], watch)
    append(connection, EntryKind.SUGGESTIONS, content, at, by=None, article_id=article_id)
    return version


def put_links(
    connection: Connection,
    article_id: str,
    changes: Sequence[Change],
    expected_version: int,
    watch: Callable[[], None],
) -> int:
    """Write changed suggestions, and leave the time when suggestions were made; return the article's new version."""
    changed = net(changes, watch)
    version = change(connection, article_id, changed, expected_version, watch)
    content = write_content(log_content.of_changes(changed), watch)
    append(connection, EntryKind.LINKS, content, now(), by=None, article_id=article_id)
    return version


def mark_problem(connection: Connection, article_id: str, problem: Problem | None) -> None:
    """Store why no suggestions could be made, or None if they could. Raises StorageError if the article is missing."""
    columns = ARTICLES.encode(problem=problem)
    stored = connection.execute(select(articles.c.problem).where(articles.c.id == article_id)).one_or_none()
    if stored is None:
        raise missing(article_id)
    if stored[0] == columns["problem"]:
        return
    connection.execute(update(articles).where(articles.c.id == article_id).values(columns))
    content = dump({"problem": log_content.of_problem(problem)})
    append(connection, EntryKind.PROBLEM, content, now(), by=None, article_id=article_id)


def mark_exported(connection: Connection, article_ids: Sequence[str], at: datetime, to: Destination) -> None:
    """Store when the articles were exported, where to, and which decision was their last then."""
    (exported_at,) = ARTICLES.encode(exported_at=at).values()
    contents = list[tuple[str, str]]()
    for article_id in dict.fromkeys(article_ids):
        for decision, state in driver(connection).execute(_EXPORTED, (exported_at, article_id)).fetchall():
            contents.append((article_id, dump(log_content.of_export(decision, State(state), to))))
    append_all(connection, EntryKind.EXPORT, contents, at, by=who(connection))


def exported(connection: Connection, article_id: str) -> Exported | None:
    """Return when the article was last exported and whether a decision was made since; None if it never was."""
    row = connection.execute(
        select(articles.c.exported_at, articles.c.exported_decision, articles.c.last_decision).where(
            articles.c.id == article_id
        )
    ).one_or_none()
    if row is None:
        raise missing(article_id)
    at, then, last = row
    return None if at is None or then is None else Exported(moment(at), stale=last > then)
