"""The order in which rows were decided, by the log and not by times: the computer's clock may have been set back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Self

from sqlalchemy import ColumnElement, Connection, func, or_, select, tuple_

from editorial.domain.log_entry import EntryKind
from editorial.storage.tables import articles, log


class Turns:
    """Numbers of the entries of the log in which rows were decided; an article's entries are read when first asked."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[str, dict[str, int]] = {}

    def of(self, article_id: str, decided_at: str | None) -> int:
        """Return the number of the entry; for a row that was decided before it was imported, the article's first."""
        entries = self._known.get(article_id)
        if entries is None:
            entries = self._known[article_id] = self._read(article_id)
        return entries.get(decided_at or "", entries[""])

    def latest(self, article_id: str, times: Iterable[str]) -> str | None:
        """Return which of these times of decisions in an article came last; None if there is none."""
        every = {*times}
        if len(every) < 2:
            return next(iter(every), None)
        return max(every, key=lambda at: (self.of(article_id, at), at))

    def _read(self, article_id: str) -> dict[str, int]:
        """Return the number of the entry for each time of a decision, and for "" that of the first entry."""
        own = log.c.article_id == article_id
        first = self._connection.scalar(select(func.min(log.c.number)).where(own))
        statement = select(log.c.at, func.max(log.c.number).label("number")).where(own, _DECISION).group_by(log.c.at)
        return {"": first or 0, **{row.at: row.number for row in self._connection.execute(statement)}}


@dataclass(frozen=True)
class Since:
    """What was decided or imported after an entry of the log."""

    connection: Connection
    number: int

    @classmethod
    def suggested(cls, connection: Connection, article_id: str) -> Self | None:
        """Return what came after the suggestions for an article were last made; None if none were."""
        at = connection.scalar(select(articles.c.suggested_at).where(articles.c.id == article_id))
        if at is None:
            return None
        own = select(func.max(log.c.number)).where(log.c.article_id == article_id)
        number = connection.scalar(own.where(log.c.kind == EntryKind.SUGGESTIONS.value))
        if number is None:  # they are older than the log: only times are known
            number = connection.scalar(select(func.max(log.c.number)).where(_DECISION, log.c.at <= at))
        return cls(connection, number or 0)

    def rows(self, table: Any) -> ColumnElement[bool]:
        """Return the condition that a row of a table with `article_id` and `decided_at` was decided since."""
        return or_(
            tuple_(table.c.article_id, table.c.decided_at).in_(self._decisions), table.c.article_id.in_(self._imports)
        )

    def has(self, article_id: str, decided_at: str) -> bool:
        """Return whether what was decided in an article at a time was decided since."""
        found, imported = self._found
        return article_id in imported or (article_id, decided_at) in found

    @cached_property
    def _found(self) -> tuple[frozenset[tuple[str, str]], frozenset[str]]:
        decided = {(article_id, at) for article_id, at in self.connection.execute(self._decisions)}
        return frozenset(decided), frozenset(self.connection.scalars(self._imports))

    @property
    def _decisions(self) -> Any:
        return select(log.c.article_id, log.c.at).where(log.c.number > self.number, _DECISION)

    @property
    def _imports(self) -> Any:
        return select(log.c.article_id).where(log.c.number > self.number, log.c.kind == EntryKind.IMPORT.value)


_DECISION = log.c.kind == EntryKind.DECISION.value
