"""What a note is about: a row, or a stretch of text."""

from __future__ import annotations

from editorial.domain.annotation import Mention, Note, Quote
from editorial.domain.record import Record, Ref, Table
from editorial.domain.text import Span


def subject(record: Record, note: Note) -> Ref | None:
    """Return the row that a note is about, or None if it is about a stretch of text or a row that is gone."""
    refs = (Ref(table, note.on) for table in (Table.MENTION, Table.QUOTE, Table.ENTITY) if note.on is not None)
    return next((at for at in refs if record.get(at) is not None), None)


def place_of(record: Record, note: Note) -> Span | None:
    """Return the span that a note is about, or None if it is about none."""
    about = subject(record, note)
    row = record.get(about) if about is not None else None
    return row.span if isinstance(row, Mention | Quote) else note.span
