"""What the buttons of a card do: the actions of the keys, and requests with what they are about."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from editorial.desktop.actions.handlers import Handlers
from editorial.desktop.actions.ids import ActionId
from editorial.desktop.findings.card.requests import CardRequest, Request
from editorial.desktop.reviewing.controllers import Controllers
from editorial.desktop.reviewing.reviewer import Reviewer
from editorial.desktop.reviewing.selection import OccurrenceSelection
from editorial.domain.annotation import Kind
from editorial.domain.text import Span
from editorial.review.merge_offers import MergeOffer
from editorial.review.outline import ItemKind


class CardActions:
    """Runs what a card requests."""

    def __init__(
        self, reviewer: Reviewer, occurrences: OccurrenceSelection, controllers: Controllers, handlers: Handlers
    ) -> None:
        self._reviewer, self._handlers = reviewer, handlers
        names, notes = controllers.names, controllers.notes
        quotes, decisions, offers = controllers.quotes, controllers.decisions, controllers.offers
        self._requests: Mapping[CardRequest, Callable[[object], object]] = {
            CardRequest.GIVE: lambda what: quotes.give(what) if isinstance(what, int) else None,
            CardRequest.CONFIRM_SPEAKER: lambda _: decisions.confirm_speaker(),
            CardRequest.SET_KIND: lambda what: quotes.set_kind(Kind(str(what))),
            CardRequest.PART: lambda what: quotes.part_piece(str(what)),
            CardRequest.JOIN: lambda _: quotes.join(),
            CardRequest.RELABEL: lambda what: names.relabel(str(what)),
            CardRequest.SHOW_MENTIONS: self._show_mentions,
            CardRequest.HIDE_MENTIONS: self._hide_mentions,
            CardRequest.LOOK_AT: lambda what: occurrences.look_at(str(what)),
            CardRequest.TICK: lambda what: occurrences.tick(what) if isinstance(what, tuple) else None,
            CardRequest.ADD_MISSED: self._add_missed,
            CardRequest.EDIT_NOTE: lambda what: notes.edit(str(what)),
            CardRequest.REMOVE_NOTE: lambda what: notes.remove(str(what)),
            CardRequest.MERGE_OFFER: lambda what: offers.merge(what) if isinstance(what, MergeOffer) else None,
            CardRequest.KEEP_APART: lambda what: offers.keep_apart(what) if isinstance(what, MergeOffer) else None,
        }

    def run(self, request: Request, what: object) -> None:
        """Do what a card requests; `what` is what the request is about, None for an action."""
        if isinstance(request, CardRequest):
            self._requests[request](what)
        else:
            self._handlers[request]()

    def _show_mentions(self, entity: object) -> None:
        shown = self._reviewer.shown
        self._reviewer.show(shown._replace(opened=shown.opened | {str(entity)}))

    def _hide_mentions(self, entity: object) -> None:
        shown = self._reviewer.shown
        self._reviewer.show(shown._replace(opened=shown.opened - {str(entity)}))

    def _add_missed(self, span: object) -> None:
        """Focus the stretch that may be a name, and ask for its type."""
        outline = self._reviewer.outline
        missed = outline.section(ItemKind.MISSED) if outline is not None else ()
        item = next((item for item in missed if isinstance(span, Span) and item.span == span), None)
        if item is not None:
            self._reviewer.focus(item)
            self._handlers[ActionId.OTHER_TYPE]()
