"""Possible speakers of a quote, in the order of the number keys."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from editorial.domain import labels
from editorial.domain.annotation import Mention, Quote, Status
from editorial.domain.record import Record, Ref
from editorial.domain.text import Span
from editorial.domain.utterance import Utterance
from editorial.review.row_places import RowPlaces

CANDIDATES = 9
"""Maximum number of candidates of a quote: as many as there are number keys."""
_NEIGHBOURS = 2
"""How many quotes before an utterance, and behind it, have speakers that are possible speakers of it."""
_FARTHER = {labels.PERSON: 1.0, labels.ORG: 2.0, labels.GROUP: 2.0, labels.CHARACTER: 2.0, labels.PLACE: 4.0}
"""How much farther away a name counts than it stands, by its label: people speak more often than places."""
_REACH = 6000
"""Code points before and behind a quote in which its speaker may be named."""
_BEHIND = 1.5
"""How much farther away a name counts that stands behind the quote."""


class Surroundings:
    """Where the mentions and the quotes of a record stand."""

    def __init__(self, record: Record) -> None:
        self._mentions = RowPlaces(record.mentions.values())
        self._quotes = RowPlaces(record.quotes.values())

    def update(self, record: Record, changed: Collection[Ref]) -> None:
        """Update to a record that differs from the one before in no other rows than `changed`."""
        for at in changed:
            row = record.get(at)
            if isinstance(row, Mention):
                self._mentions.add(row)
            elif isinstance(row, Quote):
                self._quotes.add(row)

    def mentions(self, record: Record, reach: Span) -> Iterator[Mention]:
        """Yield the mentions that begin in a stretch of the text."""
        rows = map(record.mentions.get, self._mentions.near(reach))
        return (row for row in rows if row is not None and reach.start <= row.span.start < reach.end)

    def quotes(self, record: Record, reach: Span) -> Iterator[Quote]:
        """Yield the quotes that begin in a stretch of the text."""
        rows = map(record.quotes.get, self._quotes.near(reach))
        return (row for row in rows if row is not None and reach.start <= row.span.start < reach.end)


def candidates(record: Record, utterance: Utterance, around: Surroundings) -> tuple[str, ...]:
    """Return the entities (ids) that may have said an utterance, at most nine; `around` is where its rows stand.

    The candidates of the software come first, then the speakers of the quotes around it, then the names that stand
    nearest to it.
    """
    found: dict[str, None] = {}
    for key in _all(record, utterance, around):
        entity = record.entities.get(key)
        if entity is not None and entity.status is not Status.REJECTED:
            found[key] = None
        if len(found) == CANDIDATES:
            break
    return tuple(found)


def _all(record: Record, utterance: Utterance, around: Surroundings) -> Iterator[str]:
    for piece in utterance.pieces:
        yield from piece.candidates
    for piece in utterance.pieces:
        yield from (speaker.entity for speaker in piece.speakers if speaker.entity is not None)
    span = utterance.pieces[0].span
    reach = Span(max(0, span.start - _REACH), span.end + _REACH)
    for quote in _beside(utterance, span, around.quotes(record, reach)):
        yield from (speaker.entity for speaker in quote.speakers[:1] if speaker.entity is not None)
    yield from _nearest(span, around.mentions(record, reach))


def _beside(utterance: Utterance, span: Span, quotes: Iterable[Quote]) -> list[Quote]:
    """Return the quotes with speakers next to an utterance, the nearest first, those before it before those behind."""
    own = set(utterance.ids)
    spoken = [q for q in quotes if q.speakers and q.status is not Status.REJECTED and q.id not in own]
    before = sorted((q for q in spoken if q.span < span), key=_place, reverse=True)
    behind = sorted((q for q in spoken if q.span > span), key=_place)
    return [*before[:_NEIGHBOURS], *behind[:_NEIGHBOURS]]


def _place(quote: Quote) -> tuple[Span, str]:
    return quote.span, quote.id


def _nearest(span: Span, mentions: Iterable[Mention]) -> list[str]:
    """Return the entities that can speak, those first that are named nearest to a span."""
    away: dict[str, float] = {}
    for mention in mentions:
        farther = _FARTHER.get(mention.label)
        if farther is None or mention.entity is None or mention.status is Status.REJECTED:
            continue
        behind = mention.span.start - span.end
        distance = farther * (behind * _BEHIND if behind > 0 else max(0, span.start - mention.span.end))
        if distance < away.get(mention.entity, float("inf")):
            away[mention.entity] = distance
    return sorted(away, key=lambda key: (away[key], key))


class NumberedCandidates:
    """The candidates of one utterance at a time, whose numbers stay as long as it is the one asked about."""

    def __init__(self) -> None:
        self._of: str | None = None
        self._record: Record | None = None
        self._numbered: tuple[str, ...] = ()
        self._around: Surroundings | None = None

    def prepare(self, record: Record) -> Surroundings:
        """Return where the rows of the record stand; looked at once, then kept up to date."""
        if self._around is None:
            self._around = Surroundings(record)
        return self._around

    def update(self, record: Record, changed: Collection[Ref]) -> None:
        """Update to a record that differs in no other rows than `changed` from the one that was asked about."""
        if self._around is not None:
            self._around.update(record, changed)

    def of(self, record: Record, utterance: Utterance) -> tuple[str, ...]:
        """Return the candidates of an utterance; new ones come behind those that it had when it was first asked for."""
        if self._of == utterance.id and self._record is record:
            return self._numbered
        anew = candidates(record, utterance, self.prepare(record))
        kept = self._numbered if self._of == utterance.id else ()
        standing = (key for key in kept if key in record.entities)
        self._record = record
        self._of, self._numbered = utterance.id, tuple(dict.fromkeys((*standing, *anew)))[:CANDIDATES]
        return self._numbered

    def leave(self, utterance: Utterance | None) -> None:
        """Forget the numbers, unless this is still the utterance that they belong to."""
        if utterance is None or utterance.id != self._of:
            self._of, self._record, self._numbered = None, None, ()
