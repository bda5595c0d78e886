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
from functools import cache
from typing import Any, TypeAlias, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from editorial.domain.reason import Reason

T = TypeVar("T")
_SHARED = 200
"""Maximum length of an interned string, in code points; longer ones rarely repeat."""
_PLAIN = frozenset({str, int, float, bool})


def to_plain(value: Any) -> Any:
    """Return `value` as dicts, lists, strings, numbers, booleans and None; fields at their default are left out."""
    if value is None or type(value) in _PLAIN:
        return value
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, Reason):
        return value.plain()
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            name: to_plain(item) for name, default in _fields(type(value)) if (item := getattr(value, name)) != default
        }
    if isinstance(value, dict):
        return {key: to_plain(item) for key, item in value.items()}
    if isinstance(value, frozenset):
        return sorted(to_plain(item) for item in value)
    if isinstance(value, tuple | list):
        return [to_plain(item) for item in value]
    return value


def from_plain(kind: type[T], value: Any) -> T:
    """Build a `kind` from what `to_plain` made of one.

    Raises ValueError, KeyError or TypeError if the value does not fit.
    """
    built: T = _builder(cast(Hashable, kind))(value)
    return built


@cache
def _fields(kind: type) -> tuple[tuple[str, Any], ...]:
    missing = object()
    out = []
    for item in dataclasses.fields(kind):
        default: Any = item.default
        if item.default_factory is not dataclasses.MISSING:
            default = item.default_factory()
        out.append((item.name, missing if default is dataclasses.MISSING else default))
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
