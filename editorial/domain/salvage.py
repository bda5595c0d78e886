"""What could be read of a damaged library, and what could not."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Gap:
    """Rows of a table that could not be read: the numbers of the first and the last, as far as is known."""

    first: int
    last: int | None


@dataclass
class TableSalvage:
    """How much of one table was read: rows kept, rows left out, and stretches in which nobody knows how many were.

    A row is left out if its content cannot be read, or refers to another that was not read.
    """

    kept: int = 0
    left_out: int = 0
    gaps: list[Gap] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Salvage:
    """What a new file holds of a damaged library, by table; and the ids of articles that could be read in part only."""

    tables: dict[str, TableSalvage]
    in_part: tuple[str, ...]

    @property
    def complete(self) -> bool:
        """Return whether everything could be read, as far as anybody knows."""
        return not any(one.left_out or one.gaps for one in self.tables.values())
