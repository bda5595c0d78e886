"""Selection of the annotations to export, and repair of references to those left out."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from editorial.domain.annotation import Entity, Mention, Note, Quote, Speaker, Status
from editorial.domain.record import Record
from editorial.domain.utterance import utterances
from editorial.domain.verdict import Match


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusFilter:
    """The statuses to export, besides those that an editor decided to be right."""

    undecided: bool = False
    rejected: bool = False

    def takes(self, status: Status) -> bool:
        """Return whether an annotation of this status is exported."""
        if status is Status.SUGGESTED:
            return self.undecided
        return status is not Status.REJECTED or self.rejected


_ALL = StatusFilter(undecided=True, rejected=True)


@dataclass(frozen=True, slots=True)
class OmittedCounts:
    """The numbers of mentions, quotes and resolved speakers that were left out, by status.

    `others` is the number of mentions, quotes and notes that would be exported, were it not that the quotes of somebody
    else alone are wanted.
    """

    undecided: int = 0
    rejected: int = 0
    others: int = 0

    def __add__(self, other: OmittedCounts) -> OmittedCounts:
        return OmittedCounts(
            self.undecided + other.undecided, self.rejected + other.rejected, self.others + other.others
        )


@dataclass(frozen=True, slots=True)
class Selected:
    """A record with the selected annotations only, and the counts of those left out.

    `matches` is what the software says of its quotes against its sources, by the ids of the pieces, for formats that
    show it; the texts of the sources are then in the record.
    """

    record: Record
    left_out: OmittedCounts = field(default_factory=OmittedCounts)
    matches: Mapping[str, Match] = field(default_factory=dict)


def select(record: Record, which: StatusFilter | None = None) -> Selected:
    """Return the part of `record` to export; by default only what an editor decided to be right.

    Nothing in the result refers to an annotation that was left out:

    - A later piece of an utterance continues the nearest earlier piece that is kept; a nested quote whose outer quote
      is left out is nested in the next outer quote that is kept, or in none.
    - A speaker whose resolution is left out keeps its span and loses its entity. This counts as one left out, except
      in a nested quote, whose speaker nobody is asked to decide.
    - An entity is kept if a mention or speaker that is kept refers to it; one that nothing in the record refers to, if
      its own status is selected. Entities are not counted, since they are not decided apart from their mentions.
    - A note on an annotation that is left out is kept on the same span of the text, or on the article if it was on an
      entity.
    """
    which = which or StatusFilter()
    if which == _ALL:
        return Selected(record)
    mentions = {key: item for key, item in record.mentions.items() if which.takes(item.status)}
    quotes = {key: item for key, item in record.quotes.items() if which.takes(item.status)}
    left_out = _count(record, which)
    quotes = {key: _trim(quote, record.quotes, quotes, which) for key, quote in quotes.items()}
    entities = _entities(record, mentions, quotes, which)
    quotes = _with_candidates(quotes, entities)
    notes = {key: _repoint(note, record, (entities, mentions, quotes)) for key, note in record.notes.items()}
    return Selected(replace(record, entities=entities, mentions=mentions, quotes=quotes, notes=notes), left_out)


def _with_candidates(quotes: Mapping[str, Quote], entities: Mapping[str, Entity]) -> dict[str, Quote]:
    """Return quotes whose candidates are those of the entities that are kept."""
    return {
        key: quote
        if entities.keys() >= {*quote.candidates}
        else replace(quote, candidates=tuple(one for one in quote.candidates if one in entities))
        for key, quote in quotes.items()
    }


def said_by(selected: Selected, entities: Collection[str]) -> Selected:
    """Return what was selected of a record with the quotes that one of some entities says, and with its names, alone.

    A quote stays with all its pieces, the quotes inside it and all its speakers; notes stay on what is kept.
    """
    record = selected.record
    speaking = [
        one
        for one in utterances(record.quotes)
        if any(who.entity in entities for p in one.pieces for who in p.speakers)
    ]
    kept = {quote.id for one in speaking for quote in (*one.pieces, *one.nested)}
    quotes = {key: quote for key, quote in record.quotes.items() if key in kept}
    mentions = {key: one for key, one in record.mentions.items() if one.entity in entities}
    used = {*entities, *_used(mentions, quotes)}
    found = {key: one for key, one in record.entities.items() if key in used}
    trimmed = {key: _trim(quote, record.quotes, quotes, _ALL) for key, quote in quotes.items()}
    quotes = _with_candidates(trimmed, found)
    tables: tuple[Mapping[str, object], ...] = (found, mentions, quotes)
    notes = {key: note for key, note in record.notes.items() if any(note.on in table for table in tables)}
    gone = sum(
        len(before) - len(after)
        for before, after in ((record.mentions, mentions), (record.quotes, quotes), (record.notes, notes))
    )
    kept_record = replace(record, entities=found, mentions=mentions, quotes=quotes, notes=notes)
    return replace(selected, record=kept_record, left_out=selected.left_out + OmittedCounts(others=gone))


def _count(record: Record, which: StatusFilter) -> OmittedCounts:
    every = [mention.status for mention in record.mentions.values()]
    for quote in record.quotes.values():
        every.append(quote.status)
        if which.takes(quote.status) and quote.within is None:
            every += [one.resolution.status for one in quote.speakers if one.resolution]
    gone = [status for status in every if not which.takes(status)]
    return OmittedCounts(gone.count(Status.SUGGESTED), gone.count(Status.REJECTED))


def _trim(quote: Quote, every: Mapping[str, Quote], kept: Mapping[str, Quote], which: StatusFilter) -> Quote:
    """Return the quote without its references to quotes and entities that are left out."""
    continues, within = quote.continues, quote.within
    while continues is not None and continues not in kept:
        continues = every[continues].continues
    while within is not None and within not in kept:
        within = every[within].within
    quoted = tuple(one for one in quote.quoted if one in kept)
    speakers = tuple(_speaker(one, which) for one in quote.speakers)
    same = (quote.continues, quote.within, quote.quoted, quote.speakers) == (continues, within, quoted, speakers)
    return quote if same else replace(quote, continues=continues, within=within, quoted=quoted, speakers=speakers)


def _speaker(speaker: Speaker, which: StatusFilter) -> Speaker:
    if speaker.resolution is None or which.takes(speaker.resolution.status):
        return speaker
    return replace(speaker, entity=None, resolution=None)


def _used(mentions: Mapping[str, Mention], quotes: Mapping[str, Quote]) -> set[str | None]:
    spoke = (speaker.entity for quote in quotes.values() for speaker in quote.speakers)
    return {*(mention.entity for mention in mentions.values()), *spoke}


def _entities(
    record: Record, mentions: Mapping[str, Mention], quotes: Mapping[str, Quote], which: StatusFilter
) -> dict[str, Entity]:
    needed, named = _used(mentions, quotes), _used(record.mentions, record.quotes)
    return {
        key: entity
        for key, entity in record.entities.items()
        if key in needed or (key not in named and which.takes(entity.status))
    }


def _repoint(note: Note, record: Record, kept: tuple[Mapping[str, object], ...]) -> Note:
    if note.on is None or any(note.on in table for table in kept):
        return note
    row = record.mentions.get(note.on) or record.quotes.get(note.on)
    return replace(note, on=None, span=note.span or (row.span if row else None))
