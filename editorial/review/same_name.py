"""Other occurrences of a name in the article, for the preview of "the same for every name here"."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from editorial.domain.annotation import Entity, Mention, Status
from editorial.domain.corrected import suggested_span, suggested_text
from editorial.domain.record import Record
from editorial.domain.text import Span
from editorial.review.commands.taking_in import names_inside
from editorial.review.same_words import bare, folded, occurrences, written_alike


class Doubt(StrEnum):
    """Why an occurrence is offered, but not chosen unless the editor says so."""

    WRITTEN_OTHERWISE = "written-otherwise"
    """Its capitals are not those of the name (*may*)."""
    SHARED = "shared"
    """Another name here reads the same, so that this may be either."""
    DECIDED_INSIDE = "decided-inside"
    """A name inside it was decided, and would go."""
    CROSSED = "crossed"
    """A name lies partly inside it."""


class Elsewhere(StrEnum):
    """Why an occurrence of the same words is not offered."""

    DECIDED = "decided"
    REJECTED = "rejected"
    LONGER = "longer"
    """It is part of a longer name."""
    ANOTHER = "another"
    """It is another name that reads the same."""
    UNMARKED = "unmarked"
    """It is no name, as the rejected one is not."""


@dataclass(frozen=True, slots=True)
class SameName:
    """Another occurrence of the same words.

    `mention` is its mention, or None if the software missed it; if `span` is not that of the mention, its edges move.
    `inside` are the ids of the names that are taken in.
    """

    span: Span
    mention: str | None
    inside: tuple[str, ...] = ()
    doubt: Doubt | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The occurrences that are offered, in text order, and how many others there are, by why they are not."""

    offered: tuple[SameName, ...] = ()
    others: Mapping[Elsewhere, int] = field(default_factory=dict)


def same_names(record: Record, mention_id: str) -> tuple[SameName, ...]:
    """Return the other occurrences to which a decision on this mention can be applied, in text order."""
    return find_same(record, mention_id).offered


def find_same(record: Record, mention_id: str) -> Found:
    """Find every other occurrence of the words of a mention.

    Mentions of another entity with the same name are not offered (*Jessica Jones* is a show and a character), except
    the undecided mentions that the mention was grouped with before its type was changed. Where the mention's edges were
    corrected, mentions with the edges that it had are offered too.
    """
    return _Search(record, record.mentions[mention_id]).found()


class _Search:
    """The search for the words of one mention."""

    def __init__(self, record: Record, source: Mention) -> None:
        self._record, self._source = record, source
        self._text = record.article.text
        self._words = source.span.of(self._text)
        self._folded = folded(bare(self._words))
        before = suggested_span(source)
        self._before = folded(before.of(self._text)) if before != source.span else None
        former = _former(record, source)
        self._own = {source.entity, former.id if former is not None else source.entity}
        self._others = sorted((m for m in record.mentions.values() if m.id != source.id), key=lambda m: m.span.start)
        self._starts = [mention.span.start for mention in self._others]
        self._longest = max((len(mention.span) for mention in self._others), default=0)

    def found(self) -> Found:
        """Return what is offered, and what is not."""
        spans = [span for span in occurrences(self._text, self._words) if not span.overlaps(self._source.span)]
        near = {span: self._near(span) for span in spans}
        alike = {m.id: m for span in spans for m in near[span] if self._alike(m)}
        alike |= {m.id: m for m in self._others if m.span.of(self._text) == self._words}
        shared = any(m.entity not in self._own and m.status is not Status.REJECTED for m in alike.values())
        moved = {m.id for span in spans for m in near[span] if self._edged_as_before(m)}
        judged = [self._judge_mention(m) for m in alike.values() if m.id not in moved]
        for span in spans:
            if (one := self._judge(span, near[span], shared=shared)) is not None:
                judged.append(one)
        offered = sorted((one for one in judged if isinstance(one, SameName)), key=lambda one: one.span)
        return Found(tuple(offered), Counter(one for one in judged if isinstance(one, Elsewhere)))

    def _near(self, span: Span) -> list[Mention]:
        """Return the mentions that overlap a span."""
        first = bisect_left(self._starts, span.start - self._longest)
        last = bisect_left(self._starts, span.end)
        return [mention for mention in self._others[first:last] if mention.span.overlaps(span)]

    def _alike(self, mention: Mention) -> bool:
        """Return whether a mention has the same words."""
        return folded(bare(mention.span.of(self._text))) == self._folded

    def _edged_as_before(self, mention: Mention) -> bool:
        """Return whether a mention has the words that the source had before its edges were corrected."""
        return mention.status is not Status.REJECTED and folded(mention.span.of(self._text)) == self._before

    def _judge(self, span: Span, near: list[Mention], *, shared: bool) -> SameName | Elsewhere | None:
        """Judge an occurrence in the text; None for a mention of the same words, which is judged by itself."""
        if (moved := next(filter(self._edged_as_before, near), None)) is not None:
            return self._judge_moved(span, moved)
        if any(map(self._alike, near)):
            return None
        if self._source.status is Status.REJECTED:
            return Elsewhere.UNMARKED
        standing = [mention for mention in near if mention.status is not Status.REJECTED]
        if any(mention.span.contains(span) for mention in standing):
            return Elsewhere.LONGER
        inside = names_inside(standing, span)
        return SameName(span, None, tuple(m.id for m in inside), self._doubt(span, standing, inside, shared=shared))

    def _doubt(self, span: Span, standing: list[Mention], inside: list[Mention], *, shared: bool) -> Doubt | None:
        if any(mention.status.decided for mention in inside):
            return Doubt.DECIDED_INSIDE
        if len(inside) < len(standing):
            return Doubt.CROSSED
        if shared:
            return Doubt.SHARED
        return None if written_alike(self._words, span.of(self._text)) else Doubt.WRITTEN_OTHERWISE

    def _judge_moved(self, span: Span, mention: Mention) -> SameName | Elsewhere:
        """Judge a mention whose edges are to be corrected as those of the source were."""
        if self._source.status is Status.REJECTED:
            return Elsewhere.UNMARKED
        if mention.entity not in self._own:
            return Elsewhere.ANOTHER
        inside = names_inside(self._near(span), span, mention.span)
        doubt = Doubt.DECIDED_INSIDE if any(one.status.decided for one in inside) else None
        return SameName(span, mention.id, tuple(one.id for one in inside), doubt)

    def _judge_mention(self, mention: Mention) -> SameName | Elsewhere:
        """Judge a mention of the same words."""
        if mention.status is Status.REJECTED:
            return Elsewhere.REJECTED
        if _offered(self._record, self._source, mention):
            return SameName(mention.span, mention.id)
        return Elsewhere.DECIDED if mention.entity == self._source.entity else Elsewhere.ANOTHER


def _offered(record: Record, source: Mention, other: Mention) -> bool:
    if other.entity == source.entity:
        return (other.label, other.status.stands) != (source.label, True) or source.status is Status.REJECTED
    former = _former(record, source)
    return former is not None and other.entity == former.id and not other.status.decided


def _former(record: Record, source: Mention) -> Entity | None:
    """Return the entity that was suggested for the mention, if that entity is undecided."""
    key = suggested_text(source, "entity")
    former = record.entities.get(key) if key else None
    return former if former is not None and not former.status.decided else None
