"""Raw reads of the texts of sources; nothing here is read before somebody looks at a source."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from editorial.domain.damage import Damage, DamageCode, DamagedRowError, Place
from editorial.domain.source import SourceText
from editorial.storage.columns.source_texts import SOURCE_TEXTS
from editorial.storage.sqlite.connections import Connection
from editorial.storage.sqlite.rows import any_text, fetch

_READ = f"SELECT {SOURCE_TEXTS.selection.sql} FROM source_texts WHERE sha256 = ?"


def texts(connection: Connection, hashes: Collection[str]) -> Mapping[str, SourceText]:
    """Return those of these texts that are in the library, by hash.

    Raises DamagedRowError if one is not what was stored.
    """
    found = {}
    for one in dict.fromkeys(hashes):
        for text in fetch(connection, SOURCE_TEXTS.selection, _READ, (one,)):
            if not text.is_whole:
                raise DamagedRowError(DamageCode.TEXT_CHANGED, Place(SOURCE_TEXTS.name, one, "text"))
            found[one] = text
    return found


def hashes(connection: Connection) -> list[str]:
    """Return the hashes of all texts of sources."""
    with any_text(connection):
        rows = connection.execute("SELECT sha256 FROM source_texts NOT INDEXED ORDER BY sha256").fetchall()
    return [str(one) for (one,) in rows]


def damages(connection: Connection) -> Iterator[Damage]:
    """Yield the texts of sources that cannot be read, or are not what was stored."""
    for one in hashes(connection):
        try:
            texts(connection, (one,))
        except DamagedRowError as error:
            yield error.damage
