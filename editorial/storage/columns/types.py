"""Types of the stored columns: how a value of a domain object becomes text or a number, and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache
from operator import attrgetter
from typing import Any, Protocol

from editorial.domain.annotation import Mark
from editorial.domain.plain import from_plain, to_plain
from editorial.domain.reason import Reason
from editorial.storage.codec import dump, listed, mapping, moment, parse, stamp, strings


@dataclass(frozen=True)
class ColumnType:
    """Type of a column.

    `sql` is the Python type that SQLite returns; `read` converts a stored value, `write` a value to store (None: it
    is stored as it is); neither is called with None. `values` lists the only values allowed, if they are few; `empty`
    is what `write` gives for an empty value, which most rows have, if the values are collections.
    """

    sql: type[str] | type[int] | type[float]
    read: Callable[[Any], Any] | None = None
    write: Callable[[Any], Any] | None = None
    values: tuple[str, ...] = ()
    empty: str = ""

    @cached_property
    def stored(self) -> frozenset[Any]:
        """Return the types that a stored value may have."""
        return frozenset({int, float} if self.sql is float else {self.sql})


def one_of(kind: type[StrEnum]) -> ColumnType:
    """Return the type of a column that holds a member of an enumeration; a CHECK constraint allows no other value."""
    members = {member.value: member for member in kind}
    return ColumnType(str, members.__getitem__, attrgetter("_value_"), tuple(members))


def plain_json(kind: Any) -> ColumnType:
    """Return the type of a column that holds domain objects as JSON; `kind` is an annotation, as `tuple[Zone, ...]`."""
    return ColumnType(str, lambda text: from_plain(kind, parse(text)), lambda value: dump(to_plain(value)))


class Coded(Protocol):
    """A code with parameters, JSON values by name; a Summary or a Problem."""

    @property
    def code(self) -> str:
        """Return the code."""

    @property
    def params(self) -> Mapping[str, Any]:
        """Return the parameters."""


def coded(kind: Callable[[str, dict[str, Any]], Coded]) -> ColumnType:
    """Return the type of a column that holds a code with parameters as a JSON object, `{"code": "confirm", …}`."""

    def read(text: str) -> Coded:
        params = mapping(text)
        return kind(str(params.pop("code", "")), params)

    return ColumnType(str, read, lambda value: dump({"code": value.code, **value.params}))


@lru_cache(maxsize=16)
def _marks(text: str) -> frozenset[Mark]:
    return frozenset(map(Mark, listed(text)))


@lru_cache(maxsize=8192)
def _reasons(text: str) -> tuple[Reason, ...]:
    """Return a list of reasons; cached, since the same lists occur again and again."""
    return tuple(map(Reason.of_plain, listed(text)))


def _dump_reasons(reasons: tuple[Reason, ...]) -> str:
    return dump([reason.plain() for reason in reasons])


def _dump_marks(marks: frozenset[Mark]) -> str:
    return dump(sorted(mark.value for mark in marks))


TEXT = ColumnType(str)
INTEGER = ColumnType(int)
REAL = ColumnType(float)
BOOLEAN = ColumnType(int, bool, int)
TIME = ColumnType(str, moment, stamp)
"""A moment in UTC, as `2026-11-22T10:15:00Z`."""
JSON = ColumnType(str, parse, dump)
"""Any JSON value."""
JSON_OBJECT = ColumnType(str, mapping, dump, empty="{}")
"""A JSON object, read as a dict of its own."""
STRINGS = ColumnType(str, strings, dump, empty="[]")
"""A JSON list of strings, read as a tuple."""
REASONS = ColumnType(str, _reasons, _dump_reasons, empty="[]")
"""A JSON list of reasons, each as `Reason.plain` makes it."""
MARKS = ColumnType(str, _marks, _dump_marks, empty="[]")
"""A sorted JSON list of marks, read as a frozenset."""
