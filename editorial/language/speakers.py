"""Decides who said each quote, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp

from editorial.language.quote_cues import Cue
from editorial.language.quote_language import QuoteLanguage
from editorial.language.quote_layout import Layout
from editorial.language.speaker_candidates import Candidate, Chosen, Surroundings
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
            scores = weigh_all(candidates)
            best = max(range(len(scores)), key=lambda place: (scores[place], -place))
            chosen[number] = Chosen(candidates[best], scores[best])
    return chosen
