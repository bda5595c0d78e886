"""Labelled spans with links, as a file has them, as a record of suggestions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from editorial.domain.annotation import Entity, Kind, Mention, Provenance, Quote, Resolution, Speaker
from editorial.domain.article import Standing, State
from editorial.domain.errors import InputError
from editorial.domain.record import Record
from editorial.domain.taking import MARKS, Taking, taken
from editorial.domain.text import Span
from editorial.domain.utterance import circular
from editorial.formats.reading.fields import Location, shown
from editorial.formats.spans import tags
from editorial.formats.spans.found import Found, FoundSpan
from editorial.formats.spans.graph import Link, Sort, Stretch, Tie
from editorial.formats.spans.lacks import renumbered
from editorial.formats.spans.offsets import fits, fitting
from editorial.formats.spans.whose import Owner, owners

_LISTED = 3


def read_found(found: Found, where: Location) -> Iterator[Record | InputError]:
    """Yield the record of what a file holds about one article, then an error for each kind of thing left out."""
    reader = _Reader(found)
    yield reader.record()
    for reason in (*found.passed_over, *reader.reasons()):
        yield where.error(reason)


class _Reader:
    """Builds the record of one article, and notes what could not be taken."""

    def __init__(self, found: Found) -> None:
        self._found, self._text = found, found.text.text
        self._left_out: dict[str, list[str]] = {}
        self._origins: dict[str, Provenance] = {}
        self._stretches = {one.key: one for one in self._placed()}
        self._links = tuple(self._understood())

    def reasons(self) -> list[str]:
        """Return why things were left out, each reason with how many and the first of them."""
        out = []
        for reason, what in self._left_out.items():
            named = ", ".join(dict.fromkeys(what[:_LISTED]))
            out.append(f"left out ({len(what)}), {reason}: {named}{' …' if len(what) > _LISTED else ''}")
        return out

    def record(self) -> Record:
        """Return the record, with ids by the order of the text."""
        self._owners = owners(self._found, self._text, self._stretches, self._links)
        mentions = {
            key: Mention(key, one.span, one.label, self._owners.of[key], self._origins[key])
            for key, one in self._stretches.items()
            if one.sort is Sort.NAME
        }
        quotes = self._quotes()
        entities = {key: _entity(key, one) for key, one in self._owners.entities.items()}
        standing = Standing(State.SUGGESTED if mentions or quotes else State.NEW)
        return renumbered(Record(self._found.article(), standing, entities, mentions, quotes))

    # Spans

    def _placed(self) -> Iterator[Stretch]:
        """Yield the spans that are stretches of the text, with their sorts."""
        found = self._found
        claims = [one.claim for one in found.spans]
        offsets = fitting(found.raw, found.text, claims, found.counting, known=found.ours)
        for one in found.spans:
            if not offsets.holds(one.claim):
                self._leave_out("a place that is not in the text", f"{one.tag} {one.claim.start}–{one.claim.end}")
                continue
            if one.claim.words is not None and not fits(self._text, offsets, one.claim):
                self._leave_out("other words stand there", shown(one.claim.words))
                continue
            self._origins[one.key] = found.provenance(one.by, one.score)
            yield self._stretch(one, Span(offsets.map(one.claim.start), offsets.map(one.claim.end)))

    def _stretch(self, one: FoundSpan, span: Span) -> Stretch:
        if self._found.ours:
            sort, label = tags.parsed(one.tag)
            return Stretch(one.key, sort, label, span)
        sort, label = tags.guessed(one.tag)
        if sort is Sort.QUOTE and (self._text[span.start] in MARKS or self._text[span.end - 1] in MARKS):
            span = taken(self._text, span.start, span.end, Taking.SPEECH) or span
        return Stretch(one.key, sort, label, span)

    # Links

    def _understood(self) -> Iterator[Link]:
        """Yield the links whose meaning is known and whose ends are there, from the quote to what belongs to it."""
        for one in self._found.links:
            source, target = self._stretches.get(one.source), self._stretches.get(one.target)
            if source is None or target is None:
                self._leave_out("a link to something that is not there", one.tag)
                continue
            made = _link(tags.guessed_tie(one.tag), source, target)
            if made is None:
                self._leave_out("a link whose meaning is not known", f"{one.tag} ({source.sort}–{target.sort})")
            else:
                yield made

    def _leave_out(self, reason: str, what: str) -> None:
        self._left_out.setdefault(reason, []).append(what)

    # Quotes

    def _quotes(self) -> dict[str, Quote]:
        said = {key: one for key, one in self._stretches.items() if one.sort is Sort.QUOTE}
        links: dict[str, list[Link]] = {key: [] for key in said}
        for link in self._links:
            if link.source in said:
                links[link.source].append(link)
        quotes = {key: self._quote(one, links[key]) for key, one in said.items()}
        if not self._found.ours:
            quotes = _nested(quotes)
        return self._without_circles(quotes)

    def _quote(self, one: Stretch, links: list[Link]) -> Quote:
        def first(tie: Tie) -> str | None:
            every = [link.target for link in links if link.tie is tie]
            for more in every[1:]:
                self._leave_out("a quote has only one of these", f"{tie} {shown(self._words(more))}")
            return every[0] if every else None

        cue = first(Tie.CUE)
        return Quote(
            id=one.key,
            span=one.span,
            kind=Kind(one.label),
            provenance=self._origins[one.key],
            continues=first(Tie.CONTINUES),
            within=first(Tie.WITHIN),
            quoted=tuple(dict.fromkeys(link.target for link in links if link.tie is Tie.CONTAINS)),
            cue=self._stretches[cue].span if cue is not None else None,
            speakers=tuple(self._speaker(link) for link in links if link.tie in {Tie.SPEAKER, Tie.SAID_BY}),
        )

    def _speaker(self, link: Link) -> Speaker:
        entity = self._owners.of.get(link.target)
        span = self._stretches[link.target].span if link.tie is Tie.SPEAKER else None
        return Speaker(span, entity, Resolution() if entity is not None else None)

    def _words(self, key: str) -> str:
        return self._stretches[key].span.of(self._text)

    def _without_circles(self, quotes: dict[str, Quote]) -> dict[str, Quote]:
        while (found := circular(quotes, "continues")) is not None:
            self._leave_out("it leads back to the quote itself", f"{Tie.CONTINUES} {shown(self._words(found))}")
            quotes[found] = replace(quotes[found], continues=None)
        while (found := circular(quotes, "within")) is not None:
            self._leave_out("it leads back to the quote itself", f"{Tie.WITHIN} {shown(self._words(found))}")
            quotes[found] = replace(quotes[found], within=None)
        return quotes


def _entity(key: str, one: Owner) -> Entity:
    return Entity(key, one.name, one.label, one.aliases, authority=one.authority)


_BETWEEN: Mapping[tuple[Sort, Sort], frozenset[Tie]] = {
    (Sort.QUOTE, Sort.NAME): frozenset({Tie.SPEAKER, Tie.SAID_BY}),
    (Sort.QUOTE, Sort.SPEAKER): frozenset({Tie.SPEAKER, Tie.SAID_BY}),
    (Sort.QUOTE, Sort.CUE): frozenset({Tie.CUE}),
    (Sort.QUOTE, Sort.QUOTE): frozenset({Tie.CONTINUES, Tie.WITHIN, Tie.CONTAINS}),
    (Sort.NAME, Sort.NAME): frozenset({Tie.SAME_AS}),
    (Sort.NAME, Sort.SPEAKER): frozenset({Tie.SAME_AS}),
    (Sort.SPEAKER, Sort.NAME): frozenset({Tie.SAME_AS}),
    (Sort.SPEAKER, Sort.SPEAKER): frozenset({Tie.SAME_AS}),
}
_OBVIOUS = {
    (Sort.QUOTE, Sort.NAME): Tie.SPEAKER,
    (Sort.QUOTE, Sort.SPEAKER): Tie.SPEAKER,
    (Sort.QUOTE, Sort.CUE): Tie.CUE,
    (Sort.SPEAKER, Sort.NAME): Tie.SAME_AS,
}
"""What a link of an unknown tag says, where it can only say one thing."""


def _link(tie: Tie | None, source: Stretch, target: Stretch) -> Link | None:
    """Return a link, turned to begin at the quote; None if these two cannot be linked so."""
    if target.sort is Sort.QUOTE and source.sort is not Sort.QUOTE:
        source, target = target, source
    ends = (source.sort, target.sort)
    if tie not in _BETWEEN.get(ends, frozenset()):
        tie = _OBVIOUS.get(ends)
    return Link(tie, source.key, target.key) if tie is not None and source.key != target.key else None


def _nested(quotes: dict[str, Quote]) -> dict[str, Quote]:
    """Return the quotes of another program, each within the smallest direct quote around it, unless links say more."""
    order = sorted(quotes.values(), key=lambda one: (one.span.start, -one.span.end))
    around: list[Quote] = []
    found = dict(quotes)
    for one in order:
        around = [outer for outer in around if outer.span.end > one.span.start]
        holders = [outer for outer in around if outer.span.contains(one.span) and outer.span != one.span]
        linked = one.within or any(one.id in outer.quoted for outer in holders)
        if holders and not linked:
            outer = holders[-1]
            if outer.kind in {Kind.DIRECT, Kind.TERM}:
                found[one.id] = replace(one, within=outer.id)
            else:
                found[outer.id] = replace(found[outer.id], quoted=(*found[outer.id].quoted, one.id))
        around.append(one)
    return found
