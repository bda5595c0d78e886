"""Words for what was counted in verified articles: which kind of suggestion, and how often it was right."""

from __future__ import annotations

from editorial.domain import labels
from editorial.domain.annotation import Origin
from editorial.domain.reported import known_kinds
from editorial.domain.rule_counts import CountKey, CountSubject, RuleCount, Verdict
from editorial.domain.rules import rule_words

SUBJECTS = {
    CountSubject.NAME: "Name",
    CountSubject.REPORTED: "Reported speech",
    CountSubject.MARKED: "Words in marks",
    CountSubject.SPEAKER: "Speaker",
    CountSubject.MEANT: "Who is meant",
}
_VERDICTS = {
    Verdict.REJECTED: "rejected",
    Verdict.EDGES: "with other edges",
    Verdict.TYPE: "of another type",
    Verdict.TERM: "a term",
    Verdict.SPEECH: "speech",
    Verdict.SOMEBODY_ELSE: "somebody else",
}
_ORIGINS = {
    Origin.MODEL.value: "the language model found it",
    Origin.MEMORY.value: "it was confirmed in another article",
}


def counted_words(key: CountKey) -> str:
    """Return what was counted, with the kind of suggestion before it: *Reported speech: “claimed”, …*."""
    return f"{SUBJECTS[key.subject]}: {about_words(key)}"


def about_words(key: CountKey) -> str:
    """Return which kind of such suggestions was counted: *“claimed”, what somebody said*."""
    if key.subject is CountSubject.REPORTED:
        kinds = known_kinds([key.rule])
        kind = next(iter(kinds)).words if kinds else key.rule
        return f"“{key.about}”, {kind}" if key.about else kind
    found = rule_words(key.rule) or _ORIGINS.get(key.rule, key.rule)
    return f"{labels.words(key.about)}, {found}" if key.about else found


def outcome_words(count: RuleCount) -> str:
    """Return how often suggestions were kept, and what the others were: *kept 34 of 41: 5 rejected, 2 speech*."""
    others = [f"{number} {_VERDICTS[Verdict(name)]}" for name, number in count.verdicts.items() if name in _WRONG]
    return f"kept {count.right} of {count.seen}" + (f": {', '.join(others)}" if others else "")


_WRONG = {verdict.value for verdict in _VERDICTS}
