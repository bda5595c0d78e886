"""What the card of a name says of its pseudonym."""

from __future__ import annotations

from editorial.domain.annotation import Entity


def standing_by_words(entity: Entity) -> str:
    """Return what becomes of a name outside of the library; empty text if nothing does."""
    return "" if entity.pseudonym is None else f"Protected: exports and reports have “{entity.pseudonym}”"
