"""Comparison of speakers: by overlapping spans, or by surname."""

from __future__ import annotations

import re
from dataclasses import dataclass

from editorial.domain.annotation import Quote, Status
from editorial.domain.record import Record
from editorial.domain.text import Span

_NAME_WORD = re.compile(r"[A-Z][\w’'-]+")
_ENDING = re.compile(r"['’]s?$")
_NO_NAMES = frozenset(
    (
        *("mr", "mrs", "ms", "dr", "prof", "professor", "sir", "king", "queen", "judge", "justice", "president"),
        *("prime", "minister", "secretary", "chief", "director", "mayor", "governor", "gov", "senator", "sen"),
        *("representative", "rep", "former", "the", "of", "and", "a", "an"),
    )
)
"""Capitalised words that are titles, not names."""


@dataclass(frozen=True, slots=True)
class ComparedSpeaker:
    """Main speaker of a quote: its span, the words there, and the name of its entity.

    `rule` is the rule of the claim that the span refers to the entity.
    """

    span: Span | None
    words: str
    name: str | None
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class SpeakerMatch:
    """Whether two speakers are the same: by span (`place`), and by span or name (`name`)."""

    place: bool
    name: bool


def speaker_of(record: Record, quote: Quote) -> ComparedSpeaker | None:
    """Return the main speaker of a quote, or None; the entity of a rejected claim is ignored."""
    if not quote.speakers:
        return None
    main = quote.speakers[0]
    claim = main.resolution
    rejected = claim is not None and claim.status is Status.REJECTED
    entity = record.entities.get(main.entity) if main.entity and not rejected else None
    if main.span is None and entity is None:
        return None
    words = main.span.of(record.article.text) if main.span else ""
    return ComparedSpeaker(
        main.span, words, entity.name if entity else None, claim.rule if claim and not rejected else None
    )


def same_speaker(gold: ComparedSpeaker | None, found: ComparedSpeaker | None) -> SpeakerMatch:
    """Return whether the found speaker is that of the gold; two unknown speakers are the same."""
    if gold is None or found is None:
        alike = gold is found
        return SpeakerMatch(alike, alike)
    if gold.span is not None and found.span is not None and gold.span.overlaps(found.span):
        return SpeakerMatch(place=True, name=True)
    known = gold.words or gold.name
    return SpeakerMatch(place=False, name=same_name(known, found.words) or same_name(known, found.name))


def same_name(one: str | None, other: str | None) -> bool:
    """Return whether the last word of one name is in the other, ignoring titles."""
    first, second = _name_words(one or ""), _name_words(other or "")
    return bool(first and second) and (first[-1] in second or second[-1] in first)


def _name_words(name: str) -> list[str]:
    words = (word.lower() for word in _NAME_WORD.findall(name))
    return [_ENDING.sub("", word) for word in words if word not in _NO_NAMES]
