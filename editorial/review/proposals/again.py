"""Proposals for the speakers of open quotes, made again after a command changed what they depend on.

They are part of the decision of that command, so that one undo takes all of it back. What an editor decided stays as
it is, and everything proposed stays a suggestion.
"""

from __future__ import annotations

from editorial.review.draft import Draft
from editorial.review.proposals.following import Followers
from editorial.review.proposals.named import link_named, offer_nearby
from editorial.review.proposals.people import People
from editorial.review.proposals.rejected import unlink_rejected, unlink_the_rest
from editorial.review.proposals.sources import Sources, sources_of
from editorial.review.proposals.standing import StandingRows

_AROUND = 20_000
"""How many code points before and after a quote others are looked at that may depend on its speaker."""


def propose_again(draft: Draft) -> None:
    """Propose the speakers of open quotes again, as far as they depend on what is changed in `draft`."""
    sources = sources_of(draft.changes())
    if not sources:
        return
    rows, people = StandingRows(draft, _around(draft, sources)), People(draft)
    before = sources.quotes | link_named(draft, people, sources, rows) | unlink_rejected(draft, people, sources, rows)
    if sources.relabelled:
        before |= {
            quote.id: quote.speakers
            for quote in rows.quotes
            if quote.id not in before and any(one.entity in sources.relabelled for one in quote.speakers)
        }
    if before:
        Followers(draft, people, rows).propose(before)
    if sources.unnamed:
        unlink_the_rest(draft, sources, rows)
    offer_nearby(draft, sources, rows.quotes)


def _around(draft: Draft, sources: Sources) -> range:
    """Return the part of the text in which quotes may depend on what changed: all of it if a name did."""
    if sources.about_names:
        return range(len(draft.text) + 1)
    starts = [draft.quote(key).span.start for key in sources.quotes]
    return range(min(starts) - _AROUND, max(starts) + _AROUND)
