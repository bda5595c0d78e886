"""Why the software suggests something, as one line of plain words without figures."""

from __future__ import annotations

from collections.abc import Iterable

from editorial.domain.annotation import Mention, Origin, Provenance, Quote, Resolution
from editorial.domain.rules import rule_words
from editorial.review.outline import DOUBTFUL
from editorial.review.wording.reasons import reason_words

SURE = 0.9
CHECK = ": check"
SURE_WORDS, FAIRLY, NOT_SURE = "sure", "fairly sure", "not sure: check"

_ORIGINS: dict[Origin, str] = {
    Origin.MODEL: "found by the language model",
    Origin.RULE: "found by a rule",
    Origin.MEMORY: "known from another article",
    Origin.IMPORT: "came with the imported record",
    Origin.EDITOR: "added by an editor",
}


def certainty(score: float | None) -> str:
    """Return how sure the software is, in words; empty text for None."""
    if score is None:
        return ""
    if score < DOUBTFUL:
        return NOT_SURE
    return SURE_WORDS if score >= SURE else FAIRLY


def suggestion(provenance: Provenance) -> list[str]:
    """Return the reasons for a suggestion: its evidence, else its rule, else its origin."""
    reasons = list(map(reason_words, provenance.evidence))
    if not reasons:
        reasons = [rule_words(provenance.rule) or _ORIGINS[provenance.origin]]
    return [*reasons, certainty(provenance.score)]


def claim(resolution: Resolution) -> list[str]:
    """Return the reasons for a claim about who speaks; the certainty is left out once it is decided."""
    reasons = list(map(reason_words, resolution.evidence)) or list(filter(None, (rule_words(resolution.rule),)))
    if not reasons:
        reasons = ["inferred from the text around it"]
    return settled(reasons) if resolution.status.decided else [*reasons, certainty(resolution.score)]


def of_quote(quote: Quote) -> list[str]:
    """Return the reasons for a quote; none if an editor added it."""
    return _of(quote.provenance, decided=quote.status.decided)


def of_mentions(mentions: list[Mention]) -> list[str]:
    """Return the reasons for a name: those of its least certain mention, preferring undecided ones."""
    asked = [mention for mention in mentions if not mention.status.decided] or mentions
    first = min(asked, key=lambda mention: mention.provenance.score if mention.provenance.score is not None else 1)
    return _of(first.provenance, decided=first.status.decided)


def _of(provenance: Provenance, *, decided: bool) -> list[str]:
    if provenance.origin is Origin.EDITOR:
        return []
    reasons = suggestion(provenance)
    return settled(reasons[:-1]) if decided else reasons


def settled(reasons: Iterable[str]) -> list[str]:
    """Return the reasons without the request to check them, because they were decided."""
    return [reason.removesuffix(CHECK) for reason in reasons]


def sentence(reasons: Iterable[str]) -> str:
    """Return reasons as one line: "A capital letter; fairly sure."; empty text if there are none."""
    kept = list(dict.fromkeys(reason.strip().rstrip(".") for reason in reasons if reason.strip()))
    doubtful = any(reason.endswith(CHECK) for reason in kept)
    if doubtful:  # shown once, at the end
        kept = [reason.removesuffix(CHECK) for reason in kept if reason != NOT_SURE or len(kept) == 1]
    said = ""
    if any("could be" in reason for reason in kept):  # then it is not sure, whatever its score
        kept = [reason for reason in kept if reason not in {SURE_WORDS, FAIRLY}]
    for reason in kept:
        joint = ", " if reason.startswith("but ") else "; "
        said += f"{joint}{reason}" if said else reason
    return f"{said[:1].upper()}{said[1:]}{CHECK if doubtful else ''}." if said else ""
