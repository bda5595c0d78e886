"""What a speaker was resolved to."""

from __future__ import annotations

from dataclasses import dataclass

from editorial.domain.reason import Reason
from editorial.domain.rules import Rule


@dataclass(frozen=True, slots=True)
class ResolvedSpeaker:
    """The entity id that a speaker is resolved to (None if unnamed), with rule, score (0..1) and reasons."""

    entity: str | None
    rule: Rule
    score: float
    evidence: tuple[Reason, ...] = ()
