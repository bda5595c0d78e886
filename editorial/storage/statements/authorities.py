"""Writing of the newsroom's own list of authority records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, delete, insert, select, update

from editorial.domain import log_content
from editorial.domain.errors import ConflictError
from editorial.domain.library import AuthorityRecord
from editorial.domain.log_entry import EntryKind
from editorial.storage.codec import dump, now
from editorial.storage.columns.lists import AUTHORITY_RECORDS
from editorial.storage.sqlite.log_writing import append, who
from editorial.storage.tables import authority_records


def put_authority_records(connection: Connection, records: Sequence[AuthorityRecord]) -> tuple[AuthorityRecord, ...]:
    """Store new records (version 0) and changed ones; return them with their new versions.

    Raises ConflictError if another window stored one since it was read; the caller's transaction then stores none.
    """
    stored = {row[0]: row[1] for row in connection.execute(select(authority_records.c.id, authority_records.c.version))}
    out = []
    for record in records:
        if stored.get(record.id, 0) != record.version:
            raise _conflict(record.name)
        after = replace(record, version=record.version + 1)
        stored[record.id] = after.version
        (columns,) = AUTHORITY_RECORDS.write([after])
        if record.version == 0:
            connection.execute(insert(authority_records), columns)
        else:
            connection.execute(update(authority_records).where(authority_records.c.id == record.id), columns)
        out.append(after)
    if out:
        append(connection, EntryKind.LIST, dump(log_content.of_list(out)), now(), by=who(connection))
    return tuple(out)


def remove_authority_record(connection: Connection, record: AuthorityRecord) -> None:
    """Remove a record from the list; names that are linked to it keep its id.

    Raises ConflictError if another window changed or removed it since it was read.
    """
    statement = delete(authority_records).where(
        authority_records.c.id == record.id, authority_records.c.version == record.version
    )
    if not connection.execute(statement).rowcount:
        raise _conflict(record.name)
    content = dump(log_content.of_list(removed=[record.id]))
    append(connection, EntryKind.LIST, content, now(), by=who(connection))


def _conflict(name: str) -> ConflictError:
    return ConflictError(f"The record of “{name}” was changed in another window. Open it again and repeat.")
