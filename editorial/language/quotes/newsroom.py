"""What a newsroom's own decisions change about suggestions: kinds that are switched off, and scores that were counted.

Method: for each kind of suggestion, the decisions of editors in verified articles are set against what the scores led
to expect; the log-odds of new scores move by the difference, smoothed as if `PRIOR` decisions more had gone as expected
(`editorial.domain.rule_counts`). So scores and the order by doubt become the newsroom's own, and few decisions change
next to nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from editorial.domain.annotation import Provenance, Quote, Resolution
from editorial.domain.reason import Reason, ReasonCode
from editorial.domain.reported import kind_of
from editorial.domain.rule_counts import (
    CountKey,
    CountSubject,
    RuleCount,
    adjusted,
    cue_words,
    meant_key,
    name_key,
    quote_key,
    speaker_key,
)
from editorial.domain.suggestions import Suggestions
from editorial.language.quotes.indirect_cases import ENOUGH

ENOUGH_DECISIONS, ENOUGH_ARTICLES = 20, 5
"""So many decisions in so many articles there must be before reported speech of a kind is left out because of them."""
_NOTICEABLE = 0.02
"""A score that moves by less keeps its reasons."""

Counts = Mapping[CountKey, RuleCount]
_Scored = TypeVar("_Scored", Provenance, Resolution)


def with_counts(found: Suggestions, counts: Sequence[RuleCount], text: str) -> Suggestions:
    """Return suggestions with scores as the newsroom's decisions move them.

    Reported speech whose score falls below what is suggested at all is left out, once there are enough decisions.
    """
    if not counts:
        return found
    known = {one.key: one for one in counts}
    mentions = tuple(
        replace(mention, provenance=_moved(mention.provenance, name_key(mention), known)) for mention in found.mentions
    )
    quotes = [_with_counts(quote, cue_words(quote, text), known) for quote in found.quotes]
    gone = {quote.id for quote in quotes if _is_left_out(quote, cue_words(quote, text), known)}
    return replace(found, mentions=mentions, quotes=tuple(quote for quote in quotes if quote.id not in gone))


def _with_counts(quote: Quote, cue: str, counts: Counts) -> Quote:
    """Return a quote with moved scores; that of words in marks is the score of their speaker, too."""
    key = quote_key(quote, cue)
    source = _moved(quote.provenance, key, counts)
    if key.subject is CountSubject.MARKED and quote.speakers:
        source = _moved(source, speaker_key(quote), counts)
    speakers = tuple(
        one if one.resolution is None else replace(one, resolution=_moved_claim(one.resolution, counts))
        for one in quote.speakers
    )
    return replace(quote, provenance=source, speakers=speakers)


def _is_left_out(quote: Quote, cue: str, counts: Counts) -> bool:
    """Return whether reported speech is not suggested because of what editors decided about its kind or its cue."""
    if kind_of(quote) is None or (quote.provenance.score or 0.0) >= ENOUGH:
        return False
    key = quote_key(quote, cue)
    every = [counts[each] for each in (key, CountKey(key.subject, key.rule)) if each in counts]
    return any(one.seen >= ENOUGH_DECISIONS and one.times >= ENOUGH_ARTICLES and one.shift() < 0 for one in every)


def _moved(scored: _Scored, key: CountKey, counts: Counts) -> _Scored:
    """Return where a suggestion comes from, or a claim, with its score moved."""
    if scored.score is None:
        return scored
    score = adjusted(scored.score, key, counts)
    if abs(score - scored.score) < _NOTICEABLE:
        return replace(scored, score=round(score, 3))
    return replace(scored, score=round(score, 3), evidence=_told(scored.evidence, scored.score, score, key, counts))


def _moved_claim(claim: Resolution, counts: Counts) -> Resolution:
    return _moved(claim, meant_key(claim), counts) if claim.rule and claim.inferred else claim


def _told(
    evidence: tuple[Reason, ...], before: float, after: float, key: CountKey, counts: Counts
) -> tuple[Reason, ...]:
    """Return the reasons with what was counted; the score as it was is kept, so that it is not counted twice."""
    if any(one.code == ReasonCode.COUNTED for one in evidence):
        return evidence
    count = counts.get(key) or counts[CountKey(key.subject, key.rule)]
    reason = Reason.of(ReasonCode.COUNTED, count.right, count.seen, round(before * 1000), against=after < before)
    return (*evidence, reason)
