"""Turns the domain's dataclasses into plain JSON values and back, driven by their annotations.

One codec serves the decision log, the JSON columns and the pipe to the language process. (The interchange record is
a public format of its own, in `formats`.)
"""

from __future__ import annotations

import dataclasses
import types
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


def to_plain(value: Any) -> Any:
    """Return `value` as dicts, lists, strings, numbers, booleans and None; fields at their default are left out."""
    if isinstance(value, StrEnum):
        return value.value
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
    built: T = _build(kind, value)
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


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _build(kind: Any, value: Any) -> Any:
    origin, args = get_origin(kind), get_args(kind)
    if origin in {types.UnionType, Union}:
        return None if value is None else _build(next(a for a in args if a is not type(None)), value)
    if origin is tuple:
        return tuple(_build(args[0], item) for item in value)
    if origin is frozenset:
        return frozenset(_build(args[0], item) for item in value)
    if origin is dict or kind is Any:
        return value
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        hints = _hints(kind)
        return kind(**{name: _build(hints[name], item) for name, item in value.items()})
    if kind is datetime:
        return datetime.fromisoformat(value)
    return kind(value) if isinstance(kind, type) and issubclass(kind, StrEnum) else value
