"""Rebuilding of what a library holds from its log, forward: state = baseline + log."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from editorial.domain import log_content
from editorial.domain.article import Standing
from editorial.domain.chain import DECISION_COLUMNS
from editorial.domain.errors import EditorialError
from editorial.domain.library import AuthorityRecord
from editorial.domain.log_entry import Entry, EntryKind
from editorial.domain.plain import from_plain
from editorial.domain.possibly_missed import PossiblyMissed
from editorial.domain.problem import Problem
from editorial.domain.record import ROW_TYPES, Record, Row, Table


class ReplayError(EditorialError):
    """An entry of the log cannot be read, or nothing begins the article's entries; `number` is the entry's."""

    def __init__(self, number: int, article_id: str | None) -> None:
        self.number, self.article_id = number, article_id
        super().__init__(f"The log's entry {number} cannot be read.")


@dataclass(frozen=True, slots=True)
class Kept:
    """All that the library keeps of one article, but for its own numbers (version, place in the queue).

    `exported_decision` is the number of the last decision when it was exported, `last_decision` that of the last one
    until now (0 if there was none).
    """

    record: Record
    imported_at: datetime
    suggested_at: datetime | None = None
    suggested_model: str | None = None
    possibly_missed: tuple[PossiblyMissed, ...] = ()
    problem: Problem | None = None
    exported_at: datetime | None = None
    exported_decision: int | None = None
    last_decision: int = 0


@dataclass(frozen=True, slots=True)
class Newsroom:
    """What the library keeps beside articles: the settings that are logged, and the newsroom's own list by id."""

    settings: Mapping[str, Any] = field(default_factory=dict)
    authority_records: Mapping[str, AuthorityRecord] = field(default_factory=dict)


def replay(entries: Iterable[Entry], text: str) -> Kept:
    """Rebuild an article from its entries, oldest first, and its text. Raises ReplayError.

    A baseline stands for all that was before it.
    """
    number, article_id = 0, None
    replayed: _Article | None = None
    for entry in entries:
        number, article_id = entry.number, entry.article_id
        try:
            if entry.kind in _BEGINNINGS:
                replayed = _Article.begin(entry, text)
            elif replayed is not None:
                _STEPS[entry.kind](replayed, entry)
        except (ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
            raise ReplayError(number, article_id) from error
    if replayed is None:
        raise ReplayError(number, article_id)
    return replayed.kept()


def replay_newsroom(entries: Iterable[Entry]) -> Newsroom:
    """Rebuild the settings that are logged and the newsroom's list from the entries about no article. As `replay`."""
    settings: dict[str, Any] = {}
    records: dict[str, AuthorityRecord] = {}
    for entry in entries:
        try:
            content = json.loads(entry.content)
            if entry.kind == EntryKind.BASELINE:
                settings = dict(content["settings"])
                records.clear()
            elif entry.kind == EntryKind.SETTING:
                settings[content["key"]] = content["value"]
            records |= {record.id: record for record in log_content.list_of(content)}
            for gone in content.get("removed", ()):
                del records[gone]
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise ReplayError(entry.number, None) from error
    return Newsroom(settings, records)


_BEGINNINGS = frozenset({EntryKind.BASELINE, EntryKind.IMPORT})


@dataclass
class _Article:
    """An article while its entries are replayed; `rows` are changed in place."""

    state: Kept
    standing: Standing
    rows: dict[Table, dict[str, Any]]

    @classmethod
    def begin(cls, entry: Entry, text: str) -> _Article:
        content = json.loads(entry.content)
        record = Record(log_content.article_of(content, text), extra=content.get("record_extra", {}))
        at = log_content.time_of(content, "imported_at") or datetime.fromisoformat(entry.at)
        state = Kept(
            record,
            at,
            suggested_at=log_content.time_of(content, "suggested_at"),
            suggested_model=content.get("suggested_model"),
            possibly_missed=log_content.missed_of(content),
            problem=log_content.problem_of(content),
            exported_at=log_content.time_of(content, "exported_at"),
            exported_decision=content.get("exported_decision"),
            last_decision=content.get("last_decision", 0),
        )
        standing = log_content.standing_of(content) or Standing()
        rows = {table: {row.id: row for row in log_content.rows_of(content, table)} for table in log_content.ROWS}
        return cls(state, standing, rows)

    def kept(self) -> Kept:
        record = replace(
            self.state.record,
            standing=self.standing,
            entities=self.rows[Table.ENTITY],
            mentions=self.rows[Table.MENTION],
            quotes=self.rows[Table.QUOTE],
            notes=self.rows[Table.NOTE],
            sources=self.rows[Table.SOURCE],
        )
        return replace(self.state, record=record)

    def decide(self, entry: Entry) -> None:
        columns = dict(zip(DECISION_COLUMNS, json.loads(entry.content), strict=True))
        for change in json.loads(columns["changes"]):
            table, after = Table(change["table"]), change["after"]
            row: Row | None = None if after is None else from_plain(ROW_TYPES[table], after)
            if isinstance(row, Standing):
                self.standing = row
            elif row is None:
                del self.rows[table][change["id"]]
            else:
                self.rows[table][change["id"]] = row
        self.state = replace(self.state, last_decision=columns["number"])

    def link(self, entry: Entry) -> None:
        self._put(json.loads(entry.content))

    def suggest(self, entry: Entry) -> None:
        content = json.loads(entry.content)
        self._put(content)
        self.state = replace(
            self.state,
            suggested_at=datetime.fromisoformat(entry.at),
            suggested_model=content["model"],
            possibly_missed=log_content.missed_of(content),
            problem=None,
        )

    def _put(self, content: Mapping[str, Any]) -> None:
        self.standing = log_content.standing_of(content) or self.standing
        for table in log_content.ROWS:
            for gone in log_content.removed_of(content, table):
                del self.rows[table][gone]
            self.rows[table] |= {row.id: row for row in log_content.rows_of(content, table)}

    def fail(self, entry: Entry) -> None:
        self.state = replace(self.state, problem=log_content.problem_of(json.loads(entry.content)))

    def export(self, entry: Entry) -> None:
        decision = json.loads(entry.content)["decision"]
        self.state = replace(self.state, exported_at=datetime.fromisoformat(entry.at), exported_decision=decision)

    def stay(self, entry: Entry) -> None:
        """Change nothing: the article came back as it was."""


_STEPS: Mapping[str, Callable[[_Article, Entry], None]] = {
    EntryKind.DECISION: _Article.decide,
    EntryKind.LINKS: _Article.link,
    EntryKind.SUGGESTIONS: _Article.suggest,
    EntryKind.PROBLEM: _Article.fail,
    EntryKind.EXPORT: _Article.export,
    EntryKind.RETURN: _Article.stay,
}
