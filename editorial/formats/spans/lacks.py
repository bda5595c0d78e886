"""What labelled spans with links cannot hold of a record, in the order in which it is taken away."""

from __future__ import annotations

from dataclasses import replace

from editorial.domain.annotation import Mention, Quote
from editorial.domain.record import Record
from editorial.formats.loss import parts
from editorial.formats.loss.part import Part


def mentions_in_order(mentions: list[Mention]) -> list[Mention]:
    """Return mentions in the order of the text; those of one span and label stay as they are."""
    return sorted(mentions, key=lambda one: (one.span, one.label))


def quotes_in_order(quotes: list[Quote]) -> list[Quote]:
    """Return quotes in the order of the text; those of one span and kind stay as they are."""
    return sorted(quotes, key=lambda one: (one.span, one.kind))


def entities_in_order(mentions: list[Mention], quotes: list[Quote]) -> list[str]:
    """Return the ids of the entities that stand in the text, in the order in which they first do: names first."""
    named = [one.entity for one in mentions]
    spoke = [one.entity for quote in quotes for one in quote.speakers if one.span is not None]
    return list(dict.fromkeys(key for key in (*named, *spoke) if key is not None))


def renumbered(record: Record) -> Record:
    """Return the record with ids by the order of the text: e1, m1, q1 and so on.

    Every entity must stand in the text, and nothing but mentions and quotes may refer to another row.
    """
    mentions, quotes = mentions_in_order([*record.mentions.values()]), quotes_in_order([*record.quotes.values()])
    entity = {key: f"e{at}" for at, key in enumerate(entities_in_order(mentions, quotes), 1)}
    quote = {one.id: f"q{at}" for at, one in enumerate(quotes, 1)}
    return replace(
        record,
        entities={new: replace(record.entities[old], id=new) for old, new in entity.items()},
        mentions={
            f"m{at}": replace(one, id=f"m{at}", entity=entity.get(one.entity or ""))
            for at, one in enumerate(mentions, 1)
        },
        quotes={quote[one.id]: _renamed(one, quote, entity) for one in quotes},
    )


def _renamed(one: Quote, quote: dict[str, str], entity: dict[str, str]) -> Quote:
    return replace(
        one,
        id=quote[one.id],
        continues=quote.get(one.continues or ""),
        within=quote.get(one.within or ""),
        quoted=tuple(quote[key] for key in one.quoted),
        speakers=tuple(replace(speaker, entity=entity.get(speaker.entity or "")) for speaker in one.speakers),
    )


IDS = Part("id of a name, person or quote", "ids of names, people and quotes", renumbered)

SPANS_LACK: tuple[Part, ...] = (
    parts.NOTES,
    parts.CHECKS,
    parts.SOURCES,
    parts.REPLIES,
    parts.PROTECTION,
    parts.REJECTED,
    parts.DECISIONS,
    parts.ORIGINS,
    parts.MARKS,
    parts.CANDIDATES,
    parts.POSSIBLE_ALIASES,
    parts.OTHER_FIELDS,
    parts.ZONES,
    parts.UNPLACED_SPEAKERS,
    parts.UNPLACED,
    parts.OWNERLESS,
    parts.STANDING,
    IDS,
)
