"""The quote before another one in the outline of an article."""

from __future__ import annotations

from editorial.domain.annotation import Status
from editorial.domain.utterance import Utterance
from editorial.review.item_keys import ItemKind
from editorial.review.items import order
from editorial.review.outline import Item, Outline


def quote_before(outline: Outline, item: Item) -> Utterance | None:
    """Return the utterance before an item, with which it can be joined, or None."""
    found = [_last_before(outline, kind, item) for kind in (ItemKind.QUOTE, ItemKind.REPORTED)]
    last = max((one for one in found if one is not None), key=order, default=None)
    return last.utterance if last is not None else None


def _last_before(outline: Outline, kind: ItemKind, item: Item) -> Item | None:
    """Return the last item of a kind before another one, without rejected quotes."""
    section = outline.section(kind)
    for place in range(section.first_at(order(item)) - 1, -1, -1):
        utterance = section[place].utterance
        if utterance is not None and utterance.status is not Status.REJECTED:
            return section[place]
    return None
