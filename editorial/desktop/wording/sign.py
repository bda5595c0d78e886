"""Signs for how far a finding is decided; they differ in shape and words, not only in colour."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from editorial.domain.annotation import Mention, Quote, Resolution, Status


class Sign(StrEnum):
    """A sign: outlined for what is suggested, solid for what is decided."""

    NONE = "none"
    OPEN = "open"
    CHECK = "check"
    CONTESTED = "contested"
    PARTLY = "partly"
    CONFIRMED = "confirmed"
    BULK = "bulk"
    CORRECTED = "corrected"
    ADDED = "added"
    REJECTED = "rejected"
    MISSED = "missed"


WORDS: dict[Sign, str] = {
    Sign.NONE: "",
    Sign.OPEN: "undecided",
    Sign.CHECK: "needs attention",
    Sign.CONTESTED: "may be two things: decide one by one",
    Sign.PARTLY: "partly decided",
    Sign.CONFIRMED: "confirmed",
    Sign.BULK: "confirmed as a group",
    Sign.CORRECTED: "corrected",
    Sign.ADDED: "added",
    Sign.REJECTED: "rejected",
    Sign.MISSED: "possibly missed",
}
"""Each sign in words, for the card and for screen readers."""

TAILS: dict[Sign, str] = {
    Sign.CHECK: "check",
    Sign.CONTESTED: "which?",
    Sign.BULK: "✓ group",
    Sign.CORRECTED: "corrected",
    Sign.ADDED: "added",
    Sign.REJECTED: "rejected",
}
"""Each sign in a word, for the right end of a list row."""

_OF_STATUS = {
    Status.CONFIRMED: Sign.CONFIRMED,
    Status.CORRECTED: Sign.CORRECTED,
    Status.ADDED: Sign.ADDED,
    Status.REJECTED: Sign.REJECTED,
    Status.SUGGESTED: Sign.OPEN,
}


def sign_of(rows: Sequence[Mention | Quote], undecided: Sign = Sign.OPEN) -> Sign:
    """Return the sign of mentions or quotes that are shown as one; `undecided` is used if none is decided."""
    still_open = sum(not row.status.decided for row in rows)
    standing = [row for row in rows if row.status is not Status.REJECTED]
    if still_open:
        partly = undecided is Sign.OPEN and still_open < len(standing)
        return Sign.PARTLY if partly else undecided
    if not standing:
        return Sign.REJECTED
    if any(row.decided is not None and row.decided.how.in_bulk for row in standing):
        return Sign.BULK
    signs = {_OF_STATUS[row.status] for row in standing}
    return signs.pop() if len(signs) == 1 else Sign.CORRECTED if Sign.CORRECTED in signs else Sign.CONFIRMED


def claim_sign(claim: Resolution | None) -> Sign:
    """Return the sign of a claim about who speaks."""
    if claim is None or not claim.inferred:
        return Sign.NONE
    return _OF_STATUS[claim.status] if claim.status.decided else Sign.CHECK
