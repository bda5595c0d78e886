"""Contents of the log's entries, as plain JSON values, and their reading."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from editorial.domain.article import Article, Standing, State
from editorial.domain.library import AuthorityRecord, Destination, PastExport
from editorial.domain.log_entry import Entry
from editorial.domain.plain import from_plain, to_plain
from editorial.domain.possibly_missed import PossiblyMissed
from editorial.domain.problem import Problem
from editorial.domain.record import ROW_TYPES, Change, Record, Row, Table

ROWS = (Table.ENTITY, Table.MENTION, Table.QUOTE, Table.NOTE, Table.SOURCE)
"""The kinds of rows that an entry lists, under their names."""


def of_record(record: Record) -> Iterator[tuple[str, Any]]:
    """Yield the fields of an entry that begins an article; the rows are left for the caller to make plain one by one.

    The article and its sources are there without their texts: those never change, and their hashes say which they are.
    """
    yield "article", to_plain(replace(record.article, text=""))
    yield "standing", to_plain(record.standing)
    yield "record_extra", record.extra
    for table in ROWS:
        yield table.value, record.table(table).values()


def of_changes(changes: Iterable[Change]) -> Iterator[tuple[str, Any]]:
    """Yield the fields of an entry that changes rows: those put, by table, and the ids of those removed."""
    put: dict[str, list[Row]] = {}
    removed: dict[str, list[str]] = {}
    for change in changes:
        at = change.ref
        if at.table is Table.STANDING:
            yield "standing", to_plain(change.after)
        elif change.after is None:
            removed.setdefault(at.table.value, []).append(at.id)
        else:
            put.setdefault(at.table.value, []).append(change.after)
    yield "removed", removed
    yield from put.items()


def article_of(content: Mapping[str, Any], text: str) -> Article:
    """Return the article of an entry that begins it, with its text."""
    return replace(from_plain(Article, content["article"]), text=text)


def standing_of(content: Mapping[str, Any]) -> Standing | None:
    """Return the standing that an entry gives, or None if it gives none."""
    plain = content.get("standing")
    return None if plain is None else from_plain(Standing, plain)


def rows_of(content: Mapping[str, Any], table: Table) -> Iterator[Any]:
    """Yield the rows of one kind that an entry puts."""
    kind = ROW_TYPES[table]
    return (from_plain(kind, plain) for plain in content.get(table.value, ()))


def removed_of(content: Mapping[str, Any], table: Table) -> Iterable[str]:
    """Return the ids of the rows of one kind that an entry removes."""
    found: Iterable[str] = content.get("removed", {}).get(table.value, ())
    return found


def of_missed(missed: tuple[PossiblyMissed, ...]) -> Any:
    """Return the plain value of stretches that may be names."""
    return to_plain(missed)


def missed_of(content: Mapping[str, Any]) -> tuple[PossiblyMissed, ...]:
    """Return the stretches that may be names."""
    return from_plain(tuple[PossiblyMissed, ...], content.get("possibly_missed", ()))


def of_problem(problem: Problem | None) -> Any:
    """Return the plain value of a problem."""
    return None if problem is None else {"code": problem.code, **problem.params}


def problem_of(content: Mapping[str, Any]) -> Problem | None:
    """Return the problem that an entry gives."""
    plain = content.get("problem")
    if plain is None:
        return None
    return Problem(str(plain["code"]), {name: value for name, value in plain.items() if name != "code"})


def of_export(decision: int, state: State, to: Destination) -> dict[str, Any]:
    """Return the fields of an entry for an export; what is not known of its destination is left out."""
    told = {"format": to.format_id, "place": to.place, "profile": to.profile}
    return {"decision": decision, "state": state.value, **{name: value for name, value in told.items() if value}}


def export_of(entry: Entry) -> PastExport:
    """Return the export that an entry tells of."""
    content = json.loads(entry.content)
    to = Destination(
        format_id=content.get("format", ""), place=content.get("place", ""), profile=content.get("profile", "")
    )
    state = State(content["state"]) if "state" in content else None
    at = datetime.fromisoformat(entry.at)
    return PastExport(at=at, by=entry.by, decision=content["decision"], state=state, to=to)


def time_of(content: Mapping[str, Any], name: str) -> datetime | None:
    """Return a time that an entry gives under a name, or None."""
    found = content.get(name)
    return None if found is None else datetime.fromisoformat(found)


def of_list(put: Iterable[AuthorityRecord] = (), removed: Iterable[str] = ()) -> dict[str, Any]:
    """Return the content of an entry about the newsroom's own list: records put, ids of records removed."""
    return {"put": to_plain([*put]), "removed": [*removed]}


def list_of(content: Mapping[str, Any]) -> Iterator[AuthorityRecord]:
    """Yield the records of the newsroom's list that an entry puts."""
    return (from_plain(AuthorityRecord, plain) for plain in content.get("put", ()))
