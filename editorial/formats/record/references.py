"""Checks of the references inside a record: each leads to an annotation of it, and none in a circle."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from editorial.domain.annotation import Quote
from editorial.domain.record import Record
from editorial.domain.utterance import circular
from editorial.formats.reading.fields import Location, shown


def check_references(record: Record, where: Location) -> None:
    """Raise InputError, which names the field, if a reference leads nowhere or a chain of quotes is circular."""
    for index, mention in enumerate(record.mentions.values()):
        _check(where.field("mentions").item(index).field("entity"), [mention.entity], record.entities, "entity")
    for index, quote in enumerate(record.quotes.values()):
        _check_quote(record, quote, where.field("quotes").item(index))
    for name in ("continues", "within"):
        _check_circles(where.field("quotes"), record, name)
    annotations = record.entities.keys() | record.mentions.keys() | record.quotes.keys()
    for index, note in enumerate(record.notes.values()):
        _check(where.field("notes").item(index).field("on"), [note.on], annotations, "annotation")


def _check_quote(record: Record, quote: Quote, where: Location) -> None:
    _check(where.field("continues"), [quote.continues], record.quotes, "quote")
    _check(where.field("within"), [quote.within], record.quotes, "quote")
    _check(where.field("quoted"), quote.quoted, record.quotes, "quote")
    _check(where.field("candidates"), quote.candidates, record.entities, "entity")
    if quote.check is not None:
        _check(where.field("check").field("source"), [quote.check.source], record.sources, "source")
    for index, speaker in enumerate(quote.speakers):
        _check(where.field("speakers").item(index).field("entity"), [speaker.entity], record.entities, "entity")


def _check(where: Location, ids: Iterable[str | None], known: Collection[str], kind: str) -> None:
    for one in ids:
        if one is not None and one not in known:
            raise where.error(f"there is no {kind} {shown(one)}")


def _check_circles(where: Location, record: Record, name: str) -> None:
    """Follow the chains of quotes linked by the field `name`. Raises InputError for a circle."""
    if (found := circular(record.quotes, name)) is not None:
        place = [*record.quotes].index(found)
        raise where.item(place).field(name).error("leads back to the quote itself")
