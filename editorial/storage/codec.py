"""JSON and times as text, and times in the names of files."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from editorial.domain.damage import DamagedRowError

_decode = json.JSONDecoder().raw_decode  # half the time of json.loads on a small text, and we wrote the text
_FAULTS = (ValueError, TypeError, RecursionError)
"""What the decoder raises for a text that `dump` did not write."""
IN_NAMES = "%Y-%m-%d-%H%M%S"
"""How a local time stands in the name of a file."""
TIME_IN_NAME = r"(\d{4}(?:-\d\d){2}-\d{6})"
"""Regular expression, with one group, for what `IN_NAMES` writes: for `time_in_name`."""
_SURROGATE = re.compile("[\ud800-\udfff]")


def dump(value: Any) -> str:
    """Return a plain value as JSON text; letters outside ASCII are escaped only if UTF-8 cannot encode the text."""
    if not value and isinstance(value, tuple | list | dict):
        return "{}" if isinstance(value, dict) else "[]"
    import orjson  # noqa: PLC0415 - it takes longer to import than a start has, and only writing needs it

    try:
        return orjson.dumps(value).decode()
    except TypeError:  # half a surrogate pair, or a whole number of more than 64 bits
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        return json.dumps(value, separators=(",", ":")) if _SURROGATE.search(text) else text


def parse(text: str) -> Any:
    """Return the value of a JSON text that `dump` wrote. Raises DamagedRowError if it did not."""
    try:
        value, end = _decode(text)
    except _FAULTS as error:
        raise DamagedRowError from error
    if end != len(text):
        raise DamagedRowError
    return value


@lru_cache(maxsize=8192)
def strings(text: str) -> tuple[str, ...]:
    """Return a JSON list of strings as a tuple; cached, since the same lists occur again and again.

    Raises DamagedRowError if it is none.
    """
    value = listed(text)
    if not all(type(one) is str for one in value):
        raise DamagedRowError
    return tuple(value)


def listed(text: str) -> list[Any]:
    """Return a JSON list. Raises DamagedRowError if it is none."""
    value = parse(text)
    if type(value) is not list:
        raise DamagedRowError
    return value


def mapping(text: str) -> dict[str, Any]:
    """Return a JSON object as a new dict. Raises DamagedRowError if it is none."""
    if text == "{}":
        return {}
    value = parse(text)
    if type(value) is not dict:
        raise DamagedRowError
    return value


@lru_cache(maxsize=64)
def stamp(moment: datetime) -> str:
    """Return a moment as UTC text, as `2026-11-22T10:15:00Z`; cached, since all rows that a stroke decides have it."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


@lru_cache(maxsize=4096)
def moment(text: str) -> datetime:
    """Return the moment that `stamp` wrote. Raises DamagedRowError if it is none."""
    try:
        found = datetime.fromisoformat(text)
    except _FAULTS as error:
        raise DamagedRowError from error
    if found.tzinfo is None:
        raise DamagedRowError
    return found


def time_in_name(words: str) -> datetime:
    """Return the local time that `IN_NAMES` wrote. Raises ValueError if there is no such time."""
    return datetime.strptime(words, IN_NAMES)


def now() -> datetime:
    """Return the present moment in UTC."""
    return datetime.now(UTC)
