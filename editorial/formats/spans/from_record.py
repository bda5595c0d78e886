"""A record as labelled spans with links."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from editorial.domain.annotation import Quote, Speaker
from editorial.domain.record import Record
from editorial.domain.text import Span
from editorial.formats.loss.part import Part, bare
from editorial.formats.spans.graph import Graph, Known, Link, Sort, Stretch, Tie
from editorial.formats.spans.lacks import SPANS_LACK


def graph_of(record: Record, lacks: tuple[Part, ...] = SPANS_LACK) -> Graph:
    """Return the spans of a record without the parts that a format lacks, which must be those of spans or more."""
    return _Writer(bare(record, lacks)).graph()


class _Writer:
    """Makes the spans of a record whose ids are in the order of the text."""

    def __init__(self, record: Record) -> None:
        self._record = record
        names = {key: Stretch(key, Sort.NAME, one.label, one.span) for key, one in record.mentions.items()}
        said = {key: Stretch(key, Sort.QUOTE, one.kind.value, one.span) for key, one in record.quotes.items()}
        self._named: dict[tuple[Span, str | None], str] = {}
        self._anchors: dict[str, str] = {}
        for key, mention in record.mentions.items():
            self._named.setdefault((mention.span, mention.entity), key)
            self._anchors.setdefault(mention.entity or "", key)
        self._words: dict[tuple[Span, str | None], Stretch] = {}
        self._cues: dict[Span, Stretch] = {}
        for quote in record.quotes.values():
            self._place(quote)
        self._stretches = (*names.values(), *said.values(), *self._words.values(), *self._cues.values())

    def _place(self, quote: Quote) -> None:
        if quote.cue is not None and quote.cue not in self._cues:
            self._cues[quote.cue] = Stretch(f"c{len(self._cues) + 1}", Sort.CUE, "", quote.cue)
        for one in quote.speakers:
            at = (one.span, one.entity)
            if one.span is None or at in self._named or at in self._words:
                continue
            made = Stretch(f"s{len(self._words) + 1}", Sort.SPEAKER, "", one.span)
            self._words[one.span, one.entity] = made
            if one.entity is not None:
                self._anchors.setdefault(one.entity, made.key)

    def graph(self) -> Graph:
        record = self._record
        known = tuple(
            Known(self._anchors[key], one.name, one.label, one.aliases, one.authority)
            for key, one in record.entities.items()
        )
        return Graph(record.article, self._stretches, (*self._same(), *self._of_quotes()), known)

    def _same(self) -> Iterator[Link]:
        """Yield a link from each place of somebody to the first one."""
        places: Mapping[str, str | None] = {
            **{key: one.entity for key, one in self._record.mentions.items()},
            **{stretch.key: entity for (_, entity), stretch in self._words.items()},
        }
        for key, entity in places.items():
            if entity is not None and self._anchors[entity] != key:
                yield Link(Tie.SAME_AS, key, self._anchors[entity])

    def _of_quotes(self) -> Iterator[Link]:
        for key, quote in self._record.quotes.items():
            if quote.continues is not None:
                yield Link(Tie.CONTINUES, key, quote.continues)
            if quote.within is not None:
                yield Link(Tie.WITHIN, key, quote.within)
            for inner in quote.quoted:
                yield Link(Tie.CONTAINS, key, inner)
            if quote.cue is not None:
                yield Link(Tie.CUE, key, self._cues[quote.cue].key)
            for one in quote.speakers:
                yield self._speaker(key, one)

    def _speaker(self, quote: str, one: Speaker) -> Link:
        if one.span is None:
            return Link(Tie.SAID_BY, quote, self._anchors[one.entity or ""])
        at = (one.span, one.entity)
        named = self._named.get(at) if one.entity is not None else None
        return Link(Tie.SPEAKER, quote, named or self._words[at].key)
