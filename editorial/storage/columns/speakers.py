"""Type of the column with the speakers of a quote, as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from editorial.domain.annotation import Resolution, Speaker, Status
from editorial.domain.damage import DamagedRowError
from editorial.domain.plain import to_plain
from editorial.domain.reason import Reason
from editorial.domain.text import Span
from editorial.storage.codec import dump, listed
from editorial.storage.columns.types import ColumnType

_STATUS = {item.value: item for item in Status}
_SCORES = frozenset({float, int, type(None)})
_LISTS = frozenset({list, tuple})


def speakers_of(text: str) -> tuple[Speaker, ...]:
    """Return the speakers in a stored JSON list. Raises DamagedRowError, TypeError, ValueError or KeyError."""
    return () if text == "[]" else tuple(_speaker(**plain) for plain in listed(text))


def _speaker(
    span: dict[str, Any] | None = None,
    entity: str | None = None,
    resolution: dict[str, Any] | None = None,
    extra: dict[str, Any] | None = None,
) -> Speaker:
    # Does by hand what `from_plain` does: it is called for every quote of an article that is opened.
    if (entity is not None and type(entity) is not str) or (extra is not None and type(extra) is not dict):
        raise DamagedRowError
    return Speaker(
        None if span is None else _span(**span),
        entity,
        None if resolution is None else _resolution(**resolution),
        extra or {},
    )


def _span(start: int, end: int) -> Span:
    if type(start) is not int or type(end) is not int:
        raise DamagedRowError
    return Span(start, end)


def _resolution(
    rule: str | None = None,
    score: float | None = None,
    status: str = Status.SUGGESTED,
    evidence: Sequence[dict[str, Any]] = (),
) -> Resolution:
    if (rule is not None and type(rule) is not str) or type(score) not in _SCORES or type(evidence) not in _LISTS:
        raise DamagedRowError
    return Resolution(rule, score, _STATUS[status], tuple(map(Reason.of_plain, evidence)))


def _dump_speakers(speakers: tuple[Speaker, ...]) -> str:
    return dump(to_plain(speakers))


SPEAKERS = ColumnType(str, speakers_of, _dump_speakers, empty="[]")
"""A JSON list of speakers, as `domain.plain.to_plain` makes it."""
