"""Parts that all rows of an interchange record are written with: times, stretches, and fields of other programs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, TypeAlias

from editorial.domain.text import Span

Json: TypeAlias = dict[str, Any]

NO_SPAN: Json = {"start": None, "end": None, "text": None}


def keep(written: Json, extra: Mapping[str, Any]) -> Json:
    """Add the unknown fields in `extra` to the fields written, and return these.

    Unknown fields of an inner object (`decided`, `cue`) are stored together with its known ones, and are written only
    if those are unchanged: a statement about an old decision must not be attached to a new one.
    """
    for name, stored in extra.items():
        if name not in written:
            written[name] = stored
        elif isinstance(written[name], list) and isinstance(stored, list):
            written[name] = _kept_items(written[name], stored)
        elif _fits(stored, written[name]):
            written[name] = stored
    return written


def _kept_items(written: list[Any], stored: list[Any]) -> list[Any]:
    """Return the items written, each as it was stored if one with the same known fields was; each of those once."""
    waiting: dict[str, list[Any]] = {}
    for old in reversed(stored):
        if isinstance(old, dict) and written and isinstance(written[0], dict):
            waiting.setdefault(repr([old.get(name) for name in written[0]]), []).append(old)
    out = []
    for new in written:
        same = waiting.get(repr([*new.values()])) if isinstance(new, dict) else None
        out.append(same.pop() if same else new)
    return out


def _fits(stored: Any, written: Any) -> bool:
    """Return whether `stored` contains everything in `written`."""
    if isinstance(stored, dict) and isinstance(written, dict):
        return all(name in stored and _fits(stored[name], value) for name, value in written.items())
    return bool(stored == written)


def moment(at: datetime) -> str:
    """Return a point in time as ISO 8601 in UTC."""
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")


def span(at: Span | None, text: str) -> Json | None:
    """Return a span with its words, or None."""
    return None if at is None else {"start": at.start, "end": at.end, "text": at.of(text)}
