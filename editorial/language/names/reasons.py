"""The reasons for a suggested name."""

from __future__ import annotations

from dataclasses import replace

from editorial.domain.reason import Reason, ReasonCode
from editorial.domain.rules import Rule
from editorial.language.names.candidates import NameCandidate

_MOST = 4
"""The most reasons from the evidence for a label."""


def evidence(name: NameCandidate) -> tuple[Reason, ...]:
    """Return the reasons for a name and its label, those with most weight first, then those against it."""
    ranked = sorted(name.why, key=lambda sign: -abs(sign[1]))
    reasons = [reason for label, weight, reason in ranked if label == name.label and weight >= 0]
    others = [reason for label, weight, reason in ranked if label != name.label and weight >= 1.0]
    against = [replace(reason, against=True) for reason in others if reason not in reasons]
    said = [Reason.of(_BY_RULE[name.rule])] if name.rule in _BY_RULE else []
    if name.model_label and name.model_label != name.label and name.rule is None:
        said.append(Reason.of(ReasonCode.MODEL_LABEL, name.model_label))
    if name.mates > 1:
        said.append(Reason.of(ReasonCode.WEIGHED_TOGETHER, name.mates))
    doubt = [Reason.of(name.doubt, against=True)] if name.doubt else []
    return tuple(dict.fromkeys([*reasons[:_MOST], *said, *against[:1], *doubt]))


_BY_RULE = {
    Rule.SAME_NAME: ReasonCode.SAME_NAME,
    Rule.ABBREVIATION: ReasonCode.ABBREVIATES,
    Rule.CAPITALS: ReasonCode.CAPITALS,
    Rule.CUE: ReasonCode.WORDS_BESIDE,
    Rule.LIST: ReasonCode.WELL_KNOWN,
    Rule.BYLINE: ReasonCode.BYLINE,
    Rule.CREDIT: ReasonCode.CREDIT,
    Rule.DATELINE: ReasonCode.DATELINE,
    Rule.LABEL: ReasonCode.BEGINS_LINES,
    Rule.POSSESSIVE: ReasonCode.PARTED,
    Rule.CUT: ReasonCode.CUT,
    Rule.HEAD: ReasonCode.JOINED,
}
