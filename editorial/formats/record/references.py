"""Checks of the references inside a record: each leads to an annotation of it, and none in a circle."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from editorial.domain.annotation import Quote
from editorial.domain.errors import InputError
from editorial.domain.record import Record
from editorial.domain.utterance import circular
from editorial.formats.reading.fields import Location, shown


def check_references(record: Record, where: Location) -> None:
    """Raise InputError, which names the field, if a reference leads nowhere or a chain of quotes is circular."""
    entities, quotes, sources = record.entities, record.quotes, record.sources
    for index, mention in enumerate(record.mentions.values()):
        if mention.entity is not None and mention.entity not in entities:
            raise _lost(where.field("mentions").item(index).field("entity"), "entity", mention.entity)
    for index, quote in enumerate(quotes.values()):
        for path, key, known, kind in _references(quote, entities, quotes, sources):
            if key is not None and key not in known:
                place = where.field("quotes").item(index)
                raise _lost(Location(place.source, place.line, f"{place.path}.{path}"), kind, key)
    for name in ("continues", "within"):
        _check_circles(where.field("quotes"), record, name)
    for index, note in enumerate(record.notes.values()):
        if note.on is not None and not (note.on in entities or note.on in record.mentions or note.on in quotes):
            raise _lost(where.field("notes").item(index).field("on"), "annotation", note.on)


def _references(
    quote: Quote, entities: Collection[str], quotes: Collection[str], sources: Collection[str]
) -> Iterator[tuple[str, str | None, Collection[str], str]]:
    """Yield each reference of a quote: the path of its field, the id, those that there are, and of what."""
    yield "continues", quote.continues, quotes, "quote"
    yield "within", quote.within, quotes, "quote"
    yield from (("quoted", one, quotes, "quote") for one in quote.quoted)
    yield from (("candidates", one, entities, "entity") for one in quote.candidates)
    if quote.check is not None:
        yield "check.source", quote.check.source, sources, "source"
    for index, speaker in enumerate(quote.speakers):
        yield f"speakers[{index}].entity", speaker.entity, entities, "entity"


def _lost(where: Location, kind: str, key: str) -> InputError:
    return where.error(f"there is no {kind} {shown(key)}")


def _check_circles(where: Location, record: Record, name: str) -> None:
    """Follow the chains of quotes linked by the field `name`. Raises InputError for a circle."""
    if (found := circular(record.quotes, name)) is not None:
        place = [*record.quotes].index(found)
        raise where.item(place).field(name).error("leads back to the quote itself")
