"""Which findings Shift, Ctrl and Ctrl+A select in the list; plain Python without Qt."""

from __future__ import annotations

from collections.abc import Iterator

from editorial.desktop.findings.list.rows import RowKind, Rows


def finding_at(rows: Rows, position: int) -> str | None:
    """Return the key of the finding that a row belongs to: of a speaker's row that of its quote; None for a heading."""
    row = rows[position]
    return rows.findings.words(row.item).key if row.item is not None else None


def finding_of(rows: Rows, key: str | None) -> str | None:
    """Return the key of the finding that an item (key) belongs to, or None if it is not shown."""
    position = rows.position_of(key)
    return finding_at(rows, position) if position is not None else None


def findings_between(rows: Rows, one: str, other: str) -> tuple[str, ...]:
    """Return the findings from one to another, both included, as they are listed."""
    ends = [position for key in (one, other) if (position := rows.position_of(key)) is not None]
    return tuple(_findings(rows, range(min(ends), max(ends) + 1))) if ends else ()


def findings_of_section(rows: Rows, key: str) -> tuple[str, ...]:
    """Return all findings shown in the section of an item (key)."""
    position = rows.position_of(key)
    return rows.findings_in(rows[position].section) if position is not None else ()


def _findings(rows: Rows, positions: range) -> Iterator[str]:
    for position in positions:
        row = rows[position]
        if row.kind is not RowKind.SPEAKER and row.key is not None:
            yield row.key


def next_finding(rows: Rows, position: int, step: int) -> int | None:
    """Return the position of the next row that belongs to another finding than that at `position`, or None."""
    current = finding_at(rows, position) if position >= 0 else None
    found = rows.stop(position + step, step)
    while found is not None and finding_at(rows, found) == current:
        found = rows.stop(found + step, step)
    return found


class RowSelector:
    """The selected findings of the list, and which ones a key or a click would select.

    While nothing is selected, the finding in focus (`focus`, its key) counts as selected, as in any list.
    """

    def __init__(self) -> None:
        self.keys: frozenset[str] = frozenset()
        self._anchor: str | None = None

    def show(self, keys: frozenset[str]) -> None:
        """Take over the selection."""
        self.keys = keys
        if not keys:
            self._anchor = None

    def extend(self, rows: Rows, to: str, focus: str | None) -> tuple[str, ...]:
        """Return the findings from where the selection began to `to`."""
        if self._anchor is None or rows.position_of(self._anchor) is None:
            self._anchor = focus or to
        return findings_between(rows, self._anchor, to)

    def toggle(self, rows: Rows, key: str, focus: str | None) -> tuple[str, ...]:
        """Return the selected findings with `key`, or without it if it is one of them."""
        before = self._now(rows, focus)
        self._anchor = key
        return tuple(one for one in before if one != key) if key in before else (*before, key)

    def begin(self, rows: Rows, focus: str | None) -> tuple[str, ...]:
        """Return the selected findings, for a focus that moves on without them."""
        return self._now(rows, focus)

    def _now(self, rows: Rows, focus: str | None) -> tuple[str, ...]:
        shown = (key for key in self.keys if rows.position_of(key) is not None)
        return tuple(shown) if self.keys else (focus,) if focus is not None else ()
