"""Decides who said each quote, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from editorial.language.facts import Fact
from editorial.language.lexicon.quotes import QuoteLanguage
from editorial.language.passages.cues import Cue
from editorial.language.passages.layout import Layout
from editorial.language.speakers.candidate import Candidate, Chosen
from editorial.language.speakers.candidates import Surroundings
from editorial.language.speakers.cases import SPEAKER_CASES

_OF_MANY = 0.05
"""What the share of a candidate counts that stands for several while the quote says *I*; set by hand."""


def choose_speakers(
    layout: Layout, cues: Sequence[Cue], language: QuoteLanguage, numbers: Sequence[int]
) -> dict[int, Chosen]:
    """Return the speaker of each of some stretches, in the order of the text; a stretch with none is left out."""
    return {number: chosen for number, _, chosen in considered(layout, cues, language, numbers)}


def considered(
    layout: Layout, cues: Sequence[Cue], language: QuoteLanguage, numbers: Sequence[int]
) -> Iterator[tuple[int, Sequence[Candidate], Chosen]]:
    """Yield each of some stretches that has candidates, with these and the one chosen, in the order of the text."""
    surroundings = Surroundings(layout, cues, language)
    chosen: dict[int, Chosen] = {}
    for number in numbers:
        candidates = surroundings.candidates(number, chosen)
        if candidates:
            chosen[number] = choose(candidates, chosen)
            yield number, candidates, chosen[number]


def likelihood(candidate: Candidate, chosen: Mapping[int, Chosen]) -> float:
    """Return how likely it is that a candidate spoke, within 0..1, by the case that covers it.

    A speaker carried over from another quote is no likelier than he was there.
    """
    share = SPEAKER_CASES[candidate.rule].share(candidate.facts)
    if Fact.I_OF_MANY in candidate.facts:
        share *= _OF_MANY
    return share if candidate.source is None else share * chosen[candidate.source].score


def choose(candidates: Sequence[Candidate], chosen: Mapping[int, Chosen]) -> Chosen:
    """Return the likeliest candidate; the score, within 0..1, is his odds beside those of everybody else and of nobody.

    Candidates that name the same words are one: only the likeliest of them counts.
    """
    likely = [likelihood(candidate, chosen) for candidate in candidates]
    odds: dict[int, float] = {}
    for candidate, share in zip(candidates, likely, strict=True):
        head = candidate.heads[0]
        odds[head] = max(odds.get(head, 0.0), share / (1.0 - share))
    best = max(range(len(candidates)), key=lambda place: likely[place])
    return Chosen(candidates[best], odds[candidates[best].heads[0]] / (1.0 + sum(odds.values())))
