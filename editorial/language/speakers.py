"""Decides who said each quote, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp

from editorial.language.quote_cues import Cue
from editorial.language.quote_language import QuoteLanguage
from editorial.language.quote_layout import Layout
from editorial.language.speaker_candidate import Candidate, Chosen
from editorial.language.speaker_candidates import Surroundings
from editorial.language.speaker_figures import WEIGHTS


def weigh_all(candidates: Sequence[Candidate]) -> list[float]:
    """Return the probability of each candidate that it is the speaker; what is missing to 1: none of them is."""
    logs = [
        WEIGHTS["(base)"] + sum(WEIGHTS.get(name, 0.0) * value for name, value in candidate.features.items())
        for candidate in candidates
    ]
    top = max([0.0, *logs])
    powers = [exp(value - top) for value in logs]
    whole = sum(powers) + exp(-top)
    return [power / whole for power in powers]


def choose_speakers(
    layout: Layout, cues: Sequence[Cue], language: QuoteLanguage, numbers: Sequence[int]
) -> dict[int, Chosen]:
    """Return the speaker of each of some stretches, in the order of the text; a stretch with none is left out."""
    surroundings = Surroundings(layout, cues, language)
    chosen: dict[int, Chosen] = {}
    for number in numbers:
        candidates = surroundings.candidates(number, chosen)
        if candidates:
            chosen[number] = choose(candidates)
    return chosen


def choose(candidates: Sequence[Candidate]) -> Chosen:
    """Return the likeliest speaker; candidates that name the same words speak for each other."""
    together: dict[int, float] = {}
    best: dict[int, tuple[float, Candidate]] = {}
    for candidate, score in zip(candidates, weigh_all(candidates), strict=True):
        head = candidate.heads[0]
        together[head] = together.get(head, 0.0) + score
        if head not in best or score > best[head][0]:
            best[head] = (score, candidate)
    head = max(together, key=lambda key: together[key])
    return Chosen(best[head][1], together[head])
