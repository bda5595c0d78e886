"""Columns of the decision log, of the newsroom's own list and of its settings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from editorial.domain.annotation import How
from editorial.domain.decision import Decision
from editorial.domain.library import AuthorityRecord
from editorial.domain.plain import from_plain, to_plain
from editorial.domain.record import ROW_TYPES, Change, Table
from editorial.domain.summary import Summary
from editorial.storage.codec import dump, listed
from editorial.storage.columns.description import Column, TableMapping
from editorial.storage.columns.types import (
    INTEGER,
    JSON_OBJECT,
    STRINGS,
    TEXT,
    TIME,
    ColumnType,
    coded,
    one_of,
    plain_json,
)


def _parse_changes(text: str) -> tuple[Change, ...]:
    return tuple(_change(plain) for plain in listed(text))


def _change(plain: Mapping[str, Any]) -> Change:
    kind: type[Any] = ROW_TYPES[Table(plain["table"])]
    before, after = plain["before"], plain["after"]
    return Change(
        None if before is None else from_plain(kind, before), None if after is None else from_plain(kind, after)
    )


def _dump_changes(changes: Iterable[Change]) -> str:
    return dump([_plain(change) for change in changes])


def _plain(item: Change) -> dict[str, Any]:
    at = item.ref
    return {"table": at.table.value, "id": at.id, "before": to_plain(item.before), "after": to_plain(item.after)}


CHANGES = ColumnType(str, _parse_changes, _dump_changes)
"""A JSON list of changed rows, each with its table, its id, and the row before and after (null if there was none)."""

DECISIONS: TableMapping[Decision] = TableMapping(
    "decisions",
    Decision,
    Column("number", INTEGER, primary_key=True),
    Column("article_id", TEXT, references="articles.id"),
    Column("action", TEXT),
    Column("summary", coded(Summary)),
    Column("decided_by", TEXT, "by"),
    Column("decided_at", TIME, "at"),
    Column("how", one_of(How)),
    Column("reason", TEXT, nullable=True),
    Column("undoes", INTEGER, nullable=True, references="decisions.number"),
    Column("redoes", INTEGER, nullable=True, references="decisions.number"),
    Column("changes", CHANGES),
    Column("step", INTEGER, nullable=True),
)
"""Decisions of editors; rows are only ever appended (triggers see to it), and no number is used twice."""

AUTHORITY_RECORDS: TableMapping[AuthorityRecord] = TableMapping(
    "authority_records",
    AuthorityRecord,
    Column("id", TEXT, primary_key=True),
    Column("version", INTEGER),
    Column("name", TEXT, index=True),
    Column("label", TEXT),
    Column("aliases", STRINGS),
    Column("external_ids", JSON_OBJECT),
    Column("note", TEXT),
)
"""The newsroom's own list of people, organisations and the like."""

SETTINGS: TableMapping[Any] = TableMapping(
    "settings",
    None,
    Column("key", TEXT, primary_key=True),
    Column("version", INTEGER),
    Column("value", plain_json(Any)),
)
"""Settings of the newsroom, as JSON values."""
