"""Quotes follow the name of their speaker: to other edges, to another entity at one place, or at all of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from editorial.domain.annotation import Mention, Quote, Speaker
from editorial.domain.text import Span
from editorial.review.draft import Draft

CANDIDATES = 9
"""How many speakers the number keys can give a quote to."""


def follow_edges(draft: Draft, old: Span, new: Span) -> None:
    """Let the quotes whose speaker stands at a place follow its edges."""
    for quote in draft.spoken_at({old}):
        moved = tuple(replace(one, span=new) if one.span == old else one for one in quote.speakers)
        draft.put(replace(quote, speakers=moved))


def follow_places(draft: Draft, places: Iterable[Mention], entity: str | None) -> None:
    """Let the quotes whose speaker stands at one of these places be said by the entity that it names from now on.

    `places` are the mentions as they were. A speaker that was taken for somebody else than the place named stays: that
    is a claim of its own.
    """
    before = {place.span: place.entity for place in places if place.entity != entity}
    if entity is None or not before:
        return
    for quote in draft.spoken_at(before):
        follows = [one.span in before and before[one.span] == one.entity for one in quote.speakers]
        if any(follows):
            _say(draft, quote, follows, entity)


def _say(draft: Draft, quote: Quote, follows: list[bool], entity: str) -> None:
    """Let some speakers of a quote be another entity, which is the first to choose from now on."""
    pairs = zip(quote.speakers, follows, strict=True)
    speakers: tuple[Speaker, ...] = tuple(replace(one, entity=entity) if moves else one for one, moves in pairs)
    candidates = tuple(dict.fromkeys((entity, *quote.candidates)))[:CANDIDATES]
    draft.put(replace(quote, speakers=speakers, candidates=candidates))


def follow_name(draft: Draft, gone: str, kept: str) -> None:
    """Let speakers and candidates that were an entity be another one, wherever they stand."""

    def now(key: str | None) -> str | None:
        return kept if key == gone else key

    for quote in list(draft.quotes()):
        speakers = tuple(replace(one, entity=now(one.entity)) for one in quote.speakers)
        candidates = tuple(dict.fromkeys(kept if key == gone else key for key in quote.candidates))
        if (speakers, candidates) != (quote.speakers, quote.candidates):
            draft.put(replace(quote, speakers=speakers, candidates=candidates))
