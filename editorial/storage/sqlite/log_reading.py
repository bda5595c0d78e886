"""Raw reads of the decision log: the window names the decision to undo as soon as it opens."""

from __future__ import annotations

from editorial.domain.decision import Decision
from editorial.domain.errors import GoneError
from editorial.domain.merging import touched_by
from editorial.domain.record import Ref
from editorial.storage.columns.lists import DECISIONS
from editorial.storage.sqlite.connections import Connection

UndoEntry = tuple[int, int | None, int | None, int | None]
"""Number, undoes, redoes and step of a decision, the arguments of `UndoStack.push`."""

_DECISIONS = f"SELECT {DECISIONS.selection.sql} FROM decisions"


def decision(connection: Connection, number: int) -> Decision:
    """Return one decision. Raises GoneError if there is none with that number."""
    cursor = connection.execute(f"{_DECISIONS} WHERE number = ?", (number,))
    for found in DECISIONS.selection.fetch(cursor):
        return found
    raise GoneError(f"The library knows no decision number {number}.")


def log(connection: Connection, article_id: str | None, limit: int | None) -> list[Decision]:
    """Return at most `limit` decisions on one article or on all (None), newest first."""
    where = "" if article_id is None else " WHERE article_id = :article"
    parameters = {"article": article_id, "limit": -1 if limit is None else limit}
    cursor = connection.execute(f"{_DECISIONS}{where} ORDER BY number DESC LIMIT :limit", parameters)
    return [*DECISIONS.selection.fetch(cursor)]


def undo_entries(connection: Connection) -> list[UndoEntry]:
    """Return number, undoes, redoes and step of every decision, oldest first."""
    return connection.execute("SELECT number, undoes, redoes, step FROM decisions ORDER BY number").fetchall()


def touched(connection: Connection, article_id: str) -> frozenset[Ref]:
    """Return every row that decisions on the article changed, or that a changed row pointed at before or after."""
    rows = connection.execute("SELECT changes FROM decisions WHERE article_id = ?", (article_id,))
    decoded = DECISIONS.part("changes").decode([(text for (text,) in rows)])
    return touched_by(change for changes in decoded for change in changes)
