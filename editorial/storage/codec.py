"""JSON and times as text."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

_decode = json.JSONDecoder().raw_decode  # half the time of json.loads on a small text, and we wrote the text
_SURROGATE = re.compile("[\ud800-\udfff]")


def dump(value: Any) -> str:
    """Return a plain value as JSON text; letters outside ASCII are escaped only if UTF-8 cannot encode the text."""
    if not value and isinstance(value, tuple | list):
        return "[]"
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    if not text.isascii() and _SURROGATE.search(text):
        return json.dumps(value, separators=(",", ":"))
    return text


def parse(text: str) -> Any:
    """Return the value of a JSON text that `dump` wrote."""
    return _decode(text)[0]


@lru_cache(maxsize=8192)
def strings(text: str) -> tuple[str, ...]:
    """Return a JSON list of strings as a tuple; cached, since the same lists occur again and again."""
    return tuple(_decode(text)[0])


def mapping(text: str) -> dict[str, Any]:
    """Return a JSON object as a new dict."""
    return {} if text == "{}" else dict(_decode(text)[0])


def stamp(moment: datetime) -> str:
    """Return a moment as UTC text, as `2026-11-22T10:15:00Z`."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


@lru_cache(maxsize=4096)
def moment(text: str) -> datetime:
    """Return the moment that `stamp` wrote."""
    return datetime.fromisoformat(text)


def now() -> datetime:
    """Return the present moment in UTC."""
    return datetime.now(UTC)
