"""What the card of a name says of its pseudonym, and of the right of reply."""

from __future__ import annotations

from editorial.domain.annotation import Entity


def standing_by_words(entity: Entity) -> str:
    """Return what becomes of a name outside of the library, and whether it was asked; empty text if nothing is said."""
    said = [] if entity.pseudonym is None else [f"Protected: exports and reports have “{entity.pseudonym}”"]
    if entity.reply is not None:
        said.append(f"Right of reply: {entity.reply.words}")
    return "\n".join(said)
