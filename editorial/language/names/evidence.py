"""The reasons for a suggested name, in plain words."""

from __future__ import annotations

from editorial.domain.labels import words
from editorial.domain.rules import Rule
from editorial.language.names.candidates import Candidate

_MOST = 4


def evidence(name: Candidate) -> tuple[str, ...]:
    """Return what speaks for a name and its label, weightiest first, and what speaks against it."""
    ranked = sorted(name.why, key=lambda sign: -abs(sign[1]))
    reasons = [reason for label, weight, reason in ranked if label == name.label and weight >= 0]
    others = [reason for label, weight, reason in ranked if label != name.label and weight >= 1.0]
    against = [f"but {reason}" for reason in others if reason not in reasons]
    said = [_BY_RULE[name.rule]] if name.rule in _BY_RULE else []
    if name.model_label and name.model_label != name.label and name.rule is None:
        said.append(f"the language model took its type to be {words(name.model_label)}")
    if name.mates > 1:
        said.append(f"its {name.mates} places were weighed together")
    doubt = [f"but {name.doubt}"] if name.doubt else []
    return tuple(dict.fromkeys([*reasons[:_MOST], *said, *against[:1], *doubt]))


_BY_RULE = {
    Rule.SAME_NAME: "the same name stands elsewhere in the article",
    Rule.ABBREVIATION: "it abbreviates the name before it",
    Rule.CAPITALS: "it is capitalised again and again, and never small",
    Rule.CUE: "the words beside it tell what it is",
    Rule.LIST: "it is in the lists of well-known names",
    Rule.BYLINE: "the byline names it",
    Rule.CREDIT: "the article credits it",
    Rule.DATELINE: "the dateline names it",
    Rule.LABEL: "lines of the article begin with it and a colon",
    Rule.POSSESSIVE: "it was parted at “’s”",
    Rule.HEAD: "its parts were joined into one name",
}
