"""Numbers of notes on findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

from editorial.domain.record import Record, Ref, Table
from editorial.review.item_keys import ItemKind
from editorial.review.items import Item

_NOTABLE = (Table.ENTITY, Table.MENTION, Table.QUOTE)


def note_counts(record: Record) -> Counter[str]:
    """Return the number of notes on each annotation, by id."""
    return Counter(note.on for note in record.notes.values() if note.on is not None)


def with_note_counts(items: Iterable[Item], counts: Mapping[str, int]) -> Iterator[Item]:
    """Yield the items with their numbers of notes; for an utterance they are on its words, not on its claim."""
    for item in items:
        number = sum(counts.get(at.id, 0) for at in item.refs) if counts and item.kind is not ItemKind.CLAIM else 0
        yield item._replace(notes=number) if number else item


def refs_of_notes(before: Record, after: Record, changed: Collection[Ref]) -> set[Ref]:
    """Return the annotations that changed notes are or were about."""
    notes = (rows.get(at.id) for at in changed if at.table is Table.NOTE for rows in (before.notes, after.notes))
    ids = {note.on for note in notes if note is not None and note.on is not None}
    refs = (Ref(table, key) for key in ids for table in _NOTABLE)
    return {at for at in refs if after.get(at) is not None}
