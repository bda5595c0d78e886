"""The reasons why a quote was given its speaker and kind."""

from __future__ import annotations

from editorial.domain.reason import Reason, ReasonCode
from editorial.domain.rules import Rule
from editorial.language.facts import Fact
from editorial.language.passages.layout import Layout
from editorial.language.passages.marks import Stretch
from editorial.language.quotes.indirect_contents import Content
from editorial.language.speakers.candidate import Chosen

_CODES = {
    Rule.TRANSCRIPT: ReasonCode.NAME_AND_COLON,
    Rule.BYLINE: ReasonCode.DASH_AND_NAME,
    Rule.CLAUSE_BEFORE: ReasonCode.CUE_BEFORE,
    Rule.CLAUSE_AFTER: ReasonCode.CUE_BEHIND,
    Rule.CONTINUED: ReasonCode.CONTINUED,
    Rule.SAME_PARAGRAPH: ReasonCode.SAME_PARAGRAPH,
    Rule.PREVIOUS_PARAGRAPH: ReasonCode.PREVIOUS_PARAGRAPH,
    Rule.INTRODUCED: ReasonCode.INTRODUCED,
}


def speaker_evidence(layout: Layout, known: Chosen | None) -> tuple[Reason, ...]:
    """Return the reasons for a stretch's speaker."""
    if known is None:
        return (Reason.of(ReasonCode.NOBODY_NEAR),)
    words, candidate = layout.words, known.candidate
    who = words.span(*layout.phrase(candidate.heads[0])).of(words.text)
    cue = words.span(candidate.cue.first, candidate.cue.last).of(words.text) if candidate.cue else ""
    code = _CODES[candidate.rule]
    told = {"who": " ".join(who.split()), "cue": cue}
    reasons = [Reason.of(code, *(told[name] for name in code.params))]
    if known.score < 0.5:
        reasons.append(Reason.of(ReasonCode.FAR_FROM_SURE, against=True))
    return tuple(reasons)


def reported_evidence(layout: Layout, content: Content) -> tuple[Reason, ...]:
    """Return the reasons for a stretch of reported speech."""
    words, cue = layout.words, content.cue
    text = words.span(cue.first, cue.last).of(words.text)
    if cue.sort is Fact.LABEL:
        return (Reason.of(ReasonCode.LABEL),)
    return (Reason.of(ReasonCode.REPORTED, text),)


def kind_evidence(stretch: Stretch, term: float, *, weak: bool) -> tuple[Reason, ...]:
    """Return what is odd about a stretch's marks or kind."""
    codes = []
    if weak:
        codes.append(ReasonCode.DOUBLED_APOSTROPHES)
    if not stretch.closed:
        codes.append(ReasonCode.NO_CLOSING_MARK)
    if not stretch.opened:
        codes.append(ReasonCode.NO_OPENING_MARK)
    if term > 0.25:
        codes.append(ReasonCode.MAYBE_TERM)
    return tuple(map(Reason.of, codes))
