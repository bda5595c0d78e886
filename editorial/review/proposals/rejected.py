"""Proposals after a name was rejected: the open quotes that hung on it are said by nobody named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from editorial.domain.annotation import Quote, Resolution, Speaker
from editorial.domain.reason import Reason, ReasonCode
from editorial.domain.rules import Rule
from editorial.domain.utterance import is_open
from editorial.review.draft import Draft
from editorial.review.proposals.people import People
from editorial.review.proposals.sources import Sources
from editorial.review.proposals.standing import StandingRows

_SCORE = 0.5
Hangs = Callable[[Speaker], bool]


def unlink_rejected(
    draft: Draft, people: People, sources: Sources, rows: StandingRows
) -> dict[str, tuple[Speaker, ...]]:
    """Unlink the open speakers that are named by a rejected name; return the speakers before, by quote.

    Their words stay. A pronoun that means the name is left to those who follow these quotes.
    """

    def hangs(speaker: Speaker) -> bool:
        span = speaker.span
        if span is None or speaker.entity is None or people.kind(span) is not None:
            return False
        here = (one for one in sources.rejected if one.entity == speaker.entity)
        return speaker.entity in sources.unnamed or any(one.span.overlaps(span) for one in here)

    if not sources.rejected and not sources.unnamed:
        return {}
    return _unlinked(draft, rows, hangs)


def unlink_the_rest(draft: Draft, sources: Sources, rows: StandingRows) -> None:
    """Unlink every open speaker that still is a rejected entity."""
    _unlinked(draft, rows, lambda speaker: speaker.entity in sources.unnamed)


def _unlinked(draft: Draft, rows: StandingRows, hangs: Hangs) -> dict[str, tuple[Speaker, ...]]:
    before: dict[str, tuple[Speaker, ...]] = {}
    for stale in rows.quotes:
        quote = draft.quote(stale.id)
        if is_open(quote) and any(map(hangs, quote.speakers)):
            before[quote.id] = quote.speakers
            draft.put(_without(draft, quote, hangs))
    return before


def _without(draft: Draft, quote: Quote, hangs: Hangs) -> Quote:
    """Return a quote whose speakers that hang on a rejected name are unnamed; one without words is left out."""
    gone = {one.entity for one in quote.speakers if hangs(one)}
    speakers = (_unnamed(draft, one) if hangs(one) else one for one in quote.speakers)
    return replace(
        quote,
        speakers=tuple(one for one in speakers if one.span is not None or one.entity is not None),
        candidates=tuple(key for key in quote.candidates if key not in gone),
    )


def _unnamed(draft: Draft, speaker: Speaker) -> Speaker:
    name = draft.entity(speaker.entity).name if speaker.entity is not None else ""
    why = Reason.of(ReasonCode.REJECTED_SINCE, name)
    return replace(speaker, entity=None, resolution=Resolution(Rule.UNNAMED, _SCORE, evidence=(why,)))
