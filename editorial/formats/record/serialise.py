"""Serialisation of a domain record as an interchange record, `editorial.annotations/1`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, TypeAlias

from editorial.domain.annotation import Decided, Entity, Mention, Note, Provenance, Quote, Resolution, Speaker
from editorial.domain.article import Article, Left, Verified, Zone
from editorial.domain.record import Record
from editorial.domain.text import Span
from editorial.formats.selection import OmittedCounts

SCHEMA = "editorial.annotations/1"

Json: TypeAlias = dict[str, Any]

NO_SPAN: Json = {"start": None, "end": None, "text": None}


def to_record(record: Record, left_out: OmittedCounts | None = None) -> Json:
    """Return the interchange record as JSON values; `left_out` counts what the selection of annotations lacks.

    Unknown fields that were read with the record are written again. If the record was read from a selection, what was
    left out then is added to the counts.
    """
    text = record.article.text
    earlier = record.extra.get("left_out", {})
    left_out = left_out or OmittedCounts()
    out = {
        "schema": SCHEMA,
        "article": article(record.article),
        "state": record.standing.state.value,
        "verified": verified(record.standing.verified),
        **({"verified_before": verified(record.standing.earlier)} if record.standing.earlier else {}),
        "entities": [_entity(one) for one in record.entities.values()],
        "mentions": [_mention(one, text) for one in record.mentions.values()],
        "quotes": [_quote(one, text) for one in record.quotes.values()],
        "notes": [_note(one) for one in record.notes.values()],
    }
    counts = {
        "undecided": left_out.undecided + earlier.get("undecided", 0),
        "rejected": left_out.rejected + earlier.get("rejected", 0),
    }
    return keep(out, record.extra) | {"left_out": {**earlier, **counts}}


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


def decided(by: Decided | None) -> Json | None:
    """Return who decided, or None."""
    if by is None:
        return None
    return {"by": by.by, "at": moment(by.at), "how": by.how.value, "reason": by.reason}


def verified(by: Verified | None) -> Json | None:
    """Return who verified the article, when, and what was left, or None."""
    if by is None:
        return None
    override = by.override and {"reason": by.override.reason, "undecided": by.override.undecided}
    return {"by": by.by, "at": moment(by.at), "override": override, "left": left(by.left)}


def left(one: Left | None) -> Json | None:
    """Return what a verification left unsettled, or None if nobody knows."""
    if one is None:
        return None
    return {"missed": one.missed, "aliases": one.aliases, "unsure": one.unsure, "problems": one.problems}


def zone(one: Zone) -> Json:
    """Return a zone."""
    return {"start": one.span.start, "end": one.span.end, "kind": one.kind.value}


def resolution(one: Resolution | None) -> Json | None:
    """Return how the entity of a speaker was found, or None."""
    if one is None:
        return None
    return {
        "rule": one.rule,
        "score": one.score,
        "status": one.status.value,
        "evidence": [reason.plain() for reason in one.evidence],
    }


def article(one: Article) -> Json:
    """Return the article itself."""
    out = {
        "id": one.id,
        "title": one.title,
        "authors": list(one.authors),
        "source": one.source,
        "credit": one.credit,
        "published": one.published,
        "language": one.language,
        "sha256": one.sha256,
        "supersedes": one.supersedes,
        "text": one.text,
        "zones": [zone(part) for part in one.zones],
    }
    return keep(out, one.extra)


def _provenance(one: Provenance) -> Json:
    return {
        "origin": one.origin.value,
        "model": one.model,
        "rule": one.rule,
        "score": one.score,
        "evidence": [reason.plain() for reason in one.evidence],
    }


def _entity(one: Entity) -> Json:
    out = {
        "id": one.id,
        "name": one.name,
        "label": one.label,
        "aliases": list(one.aliases),
        "possible_aliases": list(one.possible_aliases),
        "authority": one.authority,
        "status": one.status.value,
        "decided": decided(one.decided),
    }
    return keep(out, one.extra)


def _mention(one: Mention, text: str) -> Json:
    out = {
        "id": one.id,
        **(span(one.span, text) or NO_SPAN),
        "label": one.label,
        "entity": one.entity,
        "status": one.status.value,
        **_provenance(one.provenance),
        "suggested": one.suggested,
        "decided": decided(one.decided),
        "marks": sorted(mark.value for mark in one.marks),
    }
    return keep(out, one.extra)


def _speaker(one: Speaker, text: str) -> Json:
    out = {**(span(one.span, text) or NO_SPAN), "entity": one.entity, "resolution": resolution(one.resolution)}
    return keep(out, one.extra)


def _quote(one: Quote, text: str) -> Json:
    out = {
        "id": one.id,
        **(span(one.span, text) or NO_SPAN),
        "kind": one.kind.value,
        "continues": one.continues,
        "within": one.within,
        "quoted": list(one.quoted),
        "cue": span(one.cue, text),
        "speakers": [_speaker(speaker, text) for speaker in one.speakers],
        "candidates": list(one.candidates),
        "status": one.status.value,
        **_provenance(one.provenance),
        "suggested": one.suggested,
        "decided": decided(one.decided),
        "marks": sorted(mark.value for mark in one.marks),
    }
    return keep(out, one.extra)


def _note(one: Note) -> Json:
    out = {
        "id": one.id,
        "on": one.on,
        "start": one.span.start if one.span else None,
        "end": one.span.end if one.span else None,
        "kind": one.kind.value,
        # The words of the note; those of its span are in the article.
        "text": one.text,
        "by": one.by,
        "at": moment(one.at),
    }
    return keep(out, one.extra)
