"""What a library must hold: what was acknowledged, no more and no less, and every state equal to its log."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path

from editorial.domain.record import Record
from editorial.storage.library import Library


def wrong_in_file(path: Path) -> list[str]:
    """Return what SQLite finds wrong in a file."""
    with closing(sqlite3.connect(path)) as plain:
        found = [row[0] for row in plain.execute("PRAGMA integrity_check") if row[0] != "ok"]
        found += [f"a row of {row[0]} points at nothing" for row in plain.execute("PRAGMA foreign_key_check")]
        rows = "SELECT count(*) FROM articles", "SELECT count(*) FROM article_search"
        articles, searched = (plain.execute(one).fetchone()[0] for one in rows)
        found += [f"{articles} articles, {searched} in the search index"] if articles != searched else []
    return found


def wrong_in_log(library: Library, imported: Mapping[str, Record]) -> list[str]:
    """Return where the log, taken back from the end, does not lead from a state to what was imported."""
    found = []
    for loaded in library.articles():
        record = loaded.record
        key = record.article.id
        for entry in library.log(key):
            try:
                record = record.apply(change.inverse for change in reversed(entry.changes))
            except ValueError as error:
                found.append(f"{key}, decision {entry.number}: {error}")
                break
        else:
            if key in imported and rows_of(record) != rows_of(imported[key]):
                found.append(f"{key}: the log does not begin with what was imported")
    return found


def rows_of(record: Record) -> tuple[object, ...]:
    """Return the parts of a record that decisions change, in no order."""
    return record.standing, record.entities, record.mentions, record.quotes, record.notes


def state(library: Library) -> dict[str, object]:
    """Return all that a library says, to compare with another time."""
    articles = {loaded.record.article.id: (loaded.record, loaded.version) for loaded in library.articles()}
    return {
        "articles": articles,
        "log": [(one.number, one.action, one.changes) for one in library.log()],
        "setting": library.get_setting("a fault"),
        "exported": {key: library.exported(key) for key in articles},
        "list": library.authority_records(),
    }


def differences(before: Mapping[str, object], after: Mapping[str, object], besides: Iterable[str] = ()) -> list[str]:
    """Return which parts of a state differ, in words."""
    return [f"{part} differs" for part in before if part not in besides and before[part] != after[part]]
