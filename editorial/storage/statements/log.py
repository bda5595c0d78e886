"""Writing of decisions, in the order of committing; they are only ever appended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import Connection, bindparam, insert, select

from editorial.domain.chain import DECISION_COLUMNS, decision_content
from editorial.domain.decision import Decision
from editorial.domain.library import Committed
from editorial.domain.log_entry import EntryKind
from editorial.domain.source import SourceText
from editorial.storage.columns.lists import DECISIONS
from editorial.storage.sqlite.errors import missing
from editorial.storage.sqlite.log_writing import append
from editorial.storage.statements.source_texts import put_texts
from editorial.storage.statements.writing import change, net
from editorial.storage.tables import articles, decisions

_KNOWN = select(articles.c.number).where(articles.c.id == bindparam("at_id"))
_APPEND = insert(decisions).returning(decisions.c.number)


def commit(
    connection: Connection, decision: Decision, expected_version: int, texts: Iterable[SourceText] = ()
) -> Committed:
    """Append a decision and write the rows it changes, and the texts of sources that come with it.

    Raises ConflictError if the article's version is not the one expected.
    """
    if connection.scalar(_KNOWN, {"at_id": decision.article_id}) is None:
        raise missing(decision.article_id)
    (values,) = DECISIONS.write([decision])
    del values["number"]  # SQLite counts
    number = connection.execute(_APPEND, values).scalar_one()
    version = change(connection, decision.article_id, net(decision.changes), expected_version, last_decision=number)
    values["number"] = number
    put_texts(connection, texts)
    content = decision_content([values[name] for name in DECISION_COLUMNS])
    append(
        connection,
        EntryKind.DECISION,
        content,
        decision.at,
        by=decision.by,
        article_id=decision.article_id,
        decision=number,
    )
    return Committed(replace(decision, number=number), version)
