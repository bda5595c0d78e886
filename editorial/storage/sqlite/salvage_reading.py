"""Reading of the rows of a damaged table, past what cannot be read."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from editorial.domain.salvage import Gap, TableSalvage

_MOST = 2**62
"""No row has a higher number."""


class DamagedTable:
    """One table of a damaged file, read in the order of its rows' numbers."""

    def __init__(self, connection: sqlite3.Connection, table: str, columns: Sequence[str]) -> None:
        """Read from a connection whose `text_factory` is `bytes`."""
        self._connection, self._table = connection, table
        listed = ", ".join(f'"{column}"' for column in columns)
        self._rows = f'SELECT rowid, {listed} FROM "{table}" NOT INDEXED WHERE rowid >= ? ORDER BY rowid'
        self._key = f'SELECT rowid FROM "{table}" NOT INDEXED WHERE rowid >= ? ORDER BY rowid LIMIT 1'
        self.found = TableSalvage()

    def rows(self) -> Iterator[tuple[Any, ...]]:
        """Yield the rows that can be read, without their numbers; `found` says what could not."""
        following: int | None = 1
        while following is not None:
            start = following
            try:
                for number, *values in self._connection.execute(self._rows, (start,)):
                    if number < start:
                        raise sqlite3.DatabaseError  # pages that lead back
                    start = number + 1
                    row = _decoded(values)
                    if row is None:
                        self.found.left_out += 1
                    else:
                        yield row
                return
            except sqlite3.DatabaseError:
                following = self._after(start)

    def _after(self, start: int) -> int | None:
        """Return the number from which reading may go on after an error at `start`, or None if there is no more."""
        key = self._next(start)
        if key is not None:
            self.found.left_out += 1  # the row is there, its content is not
            return key + 1
        step = 1
        while start + step < _MOST and self._next(start + step) is None:
            step *= 2
        if start + step >= _MOST:
            self.found.gaps.append(Gap(start, None))
            return None
        low, high = start + step // 2, start + step
        while low < high:
            middle = (low + high) // 2
            low, high = (low, middle) if self._next(middle) is not None else (middle + 1, high)
        reached = self._next(low)
        self.found.gaps.append(Gap(start, None if reached is None else reached - 1))
        return reached

    def _next(self, number: int) -> int | None:
        """Return the number of the first row from `number` on; None if there is none, or a page cannot be read."""
        try:
            row = self._connection.execute(self._key, (number,)).fetchone()
        except sqlite3.DatabaseError:
            return None
        return None if row is None or row[0] < number else int(row[0])


def _decoded(values: Sequence[Any]) -> tuple[Any, ...] | None:
    """Return the values with text as str, or None if some is no UTF-8: half a text would not be what was stored."""
    try:
        return tuple(value.decode() if isinstance(value, bytes) else value for value in values)
    except UnicodeDecodeError:
        return None
