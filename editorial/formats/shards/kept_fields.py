"""The records of an archive with all their fields, or with fewer of them."""

from __future__ import annotations

from typing import Any

from editorial.domain.archive import ALL_KEPT, Kept
from editorial.formats.record.json_parts import Json


def reduced(record: Json, kept: frozenset[Kept]) -> Json:
    """Return an interchange record with the fields kept; what is left out is not there at all, rather than empty."""
    if kept == ALL_KEPT:
        return record
    gone = {"text"} - kept | {"zones"} - kept
    out = {**record, "article": {name: value for name, value in record["article"].items() if name not in gone}}
    if Kept.NAMES not in kept:
        del out["mentions"]  # the entities stay: quotes name their speakers by them
    if Kept.QUOTES not in kept:
        del out["quotes"]
    return out if Kept.EVIDENCE in kept else _without_evidence(out)


def _without_evidence(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_evidence(inner) for name, inner in value.items() if name != "evidence"}
    return [_without_evidence(one) for one in value] if isinstance(value, list) else value
