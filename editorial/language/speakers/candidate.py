"""A possible speaker of a quote, and the one that was settled on."""

from __future__ import annotations

from dataclasses import dataclass

from editorial.domain.rules import Rule
from editorial.language.facts import Fact
from editorial.language.passages.cues import Cue


@dataclass(frozen=True, slots=True)
class SpeakerCandidate:
    """A possible speaker of a quote.

    `heads` are the words that head what names the speaker (joint speakers follow the first); `source` the number of the
    stretch whose speaker is carried over; `facts` what holds of it.
    """

    rule: Rule
    heads: tuple[int, ...]
    facts: frozenset[Fact] = frozenset()
    cue: Cue | None = None
    source: int | None = None


@dataclass(frozen=True, slots=True)
class ChosenSpeaker:
    """The speaker that was settled on for a stretch, with the probability that it is right."""

    candidate: SpeakerCandidate
    score: float
