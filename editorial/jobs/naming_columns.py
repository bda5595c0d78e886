"""What somebody says of the columns of tables before they are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from editorial.domain.import_rules import ImportRule, ImportRuleKind
from editorial.formats.reading.source import Source
from editorial.formats.reading.table_columns import Chosen, Columns, Role, Roles, UnreadTable, guessed, key_of
from editorial.jobs.import_rules import remember_rule
from editorial.jobs.reading import TableToName
from editorial.storage.library import Library

__all__ = ["Chosen", "Columns", "NamedTables", "Role", "Roles", "UnreadTable", "alike", "guessed", "remember"]


@dataclass(frozen=True, slots=True)
class NamedTables:
    """Tables with the same columns, what these hold, and whether that is so for all such tables from now on.

    `remember_sheet` says that of workbooks with the same sheets the one that was picked is read from now on.
    """

    tables: tuple[TableToName, ...]
    chosen: Chosen
    remember: bool = False
    remember_sheet: bool = False

    @property
    def picked(self) -> UnreadTable:
        """Return the first of the tables; of a workbook the sheet that was picked."""
        return next(one for one in self.tables[0].table.choices if one.sheet == self.chosen.sheet)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Return the tables as they are to be read."""
        return tuple(
            replace(one.source, columns=replace(one.source.columns, chosen=self.chosen)) for one in self.tables
        )


def alike(tables: Sequence[TableToName]) -> list[tuple[TableToName, ...]]:
    """Return the tables by their headings: those with the same ones together, in the order of the first.

    Of workbooks the sheets must have the same names, too.
    """
    found: dict[tuple[tuple[str, str], ...], list[TableToName]] = {}
    for one in tables:
        key = tuple((sheet.sheet, key_of(sheet.rows[0])) for sheet in one.table.choices)
        found.setdefault(key, []).append(one)
    return [tuple(group) for group in found.values()]


def remember(library: Library, named: NamedTables) -> None:
    """Remember what the columns of such tables hold, and which sheet is read, where that was asked for.

    Columns are remembered by their headings, so only if the first row holds these.
    """
    if named.remember and named.chosen.headed:
        roles = tuple(role.value for role in named.chosen.roles)
        remember_rule(library, ImportRule(ImportRuleKind.COLUMNS, key_of(named.picked.rows[0]), roles))
    if named.remember_sheet:
        names = [one.sheet for one in named.tables[0].table.choices]
        remember_rule(library, ImportRule(ImportRuleKind.SHEET, key_of(names), (named.chosen.sheet,)))
