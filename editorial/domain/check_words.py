"""What verdicts and checks are called for people: on screen, in exports and in the shell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from editorial.domain.source_check import CheckOutcome, PieceCheck, Verdict

VERDICT_WORDS: Mapping[Verdict, str] = {
    Verdict.AS_IN_SOURCE: "as in the source",
    Verdict.ALTERED: "altered",
    Verdict.CUT: "cut",
    Verdict.OTHER_SPEAKER: "other speaker",
    Verdict.STITCHED: "stitched from several places",
    Verdict.NOT_FOUND: "not found",
}
OUTCOME_WORDS: Mapping[CheckOutcome, str] = {
    CheckOutcome.CHECKED: "checked",
    CheckOutcome.ALTERED_ON_PURPOSE: "altered on purpose",
    CheckOutcome.MUST_CHANGE: "must be changed",
    CheckOutcome.NO_SOURCE: "no source to be had",
}
UNCHECKED = "not checked"
AGAIN = "to be checked again"
"""A check was made, but of other words, or with another speaker."""
IN_PART = "checked in part"
"""Some pieces of the quote are not checked."""


def decided_words(pieces: Sequence[PieceCheck]) -> str:
    """Return what was decided about a quote with all its pieces: each outcome once, or why there is none."""
    holding = [one.made for one in pieces if one.made is not None and one.holds]
    if holding and len(holding) == len(pieces):
        return "; ".join(dict.fromkeys(OUTCOME_WORDS[check.outcome] for check in holding))
    if any(one.made is not None and not one.holds for one in pieces):
        return AGAIN
    return IN_PART if holding else UNCHECKED
