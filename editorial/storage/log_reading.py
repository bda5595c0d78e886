"""Reading the decision log, with the driver alone: undo must be named in the first picture."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Any

from editorial.domain.annotation import How
from editorial.domain.decision import Decision
from editorial.domain.errors import StorageError
from editorial.domain.merging import touched_by
from editorial.domain.plain import from_plain
from editorial.domain.record import ROW_TYPES, Change, Ref, Table
from editorial.storage.codec import moment, parse

UndoEntry = tuple[int, int | None, int | None, int | None]
"""What `UndoStack.push` takes of a decision."""

_DECISIONS = """
SELECT article_id, action, words, decided_by, decided_at, changes, how, reason, undoes, redoes, step, number
FROM decisions
"""


def decision(connection: sqlite3.Connection, number: int) -> Decision:
    """Return one decision. Raises StorageError if there is none of that number."""
    row = connection.execute(f"{_DECISIONS} WHERE number = ?", (number,)).fetchone()
    if row is None:
        raise StorageError(f"The library knows no decision number {number}.")
    return _decision(row)


def log(connection: sqlite3.Connection, article_id: str | None, limit: int | None) -> list[Decision]:
    """Return the decisions of one article or of all, newest first."""
    where = "" if article_id is None else " WHERE article_id = :article"
    parameters = {"article": article_id, "limit": -1 if limit is None else limit}
    rows = connection.execute(f"{_DECISIONS}{where} ORDER BY number DESC LIMIT :limit", parameters)
    return [_decision(row) for row in rows]


def undo_entries(connection: sqlite3.Connection) -> list[UndoEntry]:
    """Return number, undoes, redoes and step of every decision, oldest first."""
    return connection.execute("SELECT number, undoes, redoes, step FROM decisions ORDER BY number").fetchall()


def touched(connection: sqlite3.Connection, article_id: str) -> frozenset[Ref]:
    """Return every row that decisions on the article changed, or that a changed row pointed at before or after."""
    rows = connection.execute("SELECT changes FROM decisions WHERE article_id = ?", (article_id,))
    return touched_by(_change(plain) for (changes,) in rows for plain in parse(changes))


def _decision(row: tuple[Any, ...]) -> Decision:
    article_id, action, words, by, at, changes, how, reason, undoes, redoes, step, number = row
    return Decision(
        article_id=article_id,
        action=action,
        words=words,
        by=by,
        at=moment(at),
        changes=tuple(_change(plain) for plain in parse(changes)),
        how=How(how),
        reason=reason,
        undoes=undoes,
        redoes=redoes,
        step=step,
        number=number,
    )


def _change(plain: Mapping[str, Any]) -> Change:
    kind: type[Any] = ROW_TYPES[Table(plain["table"])]
    before, after = plain["before"], plain["after"]
    return Change(
        None if before is None else from_plain(kind, before), None if after is None else from_plain(kind, after)
    )
