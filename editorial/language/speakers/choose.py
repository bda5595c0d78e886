"""Decides who said each quote, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from editorial.language.facts import Fact
from editorial.language.lexicon.quotes import QuoteLexicon
from editorial.language.passages.cues import Cue
from editorial.language.passages.quote_context import QuoteContext
from editorial.language.speakers.candidate import ChosenSpeaker, SpeakerCandidate
from editorial.language.speakers.candidates import CandidateFinder
from editorial.language.speakers.cases import SPEAKER_CASES

_OF_MANY = 0.05
"""What the share of a candidate counts that stands for several while the quote says *I*; set by hand."""


def choose_speakers(
    context: QuoteContext, cues: Sequence[Cue], lexicon: QuoteLexicon, numbers: Sequence[int]
) -> dict[int, ChosenSpeaker]:
    """Return the speaker of each of some stretches, in the order of the text; a stretch with none is left out."""
    return {number: chosen for number, _, chosen in considered(context, cues, lexicon, numbers)}


def considered(
    context: QuoteContext, cues: Sequence[Cue], lexicon: QuoteLexicon, numbers: Sequence[int]
) -> Iterator[tuple[int, Sequence[SpeakerCandidate], ChosenSpeaker]]:
    """Yield each of some stretches that has candidates, with these and the one chosen, in the order of the text."""
    surroundings = CandidateFinder(context, cues, lexicon)
    chosen: dict[int, ChosenSpeaker] = {}
    for number in numbers:
        candidates = surroundings.candidates(number, chosen)
        if candidates:
            chosen[number] = choose(candidates, chosen)
            yield number, candidates, chosen[number]


def likelihood(candidate: SpeakerCandidate, chosen: Mapping[int, ChosenSpeaker]) -> float:
    """Return how likely it is that a candidate spoke, within 0..1, by the case that covers it.

    A speaker carried over from another quote is no likelier than he was there.
    """
    share = SPEAKER_CASES[candidate.rule].share(candidate.facts)
    if Fact.I_OF_MANY in candidate.facts:
        share *= _OF_MANY
    return share if candidate.source is None else share * chosen[candidate.source].score


def choose(candidates: Sequence[SpeakerCandidate], chosen: Mapping[int, ChosenSpeaker]) -> ChosenSpeaker:
    """Return the likeliest candidate; the score, within 0..1, is his odds beside those of everybody else and of nobody.

    Candidates that name the same words are one: only the likeliest of them counts.
    """
    likely = [likelihood(candidate, chosen) for candidate in candidates]
    odds: dict[int, float] = {}
    for candidate, share in zip(candidates, likely, strict=True):
        head = candidate.heads[0]
        odds[head] = max(odds.get(head, 0.0), share / (1.0 - share))
    best = max(range(len(candidates)), key=lambda place: likely[place])
    return ChosenSpeaker(candidates[best], odds[candidates[best].heads[0]] / (1.0 + sum(odds.values())))
