"""Why the software thinks so, in plain words: one table of words for the rules, and none of the figures."""

from __future__ import annotations

from collections.abc import Iterable

from editorial.domain import labels
from editorial.domain.annotation import Mention, Origin, Provenance, Quote, Resolution
from editorial.review.outline import DOUBTFUL

SURE = 0.9
CHECK = ": check"
NOT_SURE = "not sure: check"

RULES: dict[str, str] = {
    "reporting-clause": "the words beside it say who spoke",
    "inverted-clause": "the words beside it say who spoke",
    "governing-verb": "the sentence around it says who spoke",
    "according-to": "“according to” names the source",
    "label": "a name with a colon stands before it, as in a transcript",
    "transcript-label": "a name with a colon stands before it, as in a transcript",
    "byline": "a name stands after it, as under a statement",
    "byline-after": "a name stands after it, as under a statement",
    "carried-over": "carried over from the quote above: check",
    "carry-over": "carried over from the quote above: check",
    "split": "the second part of a quote that is interrupted",
    "split-quote": "the second part of a quote that is interrupted",
    "continued": "goes on from the paragraph above",
    "running-speaker": "the last to speak in this passage: check",
    "nearest": "the nearest name: check",
    "same-name": "the name itself says who it is",
    "editor": "an editor said so",
    "pronoun": "taken from the pronoun: check",
    "nominal": "taken from the description: check",
    "title-case": "words in marks, capitalised like a title",
    "scare-quote": "a word or two in marks that nobody seems to have said",
    "term": "words in marks that nobody seems to have said",
    "possibly-missed": "a capitalised word that is in no name",
}
"""What each rule means to an editor; a rule that is not here is said by where it comes from."""

_ORIGINS: dict[Origin, str] = {
    Origin.MODEL: "found by the language model",
    Origin.RULE: "found by a rule",
    Origin.MEMORY: "known from another article",
    Origin.IMPORT: "came with the imported record",
    Origin.EDITOR: "added by an editor",
}


def certainty(score: float | None) -> str:
    """Return how sure the software is, in words; None and what people added have none."""
    if score is None:
        return ""
    if score < DOUBTFUL:
        return NOT_SURE
    return "sure" if score >= SURE else "fairly sure"


def rule_words(rule: str | None) -> str | None:
    """Return the words for a rule, or None if the table has none."""
    return RULES.get(rule) if rule is not None else None


def suggestion(provenance: Provenance) -> list[str]:
    """Return the reasons for a suggestion: the evidence given with it, else its rule, else where it comes from."""
    reasons = list(provenance.evidence)
    if not reasons:
        reasons = [rule_words(provenance.rule) or _ORIGINS[provenance.origin]]
    return [*reasons, certainty(provenance.score)] if provenance.origin is not Origin.EDITOR else reasons


def claim(resolution: Resolution) -> list[str]:
    """Return the reasons for taking a speaker's words to mean somebody."""
    reasons = list(resolution.evidence) or list(filter(None, (rule_words(resolution.rule),)))
    if not reasons:
        reasons = ["inferred from the text around it"]
    return reasons if resolution.status.decided else [*reasons, certainty(resolution.score)]


def of_quote(quote: Quote) -> list[str]:
    """Return the reasons for a quote."""
    return suggestion(quote.provenance)


def of_mentions(mentions: list[Mention]) -> list[str]:
    """Return the reasons for a name: those of the mention that is least sure."""
    first = min(mentions, key=lambda mention: mention.provenance.score if mention.provenance.score is not None else 1)
    return suggestion(first.provenance)


def sentence(reasons: Iterable[str]) -> str:
    """Return reasons as one line: "A capital letter; fairly sure." Empty if there are none."""
    kept = [reason.strip().rstrip(".") for reason in dict.fromkeys(reasons) if reason.strip()]
    if any(reason.endswith(CHECK) for reason in kept):  # once is enough, and at the end
        kept = [*(reason.removesuffix(CHECK) for reason in kept if reason != NOT_SURE), CHECK.removeprefix(": ")]
        said = "; ".join(kept[:-1]) + f": {kept[-1]}"
    else:
        said = "; ".join(kept)
    return f"{said[:1].upper()}{said[1:]}." if said else ""


def type_words(label: str) -> str:
    """Return "a person", "an organisation"."""
    word = labels.words(label)
    return f"{'an' if word[:1] in 'aeiou' else 'a'} {word}"
