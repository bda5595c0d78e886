"""Descriptions of columns and tables, with the reading and writing that follow from them.

Rows are converted a column at a time, by `map`: that takes half the time of a function call for each row.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from operator import attrgetter
from typing import Any, Generic, Protocol, TypeAlias, TypeVar

from editorial.storage.columns.types import ColumnType

R = TypeVar("R")
Values: TypeAlias = dict[str, Any]
"""What to store in one row, by column."""
_CHUNK = 1000
"""How many rows are read at a time."""


@dataclass(frozen=True)
class Column:
    """One stored column.

    `field` is the field of the domain object that it holds, by default of the column's name; a column that is no field
    of the object is set by whoever writes the row. `expression` is SQL for a column that is computed when it is read;
    `slice_of` names the columns with the start and end of the article's words that this column repeats, for people who
    read the table. `references` is the column that this one points at, with `cascade` deleted together.
    """

    name: str
    type: ColumnType
    field: str = ""
    nullable: bool = False
    primary_key: bool = False
    unique: bool = False
    index: bool = False
    references: str = ""
    cascade: bool = False
    expression: str = ""
    slice_of: tuple[str, str] | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "field", self.field or self.name)

    @property
    def columns(self) -> tuple[Column, ...]:
        """Return the column itself, as `Composite` does its columns."""
        return (self,)

    @property
    def sql(self) -> str:
        """Return what to SELECT."""
        return self.expression or f'"{self.name}"'

    def decode(self, stored: Sequence[Iterable[Any]]) -> Iterable[Any]:
        """Return the fields' values, given one list of stored values."""
        read = self.type.read
        if read is None:
            return stored[0]
        if self.nullable:
            return [None if value is None else read(value) for value in stored[0]]
        return map(read, stored[0])

    def encode(self, values: Iterable[Any]) -> list[Iterable[Any]]:
        """Return one list of values to store, given the fields' values."""
        write = self.type.write
        if write is None:
            return [values]
        if self.nullable:
            return [[None if value is None else write(value) for value in values]]
        return [map(write, values)]


@dataclass(frozen=True)
class Composite:
    """One object that is stored in several columns, as `Span` in `start` and `end`.

    `make` builds it from the columns' values, in their order. The columns' `field` is an attribute of the object, or a
    dotted path of attributes. With `optional`, the object is None if the first column is NULL. With `shared`, rows with
    equal values share one object: for objects that many rows have in common.
    """

    field: str
    make: Callable[..., Any]
    columns: tuple[Column, ...]
    optional: bool = False
    shared: bool = False

    def decode(self, stored: Sequence[Iterable[Any]]) -> Iterable[Any]:
        """Return the objects, given one list of stored values for each column."""
        return map(self._build_cached, *stored) if self.shared else self._build(stored)

    @cached_property
    def _build_cached(self) -> Callable[..., Any]:
        """Build one object from the stored values of a row."""
        return lru_cache(maxsize=4096)(lambda *row: next(iter(self._build([[value] for value in row]))))

    def _build(self, stored: Sequence[Iterable[Any]]) -> Iterable[Any]:
        decoded = [column.decode([values]) for column, values in zip(self.columns, stored, strict=True)]
        make = self.make
        if self.optional:
            return [None if values[0] is None else make(*values) for values in zip(*decoded, strict=True)]
        return map(make, *decoded)

    def encode(self, objects: Iterable[Any]) -> list[Iterable[Any]]:
        """Return one list of values to store for each column."""
        every = [*objects]
        return [values for column in self.columns for values in column.encode(_follow(column.field, every))]


Part: TypeAlias = Column | Composite


def _follow(path: str, objects: Iterable[Any]) -> Iterable[Any]:
    """Return the attribute at a dotted path of each object; None if the object or a part of the path is None."""
    for name in path.split("."):
        get = attrgetter(name)
        objects = [None if item is None else get(item) for item in objects]
    return objects


class Cursor(Protocol):
    """Cursor of the driver, as far as it is used here."""

    def fetchmany(self, size: int, /) -> list[Any]:
        """Return the next rows, at most `size`; an empty list after the last."""


class Selection(Generic[R]):
    """Columns to SELECT, and what to make of the rows; `make` is called with the value of each part, in their order."""

    def __init__(self, make: Callable[..., R], parts: Iterable[Part]) -> None:
        self.parts = tuple(parts)
        self.sql = ", ".join(column.sql for part in self.parts for column in part.columns)
        self._make = make

    def read(self, rows: Sequence[Sequence[Any]]) -> Iterator[R]:
        """Yield an object for each row; rows hold the columns of `sql`."""
        if not rows:
            return iter(())
        stored = zip(*rows, strict=True)
        return map(self._make, *[part.decode([next(stored) for _ in part.columns]) for part in self.parts])

    def fetch(self, cursor: Cursor) -> Iterator[R]:
        """Yield an object for each row of a statement that selects `sql`, reading some rows at a time."""
        while rows := cursor.fetchmany(_CHUNK):
            yield from self.read(rows)


class TableMapping(Generic[R]):
    """Columns of one table, and the domain class that a row stores (None if a row is not read into an object)."""

    def __init__(self, name: str, kind: type[R] | None, *parts: Part) -> None:
        """Describe the table. Raises KeyError if a field of `kind` has no column."""
        self.name = name
        self.columns = tuple(column for part in parts for column in part.columns)
        self._parts: dict[str, Part] = {column.name: column for column in self.columns}
        self._parts |= {part.field: part for part in parts}
        fields = () if kind is None else dataclasses.fields(kind)  # type: ignore[arg-type]
        stored = [self._parts[field.name] for field in fields]
        self.selection: Selection[R] = Selection(kind or _no_object, stored)
        self._get = [attrgetter(part.field) for part in stored]
        self._names = tuple(column.name for part in stored for column in part.columns)

    def part(self, field: str) -> Part:
        """Return the column or composite that stores a field, or the column of a name. Raises KeyError if none does."""
        return self._parts[field]

    def write(self, objects: Sequence[R]) -> list[Values]:
        """Return the columns to store for each object, without those that are no field of it."""
        stored = [
            values
            for part, get in zip(self.selection.parts, self._get, strict=True)
            for values in part.encode(map(get, objects))
        ]
        names = self._names
        return [dict(zip(names, values, strict=True)) for values in zip(*stored, strict=True)]

    def encode(self, **fields: Any) -> Values:
        """Return the columns to store for some fields. Raises KeyError if no column stores one of them."""
        columns: Values = {}
        for field, value in fields.items():
            part = self.part(field)
            for column, (stored,) in zip(part.columns, part.encode([value]), strict=True):
                columns[column.name] = stored
        return columns


def _no_object(*_values: Any) -> Any:
    raise TypeError("rows of this table are not read into objects")
