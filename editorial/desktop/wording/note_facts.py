"""Notes on a finding as text; plain data, no Qt."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from editorial.desktop.wording.findings import day_and_time
from editorial.domain.annotation import Note, NoteKind
from editorial.domain.record import Record
from editorial.review.outline import Item


class NoteFacts(NamedTuple):
    """A note's id, and its text with author and time."""

    id: str
    words: str


def notes_on(record: Record, item: Item) -> tuple[NoteFacts, ...]:
    """Return the notes on an item's annotations, oldest first."""
    return notes_about(record, (at.id for at in item.refs))


def notes_about(record: Record, ids: Iterable[str]) -> tuple[NoteFacts, ...]:
    """Return the notes on these annotations (ids), oldest first."""
    wanted = set(ids) if record.notes else set()
    found = sorted((note for note in record.notes.values() if note.on in wanted), key=lambda note: (note.at, note.id))
    return tuple(NoteFacts(note.id, note_words(note)) for note in found)


def note_words(note: Note) -> str:
    """Return a note as text: "Problem: is this right? (A. Editor, 10:15)"; a comment has no prefix."""
    kind = "Problem: " if note.kind is NoteKind.PROBLEM else ""
    return f"{kind}{note.text} ({note.by}, {day_and_time(note.at)})"
