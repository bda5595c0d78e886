"""Descriptions of columns and tables, with the reading and writing that follow from them.

Rows are converted a column at a time, by `map`: that takes half the time of a function call for each row.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from operator import attrgetter, is_
from typing import Any, Generic, Protocol, TypeAlias, TypeVar

from editorial.domain.damage import DamageCode, DamagedRowError, Place
from editorial.storage.columns.types import ColumnType

R = TypeVar("R")
Values: TypeAlias = dict[str, Any]
"""What to store in one row, by column."""
Columns: TypeAlias = dict[str, Sequence[Any]]
"""What to store in some rows, one list a column."""
_CHUNK = 1000
"""How many rows are read at a time."""
_FAULTS = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError, DamagedRowError)
"""What the conversion of a stored value raises if this program did not write it."""


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

    def decode(self, stored: Sequence[Sequence[Any]]) -> Iterable[Any]:
        """Return the fields' values, given one list of stored values. Raises DamagedRowError for those of a wrong type.

        Conversion happens when the values are taken, and may raise any of `_FAULTS`.
        """
        read = self.type.read
        if read is None:
            values = stored[0]
            if not {*map(type, values)} <= self._types:
                raise DamagedRowError
            return values
        if self.nullable:
            return [None if value is None else read(value) for value in stored[0]]
        return map(read, stored[0])

    @cached_property
    def _types(self) -> frozenset[Any]:
        return self.type.stored | {type(None)} if self.nullable else self.type.stored

    def encode(self, values: Iterable[Any]) -> list[Iterable[Any]]:
        """Return one list of values to store, given the fields' values."""
        write = self.type.write
        if write is None:
            return [values]
        if self.nullable:
            return [[None if value is None else write(value) for value in values]]
        if empty := self.type.empty:
            return [[write(value) if value else empty for value in values]]
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

    def decode(self, stored: Sequence[Sequence[Any]]) -> Iterable[Any]:
        """Return the objects, given one list of stored values for each column."""
        return map(self._build_cached, *stored) if self.shared else self._build(stored)

    @cached_property
    def _build_cached(self) -> Callable[..., Any]:
        """Build one object from the stored values of a row."""
        return lru_cache(maxsize=4096)(lambda *row: next(iter(self._build([[value] for value in row]))))

    def _build(self, stored: Sequence[Sequence[Any]]) -> Iterable[Any]:
        decoded = [column.decode([values]) for column, values in zip(self.columns, stored, strict=True)]
        make = self.make
        if self.optional:
            return [_none(values) if values[0] is None else make(*values) for values in zip(*decoded, strict=True)]
        return map(make, *decoded)

    def encode(self, objects: Iterable[Any]) -> list[Iterable[Any]]:
        """Return one list of values to store for each column."""
        every = [*objects]
        if self.optional and not any(every):
            return [every] * len(self.columns)
        return [values for column in self.columns for values in column.encode(_follow(column.field, every))]


def _none(values: Sequence[Any]) -> Any:
    """Return None for an object that is not there. Raises DamagedRowError if a part of it is."""
    if any(value is not None for value in values):
        raise DamagedRowError


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

    def __init__(self, make: Callable[..., R], parts: Iterable[Part], table: str = "", key: str = "id") -> None:
        """Describe it; `table` and the column `key`, where that is selected, name the rows that cannot be read."""
        self.table, self._key = table, key
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
        """Yield an object for each row of a statement that selects `sql`, reading some rows at a time.

        Raises DamagedRowError for a row that this program did not write.
        """
        while rows := cursor.fetchmany(_CHUNK):
            try:
                made = [*self.read(rows)]
            except _FAULTS as error:
                raise self._explained(rows) from error
            yield from made

    def _explained(self, rows: Sequence[Sequence[Any]]) -> DamagedRowError:
        """Return which row and column cannot be read."""
        for row in rows:
            if (column := self.unreadable(row)) is not None:
                return DamagedRowError(DamageCode.UNREADABLE, Place(self.table, self.key_of(row), column))
        return DamagedRowError(DamageCode.UNREADABLE, Place(self.table))

    def unreadable(self, row: Sequence[Any]) -> str | None:
        """Return the column of a row that cannot be read, "" if only all together cannot, None if the row is good."""
        left = iter(row)
        for part in self.parts:
            stored = [[next(left)] for _ in part.columns]
            for column, values in zip(part.columns, stored, strict=True):
                if fails(column, [values]):
                    return column.name
            if fails(part, stored):
                return part.columns[0].name
        try:
            tuple(self.read([row]))
        except _FAULTS:
            return ""
        return None

    def key_of(self, row: Sequence[Any]) -> str:
        """Return the key of a row; empty if it is not selected, or damaged itself."""
        names = [column.name for part in self.parts for column in part.columns]
        key = row[names.index(self._key)] if self._key in names else ""
        return str(key) if isinstance(key, str | int) else ""


def fails(part: Part, stored: Sequence[Sequence[Any]]) -> bool:
    """Return whether the values of a column or a composite, one list for each column, cannot be read."""
    try:
        tuple(part.decode(stored))
    except _FAULTS:
        return True
    return False


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
        key = next(column.name for column in reversed(self.columns) if column.primary_key)
        self.selection: Selection[R] = Selection(kind or _no_object, stored, name, key)
        self._get = [attrgetter(part.field) for part in stored]

    @cached_property
    def _values(self) -> Callable[[R], tuple[Any, ...]]:
        """Get the values of all fields of a row; there must be several."""
        return attrgetter(*(part.field for part in self.selection.parts))

    def part(self, field: str) -> Part:
        """Return the column or composite that stores a field, or the column of a name. Raises KeyError if none does."""
        return self._parts[field]

    def write(self, objects: Sequence[R]) -> list[Values]:
        """Return the columns to store for each object, without those that are no field of it."""
        columns = self.write_columns(objects)
        return [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]

    def write_columns(self, objects: Sequence[R]) -> Columns:
        """Return what to store for the objects, without the columns that are no field of one."""
        return self._columns(objects, range(len(self._get)))

    def decode(self, field: str, stored: Any) -> Any:
        """Return the value of a field that is stored in one column. Raises DamagedRowError."""
        try:
            (value,) = self.part(field).decode([[stored]])
        except _FAULTS as error:
            raise DamagedRowError(DamageCode.UNREADABLE, Place(self.name, column=field)) from error
        return value

    def _columns(self, objects: Sequence[R], fields: Iterable[int]) -> Columns:
        """Return the values to store for some fields (their numbers)."""
        found: Columns = {}
        for field in fields:
            found |= _encoded(self.selection.parts[field], map(self._get[field], objects))
        return found

    def write_changed(self, pairs: Iterable[tuple[R, R]]) -> Iterator[tuple[list[R], Columns]]:
        """Yield rows after a change, all that differ in the same fields together, each with the columns of these.

        `pairs` are rows before and after it; those that do not differ are left out.
        """
        every = [*pairs]
        if not every:
            return
        alike: dict[tuple[int, ...], list[R]] = {}
        for fields, (_, after) in zip(self._differing(every), every, strict=True):
            alike.setdefault(fields, []).append(after)
        for fields, rows in alike.items():
            if fields:
                yield rows, self._columns(rows, fields)

    def _differing(self, pairs: Sequence[tuple[R, R]]) -> Iterable[tuple[int, ...]]:
        """Return for each pair of rows the numbers of the fields in which they differ."""
        numbers: list[list[int]] = [[] for _ in pairs]
        before, after = (zip(*map(self._values, rows), strict=True) for rows in zip(*pairs, strict=True))
        for number, (old, new) in enumerate(zip(before, after, strict=True)):
            if not all(map(is_, old, new)):
                for found, one, other in zip(numbers, old, new, strict=True):
                    if one is not other and one != other:
                        found.append(number)
        return map(tuple, numbers)

    def encode(self, **fields: Any) -> Values:
        """Return the columns to store for some fields. Raises KeyError if no column stores one of them."""
        columns: Values = {}
        for field, value in fields.items():
            columns |= {name: stored for name, (stored,) in self.encode_columns(field, [value]).items()}
        return columns

    def encode_columns(self, field: str, values: Sequence[Any]) -> Columns:
        """Return the columns to store for one field of some rows. Raises KeyError if no column stores it."""
        return _encoded(self.part(field), values)


def _encoded(part: Part, values: Iterable[Any]) -> Columns:
    return {column.name: [*stored] for column, stored in zip(part.columns, part.encode(values), strict=True)}


def _no_object(*_values: Any) -> Any:
    raise TypeError("rows of this table are not read into objects")
