"""Wording of a decision on an annotation, and of what the software had suggested before it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from editorial.desktop.wording.findings import KINDS, UNNAMED, day_and_time, entity_name, one_line
from editorial.desktop.wording.sign import WORDS, Sign
from editorial.domain import labels
from editorial.domain.annotation import Decided, How, Kind, Status
from editorial.domain.record import Record

_HOW = {
    How.GROUP: " with its group",
    How.ALL_SAME: " with every same name",
    How.PARAGRAPH: " with its paragraph",
    How.WITH_PIECE: " with another piece of it",
    How.WITH_OUTER: " with the quote around it",
    How.IMPLIED: " because of another decision",
}


def decided_words(status: Status, decided: Decided | None, before: str = "") -> str:
    """Return a decision in words: "confirmed by A. Editor, 10:15, with its group".

    `before` is what had been suggested, shown if it was corrected.
    """
    if not status.decided:
        return WORDS[Sign.OPEN]
    if decided is None:
        return status.value
    said = f"{status.value} by {decided.by}, {day_and_time(decided.at)}{_HOW.get(decided.how, '')}"
    said += f" (was: {before})" if before and status is Status.CORRECTED else ""
    return f"{said}: {decided.reason}" if decided.reason else said


def suggested_words(record: Record, suggested: Mapping[str, Any] | None) -> str:
    """Return what the software had suggested, in words: type, kind, text and speakers."""
    known = suggested or {}
    text, parts = record.article.text, []
    if isinstance(label := known.get("label"), str):
        parts.append(labels.words(label))
    if isinstance(kind := known.get("kind"), str) and kind in set(Kind):
        parts.append(KINDS[Kind(kind)])
    start, end = known.get("start"), known.get("end")
    if isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text):
        parts.append(f"“{one_line(text[start:end])[:60]}”")
    for one in known.get("speakers") or ():
        parts.append(f"speaker {entity_name(record, one.get('entity')) or UNNAMED}")
    if known.get("speakers") == []:
        parts.append("speaker unknown")
    return ", ".join(parts)
