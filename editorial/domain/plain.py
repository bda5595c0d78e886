"""Conversion of the domain's dataclasses to plain JSON values and back, driven by their annotations.

One codec serves the decision log, the JSON columns and the pipe to the language process. (The interchange record is
a public format of its own, in `formats`.)
"""

from __future__ import annotations

import dataclasses
import sys
import types
from collections.abc import Callable, Hashable
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache, lru_cache
from operator import attrgetter
from typing import Any, TypeAlias, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from editorial.domain.reason import Reason

T = TypeVar("T")
_REQUIRED = object()
"""The default of a field that has none."""
_AS_THEY_ARE = frozenset({str, int, float, bool, type(None)})
"""The types whose values are plain."""
_SHARED = 200
"""Maximum length of an interned string, in code points; longer ones rarely repeat."""


def to_plain(value: Any) -> Any:
    """Return `value` as dicts, lists, strings, numbers, booleans and None; fields at their default are left out."""
    return _WRITERS[type(value)](value)


def from_plain(kind: type[T], value: Any) -> T:
    """Build a `kind` from what `to_plain` made of one.

    Raises ValueError, KeyError or TypeError if the value does not fit.
    """
    built: T = _builder(cast(Hashable, kind))(value)
    return built


Writer: TypeAlias = Callable[[Any], Any]


def _writer(kind: type) -> Writer:
    """Return the function that makes a value of this type plain."""
    if issubclass(kind, StrEnum):
        return attrgetter("_value_")  # as `value`, which is a function of Python's
    if kind is Reason:
        return Reason.plain
    if kind is datetime:
        return _utc
    if dataclasses.is_dataclass(kind):
        return _row_writer(kind)
    if issubclass(kind, dict):
        return lambda value: {key: to_plain(item) for key, item in value.items()}
    if issubclass(kind, frozenset):
        return lambda value: sorted(map(to_plain, value))
    return _list_of_plain if issubclass(kind, tuple | list) else _as_it_is


@lru_cache(maxsize=64)
def _utc(value: datetime) -> str:
    """Return a time as text; cached, since all rows that a stroke decides have the same."""
    return value.astimezone(UTC).isoformat().replace("+00:00", "Z")


class _Writers(dict[type, Writer]):
    """The writers of types, made when they are first needed, since a stroke may change hundreds of rows."""

    def __missing__(self, kind: type) -> Writer:
        self[kind] = made = _writer(kind)
        return made


_WRITERS = _Writers()


def _list_of_plain(value: Any) -> Any:
    return [to_plain(item) for item in value]


def _row_writer(kind: type) -> Writer:
    """Compile the function that makes a row plain: a loop over its fields takes more than twice as long."""
    given: dict[str, Any] = {"writers": _WRITERS, "as_they_are": _AS_THEY_ARE}
    lines = ["def write(row):", "  plain = {}"]
    for name, default in _fields(kind):
        put = f"plain[{name!r}] = item if type(item) in as_they_are else writers[type(item)](item)"
        lines.append(f"  item = row.{name}")
        if default is _REQUIRED:
            lines.append(f"  {put}")
        else:
            given[f"default_of_{name}"] = default
            lines.append(f"  if item is not default_of_{name} and item != default_of_{name}:\n    {put}")
    exec("\n".join([*lines, "  return plain"]), given)
    made: Writer = given["write"]
    return made


def _fields(kind: Any) -> tuple[tuple[str, Any], ...]:
    """Return name and default (or `_REQUIRED`) of each field."""
    out = []
    for item in dataclasses.fields(kind):
        default: Any = item.default
        if item.default_factory is not dataclasses.MISSING:
            default = item.default_factory()
        out.append((item.name, _REQUIRED if default is dataclasses.MISSING else default))
    return tuple(out)


Builder: TypeAlias = Callable[[Any], Any]


@cache
def _builder(kind: Any) -> Builder:
    """Return the function that builds a `kind`; cached, since a long article has a hundred thousand rows."""
    origin, args = get_origin(kind), get_args(kind)
    if origin in {types.UnionType, Union}:
        some = _builder(next(a for a in args if a is not type(None)))
        return lambda value: None if value is None else some(value)
    if origin in {tuple, frozenset}:
        one = _builder(args[0])
        return lambda value: origin([one(item) for item in value])
    if kind is Reason:
        return Reason.of_plain
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        return _row_builder(kind)
    if kind is str:
        return _shared
    if kind is datetime:
        return datetime.fromisoformat
    return kind if isinstance(kind, type) and issubclass(kind, StrEnum) else _as_it_is


def _row_builder(kind: type) -> Builder:
    builders = {name: _builder(hint) for name, hint in get_type_hints(kind).items()}
    return lambda value: kind(**{name: builders[name](item) for name, item in value.items()})


def _shared(value: Any) -> Any:
    """Return the string, interned if it is short, since many rows of an article hold equal strings."""
    return sys.intern(value) if type(value) is str and len(value) <= _SHARED else value


def _as_it_is(value: Any) -> Any:
    return value
