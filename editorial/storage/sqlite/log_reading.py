"""Raw reads of the decisions: the window names the decision to undo as soon as it opens."""

from __future__ import annotations

from editorial.domain.decision import Decision
from editorial.domain.errors import GoneError
from editorial.domain.merging import touched_by
from editorial.domain.record import Change, Ref
from editorial.storage.columns.description import Selection
from editorial.storage.columns.lists import DECISIONS
from editorial.storage.sqlite.connections import Connection
from editorial.storage.sqlite.rows import fetch

UndoEntry = tuple[int, int | None, int | None, int | None]
"""Number, undoes, redoes and step of a decision, the arguments of `UndoStack.push`."""

_UNDO: Selection[UndoEntry] = Selection(
    lambda *row: row, map(DECISIONS.part, ("number", "undoes", "redoes", "step")), DECISIONS.name, "number"
)
_CHANGES: Selection[tuple[Change, ...]] = Selection(
    lambda _number, changes: changes, map(DECISIONS.part, ("number", "changes")), DECISIONS.name, "number"
)
_DECISIONS = f"SELECT {DECISIONS.selection.sql} FROM decisions"


def decision(connection: Connection, number: int) -> Decision:
    """Return one decision. Raises GoneError if there is none with that number."""
    for found in fetch(connection, DECISIONS.selection, f"{_DECISIONS} WHERE number = ?", (number,)):
        return found
    raise GoneError(f"The library knows no decision number {number}.")


def log(connection: Connection, article_id: str | None, limit: int | None) -> list[Decision]:
    """Return at most `limit` decisions on one article or on all (None), newest first."""
    where = "" if article_id is None else " WHERE article_id = :article"
    parameters = {"article": article_id, "limit": -1 if limit is None else limit}
    statement = f"{_DECISIONS}{where} ORDER BY number DESC LIMIT :limit"
    return [*fetch(connection, DECISIONS.selection, statement, parameters)]


def undo_entries(connection: Connection, article_id: str | None) -> list[UndoEntry]:
    """Return number, undoes, redoes and step of the decisions on one article or on all (None), oldest first."""
    where = "" if article_id is None else " WHERE article_id = :article"
    statement = f"SELECT {_UNDO.sql} FROM decisions{where} ORDER BY number"
    return [*fetch(connection, _UNDO, statement, {"article": article_id})]


def touched(connection: Connection, article_id: str) -> frozenset[Ref]:
    """Return every row that decisions on the article changed, or that a changed row pointed at before or after."""
    statement = f"SELECT {_CHANGES.sql} FROM decisions WHERE article_id = ?"
    return touched_by(change for changes in fetch(connection, _CHANGES, statement, (article_id,)) for change in changes)
