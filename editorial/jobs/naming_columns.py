"""What somebody says of the columns of tables before they are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from editorial.domain.settings import Setting
from editorial.formats.reading.source import Source
from editorial.formats.reading.table_columns import Chosen, Role, Roles, UnreadTable, guessed, key_of
from editorial.jobs.reading import TableToName
from editorial.storage.library import Library

__all__ = ["Chosen", "NamedTables", "Role", "Roles", "UnreadTable", "alike", "guessed", "remember"]


@dataclass(frozen=True, slots=True)
class NamedTables:
    """Tables with the same columns, what these hold, and whether that is so for all such tables from now on."""

    tables: tuple[TableToName, ...]
    chosen: Chosen
    remember: bool = False

    @property
    def sources(self) -> tuple[Source, ...]:
        """Return the tables as they are to be read."""
        return tuple(
            replace(one.source, columns=replace(one.source.columns, chosen=self.chosen)) for one in self.tables
        )


def alike(tables: Sequence[TableToName]) -> list[tuple[TableToName, ...]]:
    """Return the tables by their headings: those with the same ones together, in the order of the first."""
    found: dict[str, list[TableToName]] = {}
    for one in tables:
        found.setdefault(key_of(one.table.rows[0]), []).append(one)
    return [tuple(group) for group in found.values()]


def remember(library: Library, named: NamedTables) -> None:
    """Remember what the columns of such tables hold, if that was asked for and their first row holds the headings."""
    if named.remember and named.chosen.headed:
        known = library.get_setting(Setting.IMPORT_COLUMNS, {})
        key = key_of(named.tables[0].table.rows[0])
        library.set_setting(Setting.IMPORT_COLUMNS, {**known, key: [role.value for role in named.chosen.roles]})
