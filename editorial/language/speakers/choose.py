"""The choice of the speaker of each quote from its candidates, with a probability."""

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
"""Factor for the share of a candidate for several speakers if the quote says *I*; set by hand."""


def choose_speakers(
    context: QuoteContext, cues: Sequence[Cue], lexicon: QuoteLexicon, numbers: Sequence[int]
) -> dict[int, ChosenSpeaker]:
    """Return the speakers of quoted spans by index, in the order of the text; spans without candidates are left out."""
    return {number: chosen for number, _, chosen in considered(context, cues, lexicon, numbers)}


def considered(
    context: QuoteContext, cues: Sequence[Cue], lexicon: QuoteLexicon, numbers: Sequence[int]
) -> Iterator[tuple[int, Sequence[SpeakerCandidate], ChosenSpeaker]]:
    """Yield the quoted spans that have candidates, with these and the chosen one, in the order of the text."""
    surroundings = CandidateFinder(context, cues, lexicon)
    chosen: dict[int, ChosenSpeaker] = {}
    for number in numbers:
        candidates = surroundings.candidates(number, chosen)
        if candidates:
            chosen[number] = choose(candidates, chosen)
            yield number, candidates, chosen[number]


def likelihood(candidate: SpeakerCandidate, chosen: Mapping[int, ChosenSpeaker]) -> float:
    """Return the probability, in 0..1, that a candidate is the speaker, from the first case that applies.

    The probability of a speaker carried over from another quote is multiplied by the one he has there.
    """
    share = SPEAKER_CASES[candidate.rule].share(candidate.facts)
    if Fact.I_OF_MANY in candidate.facts:
        share *= _OF_MANY
    return share if candidate.source is None else share * chosen[candidate.source].score


def choose(candidates: Sequence[SpeakerCandidate], chosen: Mapping[int, ChosenSpeaker]) -> ChosenSpeaker:
    """Return the most probable candidate; its score, in 0..1, is its odds relative to all candidates and to nobody.

    Candidates with the same head count as one, with the highest of their odds.
    """
    likely = [likelihood(candidate, chosen) for candidate in candidates]
    odds: dict[int, float] = {}
    for candidate, share in zip(candidates, likely, strict=True):
        head = candidate.heads[0]
        odds[head] = max(odds.get(head, 0.0), share / (1.0 - share))
    best = max(range(len(candidates)), key=lambda place: likely[place])
    return ChosenSpeaker(candidates[best], odds[candidates[best].heads[0]] / (1.0 + sum(odds.values())))
