"""How many names, quotes and terms a decision on several findings is about, for its summary."""

from __future__ import annotations

from collections.abc import Sequence

from editorial.domain.annotation import Entity, Kind, Mention, Quote
from editorial.domain.summary import Params


def count_findings(rows: Sequence[Entity | Mention | Quote], missed: int = 0) -> dict[str, int]:
    """Return how many names, their places, quotes, terms and possibly missed names these are; zeros are left out.

    The pieces of an utterance are one quote. Places are given only if there are more of them than names.
    """
    mentions = [row for row in rows if isinstance(row, Mention)]
    names = {row.id for row in rows if isinstance(row, Entity)} | {one.entity or one.id for one in mentions}
    first = _first_pieces([row for row in rows if isinstance(row, Quote)])
    counts = {
        "names": len(names),
        "places": len(mentions) if len(mentions) > len(names) else 0,
        "quotes": sum(quote.kind is not Kind.TERM for quote in first),
        "terms": sum(quote.kind is Kind.TERM for quote in first),
        "missed": missed,
    }
    return {key: number for key, number in counts.items() if number}


def _first_pieces(quotes: Sequence[Quote]) -> list[Quote]:
    """Return the quotes that are not a later piece of another one of these, nor inside it."""
    ids = {quote.id for quote in quotes}
    listed = {key for quote in quotes for key in quote.quoted}
    return [one for one in quotes if one.continues not in ids and one.within not in ids and one.id not in listed]


def is_several(counts: Params) -> bool:
    """Return whether the counts are of more than one finding."""
    return sum(int(number) for key, number in counts.items() if key != "places") > 1
