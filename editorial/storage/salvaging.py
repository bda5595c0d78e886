"""Salvage of a damaged library: all that can still be read, written into a new file; the damaged one is only read."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from editorial.domain.damage import DamagedRowError, Place
from editorial.domain.errors import GoneError, StorageError
from editorial.domain.salvage import Salvage, TableSalvage
from editorial.storage import lazy, schema
from editorial.storage.columns.annotations import ROWS
from editorial.storage.sqlite import (
    backup,
    exclusive,
    inspection,
    log_reading,
    reading,
    salvage_writing,
    source_reading,
)
from editorial.storage.sqlite.connections import Connection, open_file
from editorial.storage.sqlite.errors import translate_errors
from editorial.storage.sqlite.files import is_own

Watch = Callable[[int, int], None]
"""Is told how many tables are done, and how many there are; what it raises ends the work."""
_ROWS = frozenset(mapping.name for mapping in ROWS.values())


def salvage(path: Path, target: Path, watch: Watch = backup.ignore) -> Salvage:
    """Write what can be read of a library to a new file, as a library of the newest schema; say what could not be.

    Raises StorageError if nothing can be read at all, or the new file cannot be written, and what `watch` raises: there
    is no new file then.
    """
    if is_own(path, target) or target.exists():
        raise StorageError(f"{target}: there is such a file already. Choose a new one.")
    found = inspection.revision_in_damaged(path)
    revision = found if found in schema.REVISIONS else schema.REVISIONS[-1]
    with backup.unfinished_file(target) as unfinished:
        lazy.migrating.migrate(unfinished, schema.MIGRATIONS, revision)
        with (
            translate_errors(path),
            closing(inspection.connect_to_read(path)) as source,
            closing(open_file(unfinished)) as there,
        ):
            tables = salvage_writing.copy_tables(source, there, watch)
        if not tables or not sum(one.kept for one in tables.values()):
            raise StorageError(f"{path}: nothing in this file can be read. Nothing was changed.")
        if revision != schema.REVISIONS[-1]:
            lazy.migrating.migrate(unfinished, schema.MIGRATIONS)
        with translate_errors(target), closing(open_file(unfinished)) as there:
            in_part = _drop_unreadable(there, tables)
        with translate_errors(target):
            exclusive.make_single_file(unfinished)
    return Salvage(tables, in_part)


def _drop_unreadable(connection: Connection, tables: dict[str, TableSalvage]) -> tuple[str, ...]:
    """Take out the rows that this program did not write; return the articles that are not as they were.

    A damaged annotation goes by itself; an article whose text or own columns are damaged goes with all its rows.
    """
    for (number,) in connection.execute("SELECT number FROM decisions").fetchall():
        try:
            log_reading.decision(connection, number)
        except DamagedRowError:
            salvage_writing.drop_row(connection, tables, "decisions", {"number": number})
        except GoneError:
            continue  # it went with one that it undid
    for damage in source_reading.damages(connection):
        salvage_writing.drop_row(connection, tables, damage.place.table, {"sha256": damage.place.row})
    in_part: dict[str, None] = {}
    for article_id in reading.ids(connection, ()):
        while (place := _damage(connection, article_id)) is not None:
            if place.table in _ROWS and place.row:
                row = {"article_id": article_id, "id": place.row}
                salvage_writing.drop_row(connection, tables, place.table, row)
                in_part[article_id] = None
            else:
                salvage_writing.drop_row(connection, tables, "articles", {"id": article_id})
                in_part.pop(article_id, None)
                break
    return tuple(in_part)


def _damage(connection: Connection, article_id: str) -> Place | None:
    try:
        reading.load(connection, article_id)
    except DamagedRowError as error:
        return error.damage.place
    return None
