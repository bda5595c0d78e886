"""Updates of the speakers of quotes when a mention moves or changes its entity, or entities are merged."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from editorial.domain.annotation import Mention, Quote, Speaker
from editorial.domain.text import Span
from editorial.review.candidates import CANDIDATES
from editorial.review.draft import Draft


def follow_edges(draft: Draft, old: Span, new: Span) -> None:
    """Move the speaker spans at `old` to `new`."""
    for quote in draft.spoken_at({old}):
        moved = tuple(replace(one, span=new) if one.span == old else one for one in quote.speakers)
        draft.put(replace(quote, speakers=moved))


def follow_mentions(draft: Draft, mentions: Iterable[Mention], entity: str | None) -> None:
    """Change the speakers at these mentions to the entity that the mentions refer to now.

    `mentions` are the mentions before the change. A speaker whose entity differed from that of the mention is kept,
    because it is a separate claim.
    """
    before = {one.span: one.entity for one in mentions if one.entity != entity}
    if entity is None or not before:
        return
    for quote in draft.spoken_at(before):
        follows = [one.span in before and before[one.span] == one.entity for one in quote.speakers]
        if any(follows):
            _say(draft, quote, follows, entity)


def _say(draft: Draft, quote: Quote, follows: list[bool], entity: str) -> None:
    """Change some speakers of a quote to another entity, and make that the first candidate."""
    pairs = zip(quote.speakers, follows, strict=True)
    speakers: tuple[Speaker, ...] = tuple(replace(one, entity=entity) if moves else one for one, moves in pairs)
    candidates = tuple(dict.fromkeys((entity, *quote.candidates)))[:CANDIDATES]
    draft.put(replace(quote, speakers=speakers, candidates=candidates))


def follow_merge(draft: Draft, gone: str, kept: str) -> None:
    """Replace the entity `gone` by `kept` in all speakers and candidates, and where quotes were checked with it."""

    def now(key: str | None) -> str | None:
        return kept if key == gone else key

    for quote in list(draft.quotes()):
        speakers = tuple(replace(one, entity=now(one.entity)) for one in quote.speakers)
        candidates = tuple(dict.fromkeys(kept if key == gone else key for key in quote.candidates))
        check = quote.check and replace(quote.check, speaker=now(quote.check.speaker))
        if (speakers, candidates, check) != (quote.speakers, quote.candidates, quote.check):
            draft.put(replace(quote, speakers=speakers, candidates=candidates, check=check))
