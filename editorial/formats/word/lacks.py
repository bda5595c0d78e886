"""What a Word document with comments cannot hold of a record."""

from __future__ import annotations

from dataclasses import replace

from editorial.domain.record import Record
from editorial.formats.loss import parts
from editorial.formats.loss.part import Part
from editorial.formats.reading.comments import Comment, Edge, Places, in_order, note_of
from editorial.formats.reading.docx_runs import Sort
from editorial.formats.word.remarks import remark_of


def _without_names(record: Record) -> Record:
    return replace(record, entities={}, mentions={}, quotes={})


def _as_comments(record: Record) -> Record:
    """Return the record with its notes as they come back from comments, under the ids that they had."""
    told = {key: remark_of(one, record) for key, one in record.notes.items()}
    places = Places()
    for key, one in told.items():
        if one.span is not None:
            places.put(Edge(key, Sort.START), one.span.start)
            places.put(Edge(key, Sort.END), one.span.end)
    spans = places.spans(record.article.text)
    notes = {
        key: note_of(Comment(key, one.by, one.words, one.at), spans.get(key), record.notes[key].at)
        for key, one in told.items()
        if one.words.strip()
    }
    return replace(record, notes=notes)


def _numbered(record: Record) -> Record:
    """Return the record with its notes numbered in the order of the text."""
    notes = (replace(one, id=f"n{at}") for at, one in enumerate(in_order(record.notes.values()), 1))
    return replace(record, notes={one.id: one for one in notes})


LACKS: tuple[Part, ...] = (
    Part(
        "note as more than a comment on words: on a name or quote, with parts of a second",
        "notes as more than comments on words: on a name or quote, with parts of a second",
        _as_comments,
    ),
    Part(
        "name or quote, but for what a comment says of it",
        "names and quotes, but for what comments say of them",
        _without_names,
        lambda record: len(record.mentions_and_quotes) or len(record.entities),
    ),
    parts.SOURCES,
    parts.OTHER_FIELDS,
    parts.ZONES,
    parts.STANDING,
    Part("id of a note", "ids of notes", _numbered),
)
"""The notes come first, since they stand on names and quotes."""
