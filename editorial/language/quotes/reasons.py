"""The reasons for the speaker and the kind of a quote."""

from __future__ import annotations

from editorial.domain.reason import Reason, ReasonCode
from editorial.domain.reported import ReportedKind, reported_kind
from editorial.domain.rules import Rule
from editorial.language.facts import Fact
from editorial.language.passages.quote_context import QuoteContext
from editorial.language.passages.quoted_spans import QuotedSpan
from editorial.language.quotes.indirect_contents import Content
from editorial.language.speakers.candidate import ChosenSpeaker

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


def speaker_evidence(context: QuoteContext, known: ChosenSpeaker | None) -> tuple[Reason, ...]:
    """Return the reasons for the speaker of a quoted span."""
    if known is None:
        return (Reason.of(ReasonCode.NOBODY_NEAR),)
    tokens, candidate = context.tokens, known.candidate
    who = tokens.span(*context.phrase(candidate.heads[0])).of(tokens.text)
    cue = tokens.span(candidate.cue.first, candidate.cue.last).of(tokens.text) if candidate.cue else ""
    code = _CODES[candidate.rule]
    told = {"who": " ".join(who.split()), "cue": cue}
    reasons = [Reason.of(code, *(told[name] for name in code.params))]
    if known.score < 0.5:
        reasons.append(Reason.of(ReasonCode.FAR_FROM_SURE, against=True))
    return tuple(reasons)


def reported_evidence(context: QuoteContext, content: Content) -> tuple[Reason, ...]:
    """Return the reasons for an indirect or mixed quote."""
    tokens, cue = context.tokens, content.cue
    text = tokens.span(cue.first, cue.last).of(tokens.text)
    if cue.sort is Fact.LABEL:
        return (Reason.of(ReasonCode.LABEL),)
    thought = content_kind(content) is ReportedKind.THOUGHT
    return (Reason.of(ReasonCode.THOUGHT if thought else ReasonCode.REPORTED, text),)


def content_kind(content: Content) -> ReportedKind | None:
    """Return the kind of reported speech that a content is."""
    return reported_kind(content.rule, thought=content.cue.sort is Fact.STANCE)


def kind_evidence(quoted: QuotedSpan, term: float, *, weak: bool) -> tuple[Reason, ...]:
    """Return the reasons that concern the marks or the kind of a quoted span."""
    codes = []
    if weak:
        codes.append(ReasonCode.DOUBLED_APOSTROPHES)
    if not quoted.closed:
        codes.append(ReasonCode.NO_CLOSING_MARK)
    if not quoted.opened:
        codes.append(ReasonCode.NO_OPENING_MARK)
    if term > 0.25:
        codes.append(ReasonCode.MAYBE_TERM)
    return tuple(map(Reason.of, codes))
