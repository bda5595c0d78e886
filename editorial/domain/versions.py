"""Decisions on an earlier version of an article, as suggestions for what is unchanged in the later one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import accumulate
from typing import TypeVar

from editorial.domain.annotation import Entity, Mention, Note, Origin, Provenance, Quote, Speaker, Status
from editorial.domain.article import Article
from editorial.domain.reason import Reason, ReasonCode
from editorial.domain.record import Record
from editorial.domain.text import Span

_MANY_LINES = 5_000
"""From how many lines on frequent ones are not compared, which would take long."""
R = TypeVar("R", Mention, Quote)


@dataclass(frozen=True, slots=True)
class _Run:
    """A stretch of whole lines that both versions have: where it begins in each, and its length in code points."""

    before: int
    after: int
    length: int


class Unchanged:
    """The passages that two versions of a text share, line by line."""

    def __init__(self, before: str, after: str) -> None:
        old, new = before.split("\n"), after.split("\n")
        starts = [[0, *accumulate(len(line) + 1 for line in lines)] for lines in (old, new)]
        matcher = SequenceMatcher(None, old, new, autojunk=max(len(old), len(new)) > _MANY_LINES)
        self._runs = [
            _Run(starts[0][one.a], starts[1][one.b], starts[0][one.a + one.size] - starts[0][one.a] - 1)
            for one in matcher.get_matching_blocks()
            if one.size
        ]

    def after(self, span: Span) -> Span | None:
        """Return where a span of the earlier text is in the later one, or None if its passage was changed."""
        for run in self._runs:
            if run.before <= span.start and span.end <= run.before + run.length:
                shift = run.after - run.before
                return Span(span.start + shift, span.end + shift)
        return None


def carried_over(earlier: Record, article: Article) -> Record:
    """Return a record of a later version with what stands in the earlier one as suggestions.

    Each says who decided so. What stood in a passage that was changed, or was rejected, is not in it.
    """
    unchanged = Unchanged(earlier.article.text, article.text)
    mentions = _moved([*earlier.mentions.values()], unchanged)
    quotes = _moved([*earlier.quotes.values()], unchanged)
    keys = {one.id for one in quotes}
    quotes = [_pointed(one, keys, unchanged) for one in quotes]
    wanted = {one.entity for one in mentions} | {speaker.entity for one in quotes for speaker in one.speakers}
    entities = [_suggested_entity(one) for one in earlier.entities.values() if one.id in wanted]
    return Record.of(article, entities=entities, mentions=mentions, quotes=quotes)


def moved(notes: Iterable[Note], before: str, after: str) -> tuple[Note, ...]:
    """Return notes on words of a text for a changed one; those whose passage was changed are on the whole article."""
    unchanged = Unchanged(before, after)
    return tuple(one if one.span is None else replace(one, span=unchanged.after(one.span)) for one in notes)


def _moved(rows: Sequence[R], unchanged: Unchanged) -> list[R]:
    found = []
    for one in rows:
        if one.status.stands and (span := unchanged.after(one.span)) is not None:
            who = one.decided.by if one.decided is not None else ""
            provenance = Provenance(Origin.MEMORY, evidence=(Reason.of(ReasonCode.EARLIER_VERSION, who),))
            found.append(
                replace(
                    one,
                    span=span,
                    provenance=provenance,
                    status=Status.SUGGESTED,
                    suggested=None,
                    decided=None,
                    marks=frozenset(),
                    extra={},
                )
            )
    return found


def _pointed(quote: Quote, keys: set[str], unchanged: Unchanged) -> Quote:
    """Return a quote that points at nothing that was not carried over."""
    return replace(
        quote,
        continues=quote.continues if quote.continues in keys else None,
        within=quote.within if quote.within in keys else None,
        quoted=tuple(key for key in quote.quoted if key in keys),
        cue=None if quote.cue is None else unchanged.after(quote.cue),
        speakers=tuple(_speaker(one, unchanged) for one in quote.speakers),
        candidates=(),
        check=None,
    )


def _speaker(speaker: Speaker, unchanged: Unchanged) -> Speaker:
    resolution = speaker.resolution
    return replace(
        speaker,
        span=None if speaker.span is None else unchanged.after(speaker.span),
        resolution=None if resolution is None else replace(resolution, status=Status.SUGGESTED),
        extra={},
    )


def _suggested_entity(entity: Entity) -> Entity:
    return replace(entity, possible_aliases=(), status=Status.SUGGESTED, decided=None, reply=None, extra={})
