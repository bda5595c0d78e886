"""What was done with an article besides deciding: suggestions made, or failed, and exports."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, select, update

from editorial.domain.library import Exported
from editorial.domain.plain import to_plain
from editorial.domain.record import Change
from editorial.domain.suggestions import PossiblyMissed
from editorial.storage.codec import dump, moment, now, stamp
from editorial.storage.models import ArticleRow
from editorial.storage.reading import missing
from editorial.storage.writing import change


def put_suggestions(
    connection: Connection,
    article_id: str,
    changes: Sequence[Change],
    expected_version: int,
    possibly_missed: tuple[PossiblyMissed, ...],
    model: str,
    watch: Callable[[], None],
) -> int:
    """Write suggestions with what made them and when; return the article's new version.

    `watch` is called again and again; what it raises ends the writing.
    Raises ConflictError if the article's version is not the one expected.
    """
    return change(
        connection,
        article_id,
        changes,
        expected_version,
        watch,
        possibly_missed=dump(to_plain(possibly_missed)),
        suggested_at=stamp(now()),
        suggested_model=model,
        problem=None,
    )


def mark_problem(connection: Connection, article_id: str, message: str | None) -> None:
    """Keep in words why no suggestions could be made, or None that all is well."""
    statement = update(ArticleRow).where(ArticleRow.id == article_id).values(problem=message)
    if not connection.execute(statement).rowcount:
        raise missing(article_id)


def mark_exported(connection: Connection, article_ids: Sequence[str], at: datetime) -> None:
    """Remember when the articles were exported, and with which decision as their last."""
    if not article_ids:
        return
    statement = (
        update(ArticleRow)
        .where(ArticleRow.id == bindparam("at_id"))
        .values(exported_at=stamp(at), exported_decision=ArticleRow.last_decision)
    )
    connection.execute(statement, [{"at_id": article_id} for article_id in article_ids])


def exported(connection: Connection, article_id: str) -> Exported | None:
    """Return when the article was exported last, and whether a decision was made since."""
    row = connection.execute(
        select(ArticleRow.exported_at, ArticleRow.exported_decision, ArticleRow.last_decision).where(
            ArticleRow.id == article_id
        )
    ).one_or_none()
    if row is None:
        raise missing(article_id)
    at, then, last = row
    return None if at is None or then is None else Exported(moment(at), stale=last > then)
