"""Serialisation of a domain record as an interchange record, `editorial.annotations/1`."""

from __future__ import annotations

from editorial.domain.annotation import Decided, Entity, Mention, Note, Provenance, Quote, Resolution, Speaker
from editorial.domain.article import Article, Left, Verified, Zone
from editorial.domain.record import Record
from editorial.domain.reply import Reply
from editorial.formats.record import write_sources
from editorial.formats.record.json_parts import NO_SPAN, Json, keep, moment, span
from editorial.formats.selection import OmittedCounts

SCHEMA = "editorial.annotations/1"


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
        **({"sources": [*write_sources.sources(record.sources, record.source_texts)]} if record.sources else {}),
    }
    counts = {
        "undecided": left_out.undecided + earlier.get("undecided", 0),
        "rejected": left_out.rejected + earlier.get("rejected", 0),
    }
    if others := left_out.others + earlier.get("others", 0):
        counts["others"] = others
    return keep(out, record.extra) | {"left_out": {**earlier, **counts}}


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
    """Return what a verification left unsettled, or None if nobody knows; checks and replies only if some lacked."""
    if one is None:
        return None
    counts = {"missed": one.missed, "aliases": one.aliases, "unsure": one.unsure, "problems": one.problems}
    for_some = {"unchecked": one.unchecked, "replies": one.replies}
    return counts | {name: number for name, number in for_some.items() if number}


def reply(one: Reply | None) -> Json | None:
    """Return what is noted about the right of reply, or None."""
    if one is None:
        return None
    noted = {"when": one.when, "how": one.how, "note": one.note}
    return {"state": one.state.value, "by": one.by, "at": moment(one.at), **noted}


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
        **({"protected": True} if one.pseudonym == one.name else {}),
        **({"reply": reply(one.reply)} if one.reply is not None else {}),
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
        **({"check": write_sources.check(one.check, text)} if one.check is not None else {}),
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
