"""Taking the name in focus for the same as an offered one, or saying that it is not."""

from __future__ import annotations

from editorial.desktop.actions.handlers import Handlers
from editorial.desktop.actions.ids import ActionId
from editorial.desktop.actions.messages import Tone
from editorial.desktop.reviewing.decisions import stroke
from editorial.desktop.reviewing.reviewer import Reviewer
from editorial.domain.annotation import Status
from editorial.domain.record import Ref, Table
from editorial.review.commands.apart import KeepApart
from editorial.review.commands.command import Command
from editorial.review.commands.groups import DismissAlias, MergeEntities, SetAliases
from editorial.review.merge_offers import MergeOffer, merge_offers
from editorial.review.outline import ItemKind

NONE = "The card offers no other name as the same: [[merge]] merges with one that you choose"


class OfferController:
    """Handles the offers to merge on the card of a name; the keys act on the first, which the card shows on top."""

    def __init__(self, reviewer: Reviewer) -> None:
        self._reviewer = reviewer
        self.actions: Handlers = {ActionId.MERGE_OFFERED: self.merge, ActionId.KEEP_APART: self.keep_apart}

    def _entity(self) -> str | None:
        item = self._reviewer.item
        return item.entity if item is not None and item.kind is ItemKind.NAME else None

    def _first(self) -> MergeOffer | None:
        key, outline = self._entity(), self._reviewer.outline
        offers = merge_offers(outline.record, key, outline.names) if outline is not None and key is not None else ()
        offer = next(iter(offers), None)
        if offer is None:
            self._reviewer.post(NONE, Tone.HINT)
        return offer

    def merge(self, offer: MergeOffer | None = None) -> None:
        """Merge the name in focus with an offered one, by default the first; both get the fuller name."""
        offer, key = offer or self._first(), self._entity()
        if offer is None or key is None:
            return
        record = self._reviewer.record
        entity = record.entities[key]
        if offer.entity is None:
            self._reviewer.apply(SetAliases(entity=key, aliases=(*entity.aliases, offer.name)))
            return
        keep, gone = (key, offer.entity) if entity.name == offer.fuller else (offer.entity, key)
        moved = [one for one in record.mentions.values() if one.entity == gone and one.status is not Status.REJECTED]
        made = MergeEntities(keep=keep, gone=gone, name=offer.fuller, how=stroke(moved))

        def go_on() -> None:
            self._reviewer.focus_ref(Ref(Table.ENTITY, keep))
            self._reviewer.post(f"“{offer.name}” is {offer.fuller} now: [[undo]] parts them again")

        self._reviewer.change_many(len(moved), f"Merging {len(moved):,} occurrences", made, go_on)

    def keep_apart(self, offer: MergeOffer | None = None) -> None:
        """Say that the name in focus is not an offered one, by default the first; it is not offered again."""
        offer, key = offer or self._first(), self._entity()
        if offer is None or key is None:
            return
        denied: Command = DismissAlias(entity=key, alias=offer.name)
        if offer.entity is not None:
            denied = KeepApart(entity=key, other=offer.entity)
        if self._reviewer.apply(denied) is not None:
            self._reviewer.post(f"“{offer.name}” is not taken to be {offer.fuller} in this article any more")
