"""Proposals for the speakers of open quotes, made again after a command changed what they depend on.

They are part of the decision of that command, so that one undo takes all of it back. What an editor decided stays as
it is, and everything proposed stays a suggestion.
"""

from __future__ import annotations

from editorial.domain.annotation import Kind, Quote, Status
from editorial.review.draft import Draft
from editorial.review.proposals.following import Followers
from editorial.review.proposals.named import link_named, offer_nearby
from editorial.review.proposals.people import People
from editorial.review.proposals.sources import sources_of


def propose_again(draft: Draft) -> None:
    """Propose the speakers of open quotes again, as far as they depend on what is changed in `draft`."""
    sources = sources_of(draft.changes())
    if not sources:
        return
    quotes = sorted(filter(_is_said, draft.quotes()), key=lambda quote: (quote.span.start, -quote.span.end))
    people = People(draft)
    before = sources.quotes | link_named(draft, people, sources, quotes)
    before |= {
        quote.id: quote.speakers
        for quote in quotes
        if quote.id not in before and any(one.entity in sources.relabelled for one in quote.speakers)
    }
    if before:
        Followers(draft, people, quotes).propose(before)
    offer_nearby(draft, sources, quotes)


def _is_said(quote: Quote) -> bool:
    return quote.within is None and quote.kind is not Kind.TERM and quote.status is not Status.REJECTED
