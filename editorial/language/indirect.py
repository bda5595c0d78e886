"""Finds speech that is reported without marks, or with marks around a part of it only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from editorial.domain.text import Span
from editorial.language.quote_cues import Cue
from editorial.language.quote_language import QuoteLanguage
from editorial.language.quote_layout import Layout


@dataclass(frozen=True, slots=True)
class Reported:
    """A stretch that reports what somebody said or meant, with its cue, rule, score (0..1) and reasons."""

    span: Span
    cue: Cue
    rule: str
    score: float
    evidence: tuple[str, ...] = ()


def find_reported(layout: Layout, cues: Sequence[Cue], language: QuoteLanguage, said: set[int]) -> list[Reported]:
    """Return the reported clauses of an article, in the order of the text."""
    return []
