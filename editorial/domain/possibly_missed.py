"""A stretch that may be a name, but that the software did not dare to suggest."""

from __future__ import annotations

from editorial.domain.frozen import frozen
from editorial.domain.text import Span


@frozen
class PossiblyMissed:
    """Span that may be a name but has too low a score (0..1) to suggest."""

    span: Span
    score: float
