"""Parsing of JSON that comes from elsewhere: exact or refused, with bounds on its depth and on the memory it takes."""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import orjson

from editorial.formats.reading.fields import Location

MAX_DEPTH = 100
"""How deep lists and objects may be nested; what reads and writes a record follows them by recursion."""
MAX_VALUES = 5_000_000
"""How many values one JSON text may hold: some 500 MB of memory, and every word of the longest article annotated."""

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_STRINGS = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"(?:[ \t\r\n]*+(:))?', re.DOTALL)
"""Each string of a JSON text, with the colon after it if it is the name of a field."""
_APART = re.compile(rb'"[ \t\r\n]++:')
"""A colon that does not follow its string at once."""
_INEXACT = float(2**63)
"""Integers from here on may have been read as floating point numbers, which lose their last digits."""
_NOT_JSON = "this is not JSON that can be read"


def parse_json(data: bytes, where: Location) -> Any:
    """Return the value of a JSON text in UTF-8, or in another Unicode encoding; a byte order mark is dropped.

    Lone surrogates, which some programs write, become U+FFFD. Raises InputError, which names the line and column or
    the field, for what is not JSON, for a field that an object has twice, and for what is nested too deeply or too big.
    """
    data = data.removeprefix(b"\xef\xbb\xbf")
    if data.count(b",") + data.count(b"[") + data.count(b"{") > MAX_VALUES:
        raise where.error(f"it holds more than {MAX_VALUES:,} values, too many for an article")
    try:
        value = orjson.loads(data)
    except orjson.JSONDecodeError:
        return _parse_slowly(data, where)
    names, exact = _measure(value, where)
    if not exact or not _has_names(data, names):
        return _parse_slowly(data, where)
    return value


def _has_names(data: bytes, names: int) -> bool:
    """Return whether a JSON text names so many fields: there are more if an object has one twice.

    Each name has a colon after it; if that follows at once everywhere, no name can be missing from a plain count.
    """
    if data.count(b'":') == names and _APART.search(data) is None:
        return True
    return _STRINGS.findall(data).count(b":") == names


def _measure(value: Any, where: Location) -> tuple[int, bool]:
    """Return the number of fields at any depth, and whether every number is exact. Raises InputError if too deep."""
    names, exact = 0, True
    level = [value]
    for _ in range(MAX_DEPTH):
        inner: list[Any] = []
        for one in level:
            kind = type(one)
            if kind is dict:
                names += len(one)
                inner += one.values()
            elif kind is list:
                inner += one
            elif kind is float and abs(one) >= _INEXACT:
                exact = False
        if not inner:
            return names, exact
        level = inner
    if any(isinstance(one, dict | list) for one in level):
        raise _too_deep(value, where)
    return names, exact


def _too_deep(value: Any, where: Location) -> Exception:
    place = next((found for found in _places(value, where, lambda _, depth: depth > MAX_DEPTH)), where)
    return place.error(f"is nested more than {MAX_DEPTH} levels deep")


class _NumberError(ValueError):
    """Something that is no number in JSON, or none that can be kept."""


class _Twice(dict[str, Any]):
    """An object in which a field occurs twice."""

    name = ""


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        found = _Twice(found)
        counts = Counter(name for name, _ in pairs)
        found.name = next(name for name, count in counts.items() if count > 1)
    return found


def _parse_slowly(data: bytes, where: Location) -> Any:
    """Parse what orjson refuses or does not read exactly, and name what is wrong with it."""
    try:
        value = json.loads(data, parse_constant=_refuse_constant, parse_float=_finite, object_pairs_hook=_object)
    except json.JSONDecodeError as error:
        spot = f"column {error.colno}" if where.line else f"line {error.lineno}, column {error.colno}"
        line = ", ".join(part for part in (where.line, spot) if part)
        raise Location(where.source, line).error(f"this is not JSON: {error.msg}") from error
    except UnicodeDecodeError as error:
        raise where.error("this is not JSON: it must be in UTF-8") from error
    except RecursionError as error:
        raise where.error(f"{_NOT_JSON}: it is nested more than {MAX_DEPTH} levels deep") from error
    except _NumberError as error:
        raise where.error(f"{_NOT_JSON}: {error}") from error
    except ValueError as error:  # Python reads no integer of more digits
        digits = sys.get_int_max_str_digits()
        raise where.error(f"{_NOT_JSON}: it has a number of more than {digits} digits") from error
    _measure(value, where)
    for place in _places(value, where, lambda one, _: isinstance(one, _Twice)):
        raise place.error("is there twice, and which one is meant cannot be known")
    return _mend(value)


def _places(value: Any, where: Location, wanted: Callable[[Any, int], bool]) -> Iterator[Location]:
    """Yield the locations of the lists and objects that are wanted, given each with its depth from 1."""
    waiting = [(value, where, 1)] if _holds(value) else []
    while waiting:
        one, place, depth = waiting.pop()
        if wanted(one, depth):
            yield place.field(one.name) if isinstance(one, _Twice) else place
            continue
        if isinstance(one, dict):
            inner = [(item, place.field(name), depth + 1) for name, item in one.items() if _holds(item)]
        else:
            inner = [(item, place.item(at), depth + 1) for at, item in enumerate(one) if _holds(item)]
        waiting += reversed(inner)


def _holds(value: Any) -> bool:
    return isinstance(value, dict | list)


def _refuse_constant(word: str) -> Any:
    raise _NumberError(f"{word} is not a number in JSON")


def _finite(text: str) -> float:
    number = float(text)
    if number in {float("inf"), float("-inf")}:
        raise _NumberError(f"{text[:40]} is too big a number")
    return number


def _mend(value: Any) -> Any:
    """Replace each lone surrogate by one code point, so that offsets are valid and the text can be stored."""
    if isinstance(value, str):
        return _LONE_SURROGATE.sub("\ufffd", value)
    if isinstance(value, list):
        return [_mend(item) for item in value]
    if isinstance(value, dict):
        return {_mend(name): _mend(item) for name, item in value.items()}
    return value
