"""A candidate for the speaker of a quote, and the candidate that was chosen."""

from __future__ import annotations

from dataclasses import dataclass

from editorial.domain.rules import Rule
from editorial.language.facts import Fact
from editorial.language.passages.cues import Cue


@dataclass(frozen=True, slots=True)
class SpeakerCandidate:
    """A candidate for the speaker of a quote.

    `rule` is the rule that found it, `heads` are the heads (token indices) of the speaker and of those who speak
    together with him, `facts` those that hold for it. `source` is the index of the quoted span whose speaker is carried
    over, if it is.
    """

    rule: Rule
    heads: tuple[int, ...]
    facts: frozenset[Fact] = frozenset()
    cue: Cue | None = None
    source: int | None = None


@dataclass(frozen=True, slots=True)
class ChosenSpeaker:
    """The candidate chosen for a quoted span, with the probability (0..1) that it is right."""

    candidate: SpeakerCandidate
    score: float
