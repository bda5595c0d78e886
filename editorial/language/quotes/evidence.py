"""Says in an editor's words why a quote was given its speaker and kind."""

from __future__ import annotations

from editorial.domain.rules import Rule
from editorial.language.facts import Fact
from editorial.language.passages.layout import Layout
from editorial.language.passages.marks import Stretch
from editorial.language.quotes.indirect_contents import Content
from editorial.language.speakers.candidate import Chosen

_RULES = {
    Rule.TRANSCRIPT: "“{who}” stands before it with a colon",
    Rule.BYLINE: "“{who}” stands behind it after a dash",
    Rule.CLAUSE_BEFORE: "“{who}” and “{cue}” stand before it",
    Rule.CLAUSE_AFTER: "“{who}” and “{cue}” stand behind it",
    Rule.CONTINUED: "it goes on from the paragraph before",
    Rule.SAME_PARAGRAPH: "the quote before it in the paragraph is by “{who}”",
    Rule.PREVIOUS_PARAGRAPH: "the quote in the paragraph before is by “{who}”",
    Rule.INTRODUCED: "the sentence before is about “{who}”",
}


def speaker_evidence(layout: Layout, known: Chosen | None) -> tuple[str, ...]:
    """Return the reasons for a stretch's speaker."""
    if known is None:
        return ("nobody near it is named as saying it",)
    words, candidate = layout.words, known.candidate
    who = words.span(*layout.phrase(candidate.heads[0])).of(words.text)
    cue = words.span(candidate.cue.first, candidate.cue.last).of(words.text) if candidate.cue else ""
    reasons = [_RULES[candidate.rule].format(who=" ".join(who.split()), cue=cue)]
    if known.score < 0.5:
        reasons.append("but that is far from sure")
    return tuple(reasons)


def reported_evidence(layout: Layout, content: Content) -> tuple[str, ...]:
    """Return the reasons for a stretch of reported speech."""
    words, cue = layout.words, content.cue
    text = words.span(cue.first, cue.last).of(words.text)
    if cue.sort is Fact.LABEL:
        return ("a name with a colon stands before it",)
    return (f"it is what “{text}” reports",)


def kind_evidence(stretch: Stretch, term: float, *, weak: bool) -> tuple[str, ...]:
    """Return what is odd about a stretch's marks or kind."""
    reasons = []
    if weak:
        reasons.append("stands between doubled apostrophes, which may not be quotation marks")
    if not stretch.closed:
        reasons.append("its closing mark is missing")
    if not stretch.opened:
        reasons.append("its opening mark is missing")
    if term > 0.25:
        reasons.append("it may be a title or a phrase that nobody said")
    return tuple(reasons)
