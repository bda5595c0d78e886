"""The standing mentions and quotes of a draft in text order, to find those at a span without reading all of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from editorial.domain.annotation import Kind, Mention, Quote, Status
from editorial.domain.record import Ref, Table
from editorial.domain.text import Span
from editorial.review.draft import Draft


class StandingRows:
    """The mentions and quotes of a draft that are not rejected, as they are when they are first asked for.

    Nested quotes and terms are left out of the quotes. Only rows that begin in `within` are read.
    """

    def __init__(self, draft: Draft, within: range) -> None:
        self._draft, self._first, self._last = draft, within.start, within.stop

    @cached_property
    def quotes(self) -> list[Quote]:
        """The quotes in text order; a longer one comes first."""
        first, last = self._first, self._last
        said = (
            quote
            for quote in self._draft.quotes()
            if first <= quote.span.start < last
            and quote.within is None
            and quote.kind is not Kind.TERM
            and quote.status is not Status.REJECTED
        )
        return sorted(said, key=lambda quote: (quote.span.start, -quote.span.end))

    @cached_property
    def places(self) -> dict[str, int]:
        """The index of each quote in `quotes`, by id."""
        return {quote.id: place for place, quote in enumerate(self.quotes)}

    @cached_property
    def _quote_starts(self) -> list[int]:
        return [quote.span.start for quote in self.quotes]

    @cached_property
    def _mentions(self) -> list[Mention]:
        first, last = self._first, self._last
        mentions = self._draft.record.mentions.items()
        every = {key: mention for key, mention in mentions if first <= mention.span.start < last}
        every |= {row.id: row for row in self._draft.changed(Table.MENTION) if isinstance(row, Mention)}
        kept = (mention for key, mention in every.items() if self._draft.get(Ref(Table.MENTION, key)) is not None)
        standing = (mention for mention in kept if mention.status is not Status.REJECTED)
        return sorted(standing, key=lambda mention: mention.span.start)

    @cached_property
    def _starts(self) -> list[int]:
        return [mention.span.start for mention in self._mentions]

    @cached_property
    def _longest(self) -> int:
        return max((len(mention.span) for mention in self._mentions), default=0)

    def is_named(self, span: Span, entity: str | None = None) -> bool:
        """Return whether a mention (of `entity`, if given) overlaps a span."""
        first = bisect_left(self._starts, span.start - self._longest)
        last = bisect_left(self._starts, span.end)
        found = (mention for mention in self._mentions[first:last] if mention.span.overlaps(span))
        return any(entity is None or mention.entity == entity for mention in found)

    def outside_quotes(self, between: Span) -> Sequence[Mention]:
        """Return the mentions that begin in a span, without those in a quote that begins in it."""
        first, last = bisect_left(self._starts, between.start), bisect_left(self._starts, between.end)
        begin, end = (bisect_left(self._quote_starts, at) for at in (between.start, between.end))
        inside = [quote.span for quote in self.quotes[begin:end]]
        return [m for m in self._mentions[first:last] if not any(span.contains(m.span) for span in inside)]
