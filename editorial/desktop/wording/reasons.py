"""Why the software thinks so, in plain words: one table of words for the rules, and none of the figures."""

from __future__ import annotations

from collections.abc import Iterable

from editorial.domain.annotation import Mention, Origin, Provenance, Quote, Resolution
from editorial.review.outline import DOUBTFUL

SURE = 0.9
CHECK = ": check"
SURE_WORDS, FAIRLY, NOT_SURE = "sure", "fairly sure", "not sure: check"

RULES: dict[str, str] = {
    "transcript": "a name with a colon stands before it",
    "byline": "a name stands behind it, as under a statement",
    "clause-before": "the words before it say who speaks",
    "clause-after": "the words behind it say who speaks",
    "subject": "the sentence around it is about the speaker",
    "continued": "goes on from the paragraph before",
    "same-paragraph": "carried over from the quote above: check",
    "previous-paragraph": "carried over from the quote above: check",
    "introduced": "taken from the sentence before: check",
    "marks": "stands between quotation marks",
    "nested": "stands inside another quote",
    "term": "words in marks that nobody seems to have said",
    "clause": "what a word for saying reports",
    "clause-first": "what a word for saying reports",
    "clause-left": "what a word for saying reports",
    "clause-right": "what a word for saying reports",
    "noun-clause": "what a word for saying reports",
    "infinitive": "what a word for saying reports",
    "infinitive-left": "what a word for saying reports",
    "infinitive-right": "what a word for saying reports",
    "question": "a question that is reported",
    "about": "what somebody is said to speak about",
    "object": "what a word for saying reports",
    "around": "the sentence that a word for saying stands in",
    "around-left": "the sentence that a word for saying stands in",
    "around-right": "the sentence that a word for saying stands in",
    "according-before": "“according to” or the like names the source",
    "according-after": "“according to” or the like names the source",
    "label": "a name with a colon stands before it",
    "same-name": "the name itself says who it is",
    "relative": "“who” belongs to the name before it",
    "pronoun": "a pronoun, taken to mean somebody named before: check",
    "habit": "what these words meant in other articles: check",
    "nominal": "a description, taken to mean somebody named: check",
    "unnamed": "no name seems to belong to it",
    "editor": "an editor said so",
    "abbreviation": "it abbreviates a name",
    "list": "it is in the lists of well-known names",
    "credit": "the article credits it",
    "dateline": "the dateline names it",
    "capitals": "it is capitalised again and again, and never small",
    "cue": "the words beside it tell what it is",
    "possessive": "it was parted at “’s”",
    "head": "its parts were joined into one name",
    "remembered": "it was confirmed in another article",
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
    return SURE_WORDS if score >= SURE else FAIRLY


def rule_words(rule: str | None) -> str | None:
    """Return the words for a rule, or None if the table has none."""
    return RULES.get(rule) if rule is not None else None


def suggestion(provenance: Provenance) -> list[str]:
    """Return the reasons for a suggestion: the evidence given with it, else its rule, else where it comes from."""
    reasons = list(provenance.evidence)
    if not reasons:
        reasons = [rule_words(provenance.rule) or _ORIGINS[provenance.origin]]
    return [*reasons, certainty(provenance.score)]


def claim(resolution: Resolution) -> list[str]:
    """Return the reasons for taking a speaker's words to mean somebody; once decided, no longer how sure it is."""
    reasons = list(resolution.evidence) or list(filter(None, (rule_words(resolution.rule),)))
    if not reasons:
        reasons = ["inferred from the text around it"]
    return settled(reasons) if resolution.status.decided else [*reasons, certainty(resolution.score)]


def of_quote(quote: Quote) -> list[str]:
    """Return the reasons for a quote; none for one that an editor added, which its status says."""
    return _of(quote.provenance, decided=quote.status.decided)


def of_mentions(mentions: list[Mention]) -> list[str]:
    """Return the reasons for a name: those of the least sure mention, of the undecided ones if there are any."""
    asked = [mention for mention in mentions if not mention.status.decided] or mentions
    first = min(asked, key=lambda mention: mention.provenance.score if mention.provenance.score is not None else 1)
    return _of(first.provenance, decided=first.status.decided)


def _of(provenance: Provenance, *, decided: bool) -> list[str]:
    if provenance.origin is Origin.EDITOR:
        return []
    reasons = suggestion(provenance)
    return settled(reasons[:-1]) if decided else reasons


def settled(reasons: Iterable[str]) -> list[str]:
    """Return the reasons without the call to check them: somebody did."""
    return [reason.removesuffix(CHECK) for reason in reasons]


def sentence(reasons: Iterable[str]) -> str:
    """Return reasons as one line: "A capital letter; fairly sure." Empty if there are none."""
    kept = list(dict.fromkeys(reason.strip().rstrip(".") for reason in reasons if reason.strip()))
    doubtful = any(reason.endswith(CHECK) for reason in kept)
    if doubtful:  # said once, at the end
        kept = [reason.removesuffix(CHECK) for reason in kept if reason != NOT_SURE or len(kept) == 1]
    said = ""
    if any("could be" in reason for reason in kept):  # then it is not sure, whatever its score
        kept = [reason for reason in kept if reason not in {SURE_WORDS, FAIRLY}]
    for reason in kept:
        joint = ", " if reason.startswith("but ") else "; "
        said += f"{joint}{reason}" if said else reason
    return f"{said[:1].upper()}{said[1:]}{CHECK if doubtful else ''}." if said else ""
