"""The decision log: what editors did, in the order of committing; only ever appended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, insert, select

from editorial.domain.annotation import How
from editorial.domain.decision import Decision
from editorial.domain.errors import StorageError
from editorial.domain.library import Committed
from editorial.domain.merging import touched_by
from editorial.domain.plain import from_plain, to_plain
from editorial.domain.record import ROW_TYPES, Change, Ref, Table
from editorial.storage.codec import dump, moment, parse, stamp
from editorial.storage.models import DecisionRow
from editorial.storage.reading import version as current_version
from editorial.storage.writing import change


def commit(connection: Connection, decision: Decision, expected_version: int) -> Committed:
    """Append a decision and write the rows it changes.

    Raises ConflictError if the article's version is not the one expected.
    """
    current_version(connection, decision.article_id)  # raises in words if the article is gone
    values = {
        "article_id": decision.article_id,
        "action": decision.action,
        "words": decision.words,
        "decided_by": decision.by,
        "decided_at": stamp(decision.at),
        "how": decision.how.value,
        "reason": decision.reason,
        "undoes": decision.undoes,
        "redoes": decision.redoes,
        "changes": dump([_plain(item) for item in decision.changes]),
    }
    number = connection.execute(insert(DecisionRow).returning(DecisionRow.number), values).scalar_one()
    version = change(connection, decision.article_id, decision.changes, expected_version, last_decision=number)
    return Committed(replace(decision, number=number), version)


def _plain(item: Change) -> dict[str, Any]:
    at = item.ref
    return {"table": at.table.value, "id": at.id, "before": to_plain(item.before), "after": to_plain(item.after)}


def _change(plain: Mapping[str, Any]) -> Change:
    kind: type[Any] = ROW_TYPES[Table(plain["table"])]
    before, after = plain["before"], plain["after"]
    return Change(
        None if before is None else from_plain(kind, before), None if after is None else from_plain(kind, after)
    )


def _decision(row: DecisionRow) -> Decision:
    return Decision(
        article_id=row.article_id,
        action=row.action,
        words=row.words,
        by=row.decided_by,
        at=moment(row.decided_at),
        changes=tuple(_change(plain) for plain in parse(row.changes)),
        how=How(row.how),
        reason=row.reason,
        undoes=row.undoes,
        redoes=row.redoes,
        number=row.number,
    )


_COLUMNS = select(*DecisionRow.__table__.columns)


def decision(connection: Connection, number: int) -> Decision:
    """Return one decision."""
    row: Any = connection.execute(_COLUMNS.where(DecisionRow.number == number)).one_or_none()
    if row is None:
        raise StorageError(f"The library knows no decision number {number}.")
    return _decision(row)


def log(connection: Connection, article_id: str | None, limit: int | None) -> list[Decision]:
    """Return the decisions of one article or of all, newest first."""
    statement = _COLUMNS.order_by(DecisionRow.number.desc()).limit(limit)
    if article_id is not None:
        statement = statement.where(DecisionRow.article_id == article_id)
    rows: Any = connection.execute(statement)
    return [_decision(row) for row in rows]


def undo_entries(connection: Connection) -> list[tuple[int, int | None, int | None]]:
    """Return number, undoes and redoes of every decision, oldest first."""
    statement = select(DecisionRow.number, DecisionRow.undoes, DecisionRow.redoes).order_by(DecisionRow.number)
    return [(number, undoes, redoes) for number, undoes, redoes in connection.execute(statement)]


def touched(connection: Connection, article_id: str) -> frozenset[Ref]:
    """Return every row that decisions on the article changed, or that a changed row pointed at before or after."""
    rows = connection.execute(select(DecisionRow.changes).where(DecisionRow.article_id == article_id))
    return touched_by(_change(plain) for (changes,) in rows for plain in parse(changes))
