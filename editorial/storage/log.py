"""Writing the decision log: what editors did, in the order of committing; only ever appended."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select

from editorial.domain.decision import Decision
from editorial.domain.library import Committed
from editorial.domain.plain import to_plain
from editorial.domain.record import Change
from editorial.storage.codec import dump, stamp
from editorial.storage.models import ArticleRow, DecisionRow
from editorial.storage.reading import missing
from editorial.storage.writing import change

_KNOWN = select(ArticleRow.number).where(ArticleRow.id == bindparam("at_id"))
_APPEND = insert(DecisionRow).returning(DecisionRow.number)


def commit(connection: Connection, decision: Decision, expected_version: int) -> Committed:
    """Append a decision and write the rows it changes.

    Raises ConflictError if the article's version is not the one expected.
    """
    if connection.scalar(_KNOWN, {"at_id": decision.article_id}) is None:
        raise missing(decision.article_id)
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
        "step": decision.step,
        "changes": dump([_plain(item) for item in decision.changes]),
    }
    number = connection.execute(_APPEND, values).scalar_one()
    version = change(connection, decision.article_id, decision.changes, expected_version, last_decision=number)
    return Committed(replace(decision, number=number), version)


def _plain(item: Change) -> dict[str, Any]:
    at = item.ref
    return {"table": at.table.value, "id": at.id, "before": to_plain(item.before), "after": to_plain(item.after)}
