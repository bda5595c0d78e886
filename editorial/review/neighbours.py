"""The quote before another one in the outline of an article."""

from __future__ import annotations

from editorial.domain.annotation import Status
from editorial.domain.utterance import Utterance
from editorial.review.item_keys import ItemKind
from editorial.review.outline import Outline

_SPOKEN = frozenset({ItemKind.QUOTE, ItemKind.REPORTED})


def quote_before(outline: Outline, key: str) -> Utterance | None:
    """Return the utterance before the item of that key, with which it can be joined, or None."""
    found = outline.preceding(key)
    while found is not None:
        if found.kind in _SPOKEN and found.utterance is not None and found.utterance.status is not Status.REJECTED:
            return found.utterance
        found = outline.preceding(found.key)
    return None
