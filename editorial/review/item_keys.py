"""Keys of the items of an outline: the kind of the item and the id of what it is about, as one string.

Every key is built here, and the ids of possibly missed names are recognised here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NewType

from editorial.domain.possibly_missed import PossiblyMissed
from editorial.domain.record import Ref, Table

MissedId = NewType("MissedId", str)
"""Id of a possibly missed name; no row of a record has it."""


class ItemKind(StrEnum):
    """What an item is about."""

    QUOTE = "quote"
    REPORTED = "reported"
    TERM = "term"
    CLAIM = "claim"
    NAME = "name"
    MENTION = "mention"
    MISSED = "missed"


def item_key(kind: ItemKind, key: str) -> str:
    """Return the key of an item about the utterance (id of its first quote), entity or mention `key`."""
    return f"{kind}:{key}"


def quote_keys(quotes: Iterable[str]) -> Iterator[str]:
    """Yield every key that an item of these quotes (ids) can have."""
    for kind in (ItemKind.QUOTE, ItemKind.REPORTED, ItemKind.TERM, ItemKind.CLAIM):
        yield from (item_key(kind, key) for key in quotes)


def missed_id(stretch: PossiblyMissed) -> MissedId:
    """Return the id of a possibly missed name, which is also the key of its item."""
    return MissedId(item_key(ItemKind.MISSED, str(stretch.span.start)))


def missed_ref(stretch: PossiblyMissed) -> Ref:
    """Return the reference by which views name a possibly missed name."""
    return Ref(Table.MENTION, missed_id(stretch))


def missed_id_of(ref: Ref) -> MissedId | None:
    """Return the id of the possibly missed name that `missed_ref` made the reference of, or None for any other."""
    prefix = item_key(ItemKind.MISSED, "")
    return MissedId(ref.id) if ref.table is Table.MENTION and ref.id.startswith(prefix) else None
