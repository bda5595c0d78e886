"""Parsing of the parts of an interchange record without offsets: standing, decisions, origins and reasons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields as fields_of
from typing import Any

from editorial.domain.annotation import Decided, How, Origin, Provenance, Resolution, Status
from editorial.domain.article import Left, Override, Standing, State, Verified
from editorial.domain.old_reasons import old_reason
from editorial.domain.reason import Reason
from editorial.domain.reply import Reply, ReplyState
from editorial.formats.reading.fields import LONGEST_ID, Fields, Location, shown
from editorial.formats.record import serialise
from editorial.formats.record.json_parts import Json

_COUNTS = tuple(count.name for count in fields_of(Left))


def decided(fields: Fields, extra: Json) -> Decided | None:
    """Return who decided, when and how, or None."""
    inner = fields.object("decided")
    if inner is None:
        return None
    found = Decided(
        inner.line("by"), inner.moment("at"), inner.choice("how", How, How.SINGLE), inner.optional_text("reason")
    )
    keep(extra, "decided", serialise.decided(found), inner)
    return found


def reply(fields: Fields, extra: Json) -> Reply | None:
    """Return what is noted about the right of reply, or None."""
    inner = fields.object("reply")
    if inner is None:
        return None
    noted = {name: inner.optional_text(name) or "" for name in ("when", "how", "note")}
    found = Reply(inner.choice("state", ReplyState), inner.line("by"), inner.moment("at"), **noted)
    keep(extra, "reply", serialise.reply(found), inner)
    return found


def standing(fields: Fields, state: State, extra: Json) -> Standing:
    """Return the standing; a verification that is not in force any more is the one before."""
    now, before = _verified(fields, "verified", extra), _verified(fields, "verified_before", extra)
    if now is not None and state is not State.VERIFIED and "verified" in extra:
        extra["verified_before"] = extra.pop("verified")  # its unknown fields are written where it is
    return Standing(state, verified=now) if state is State.VERIFIED else Standing(state, earlier=now or before)


def _verified(fields: Fields, name: str, extra: Json) -> Verified | None:
    inner = fields.object(name)
    if inner is None:
        return None
    override, left = inner.object("override"), inner.object("left")
    found = Verified(
        inner.line("by"),
        inner.moment("at"),
        Override(override.text("reason"), override.whole("undecided")) if override else None,
        Left(**{count: left.whole(count, 0) for count in _COUNTS}) if left else None,
    )
    written = serialise.verified(found) or {}
    for part, read in (("override", override), ("left", left)):
        if read and (rest := read.rest()):
            written[part] |= rest
            extra[name] = written
    keep(extra, name, written, inner)
    return found


def resolution(fields: Fields, extra: Json) -> Resolution | None:
    """Return how the entity of a speaker was found, or None."""
    inner = fields.object("resolution")
    if inner is None:
        return None
    found = Resolution(
        inner.optional_text("rule", LONGEST_ID),
        inner.score("score"),
        inner.choice("status", Status, Status.SUGGESTED),
        reasons(inner),
    )
    keep(extra, "resolution", serialise.resolution(found), inner)
    return found


def provenance(fields: Fields) -> Provenance:
    """Return the origin of an annotation, its rule or model, score and reasons."""
    return Provenance(
        fields.choice("origin", Origin, Origin.IMPORT),
        fields.optional_text("rule", LONGEST_ID),
        fields.optional_text("model", LONGEST_ID),
        fields.score("score"),
        reasons(fields),
    )


def reasons(fields: Fields) -> tuple[Reason, ...]:
    """Read the reasons for a suggestion; a sentence of an older record becomes the reason that it says."""
    return tuple(_reason(where, value) for where, value in fields.items("evidence"))


def _reason(where: Location, value: Any) -> Reason:
    if isinstance(value, str):
        return old_reason(value)
    if not isinstance(value, Mapping):
        raise where.error(f"must be a reason or text, not {shown(value)}")
    try:
        return Reason.of_plain(value)
    except ValueError:
        raise where.error('must have a "code" that is text, and "against" true or false if at all') from None


def left_out(fields: Fields, extra: Json) -> None:
    """Keep in `extra` the counts of what an export left out, if there are any."""
    inner = fields.object("left_out")
    if inner is None:
        return
    counts = {"undecided": inner.whole("undecided", 0), "rejected": inner.whole("rejected", 0)}
    if others := inner.whole("others", 0):
        counts["others"] = others
    if any(counts.values()) or inner.rest():
        extra["left_out"] = inner.rest() | counts


def keep(extra: Json, name: str, written: Json | None, inner: Fields) -> None:
    """Keep in `extra` the unknown fields of an inner object, together with the known ones (see `json_parts.keep`)."""
    if rest := inner.rest():
        extra[name] = (written or {}) | rest
