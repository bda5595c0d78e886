"""The kinds of reported speech: by what introduces it, and by what is reported. Each can be switched off."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from editorial.domain.annotation import Kind, Quote
from editorial.domain.reason import ReasonCode
from editorial.domain.rules import Rule


class ReportedKind(StrEnum):
    """Kind of reported speech. The values are stored in libraries, so they never change."""

    SAID = "said"
    THOUGHT = "thought"
    ASKED = "asked"
    PROMISED = "promised"
    DEMANDED = "demanded"
    SPOKEN_ABOUT = "spoken-about"
    NOUN = "noun"
    ACCORDING = "according"
    LABEL = "label"

    @property
    def words(self) -> str:
        """Return what the kind is, in an editor's words."""
        return _WORDS[self][0]

    @property
    def example(self) -> str:
        """Return an example of the kind."""
        return _WORDS[self][1]


_WORDS: dict[ReportedKind, tuple[str, str]] = {
    ReportedKind.SAID: ("what somebody said", "She said the bridge would open."),
    ReportedKind.THOUGHT: ("what somebody thinks or hopes", "He believes that the bridge will hold."),
    ReportedKind.ASKED: ("questions", "They asked whether the bridge was safe."),
    ReportedKind.PROMISED: ("what somebody promised or offered to do", "He promised to repair the bridge."),
    ReportedKind.DEMANDED: ("what somebody demanded or urged", "She urged drivers to wait."),
    ReportedKind.SPOKEN_ABOUT: ("what somebody spoke about", "He complained about the closure."),
    ReportedKind.NOUN: ("after a noun", "Her claim that the bridge is safe was wrong."),
    ReportedKind.ACCORDING: ("after “according to”", "The bridge is safe, according to the council."),
    ReportedKind.LABEL: ("after a name and a colon", "Brook: The bridge stays shut."),
}

_SAID = (
    *(Rule.CLAUSE, Rule.CLAUSE_LEFT, Rule.CLAUSE_RIGHT),
    *(Rule.CLAUSE_FIRST, Rule.CLAUSE_FIRST_LEFT, Rule.CLAUSE_FIRST_RIGHT),
    *(Rule.AROUND, Rule.AROUND_LEFT, Rule.AROUND_RIGHT),
)
_BY_RULE: dict[str, ReportedKind] = {
    **dict.fromkeys(_SAID, ReportedKind.SAID),
    **dict.fromkeys((Rule.QUESTION, Rule.QUESTION_LEFT, Rule.QUESTION_RIGHT), ReportedKind.ASKED),
    **dict.fromkeys((Rule.INFINITIVE, Rule.INFINITIVE_LEFT, Rule.INFINITIVE_RIGHT), ReportedKind.PROMISED),
    **dict.fromkeys((Rule.OBJECT, Rule.OBJECT_LEFT, Rule.OBJECT_RIGHT), ReportedKind.DEMANDED),
    **dict.fromkeys((Rule.ABOUT, Rule.ABOUT_LEFT, Rule.ABOUT_RIGHT), ReportedKind.SPOKEN_ABOUT),
    **dict.fromkeys((Rule.NOUN_CLAUSE, Rule.NOUN_CLAUSE_LEFT, Rule.NOUN_CLAUSE_RIGHT), ReportedKind.NOUN),
    **dict.fromkeys((Rule.ACCORDING_BEFORE, Rule.ACCORDING_AFTER), ReportedKind.ACCORDING),
    Rule.LABEL: ReportedKind.LABEL,
}


def reported_kind(rule: str | None, *, thought: bool) -> ReportedKind | None:
    """Return the kind that a rule finds; `thought` says that the cue tells what somebody thinks. None for others."""
    kind = _BY_RULE.get(rule or "")
    return ReportedKind.THOUGHT if kind is ReportedKind.SAID and thought else kind


def kind_of(quote: Quote) -> ReportedKind | None:
    """Return the kind of reported speech that a quote was suggested as; None for other quotes."""
    if (quote.suggested or {}).get("kind", quote.kind) not in {Kind.INDIRECT, Kind.MIXED}:
        return None
    thought = any(reason.code == ReasonCode.THOUGHT for reason in quote.provenance.evidence)
    return reported_kind(quote.provenance.rule, thought=thought)


def known_kinds(values: Iterable[str]) -> frozenset[ReportedKind]:
    """Return the kinds with these values; others, such as those of a newer program, are left out."""
    known = {kind.value: kind for kind in ReportedKind}
    return frozenset(known[value] for value in values if value in known)
