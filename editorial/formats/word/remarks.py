"""What the comments in a Word document say of an article: at each name who it is, at each quote whose and how sure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from editorial.domain import labels
from editorial.domain.annotation import Entity, Kind, Mark, Mention, Note, NoteKind, Quote
from editorial.domain.record import Record
from editorial.domain.text import Span
from editorial.domain.utterance import utterances
from editorial.formats.reading.comments import PROBLEM
from editorial.formats.report.check_rows import beside_sources
from editorial.formats.selection import Selected
from editorial.formats.spans.differing import as_xml
from editorial.formats.tables import cells, quotes

OURS = "Editorial"
"""The author of the comments that this program writes of its own."""
_KINDS = {Kind.DIRECT: "Quote", Kind.INDIRECT: "Reported speech", Kind.MIXED: "Partly quoted"}
_MARKS = {Mark.FLAG: "Flagged.", Mark.UNSURE: "Unsure."}


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment to be written: at a span of the text, or on the whole article; `at` is in UTC, None for no time."""

    by: str
    words: str
    span: Span | None
    at: datetime | None = None


def remarks(selected: Selected) -> list[Remark]:
    """Return what is said of an article's names and quotes, in the order of the text, and then its notes."""
    own = [*_on_names(selected.record), *_on_quotes(selected)]
    own.sort(key=lambda one: (one.span.start, -one.span.end) if one.span is not None else (0, 0))
    return own + [remark_of(one, selected.record) for one in selected.record.notes.values()]


def remark_of(note: Note, record: Record) -> Remark:
    """Return a note as a comment holds it: on words of the text, to the second, in characters of XML."""
    words = f"{PROBLEM if note.kind is NoteKind.PROBLEM else ''}{note.text}"
    return Remark(_held(note.by), _held(words), _span_of(note, record), note.at.replace(microsecond=0))


def _span_of(note: Note, record: Record) -> Span | None:
    row = record.mentions.get(note.on or "") or record.quotes.get(note.on or "")
    if row is not None:
        return row.span
    places = [one.span for one in record.mentions.values() if note.on is not None and one.entity == note.on]
    return note.span or min(places, default=None)


def _on_names(record: Record) -> Iterator[Remark]:
    """Yield a remark at the first place of each person or thing, and at each name that says nobody."""
    places: dict[str, list[Mention]] = {}
    for one in sorted(record.mentions.values(), key=lambda one: (one.span, one.id)):
        places.setdefault(one.entity if one.entity is not None else f"\0{one.id}", []).append(one)
    for key, every in places.items():
        yield Remark(OURS, _held(_name(record, record.entities.get(key), every)), every[0].span)


def _name(record: Record, entity: Entity | None, every: Sequence[Mention]) -> str:
    called = entity.name if entity is not None else every[0].span.of(record.article.text)
    lines = [f"{' '.join(called.split())}: {labels.words(entity.label if entity is not None else every[0].label)}"]
    if entity is not None and entity.aliases:
        lines.append(f"Also called {', '.join(entity.aliases)}")
    if entity is not None and entity.authority is not None:
        lines.append(f"In the newsroom’s list: {entity.authority}")
    if len(every) > 1:
        lines.append(f"Stands {len(every)} times in the text")
    return "\n".join([*lines, _decided(every), *_marked(every)])


def _on_quotes(selected: Selected) -> Iterator[Remark]:
    """Yield a remark at each piece of each quote, all that is known at the first."""
    record = selected.record
    shown: set[str] = set()
    for one in utterances(record.quotes):
        yield Remark(OURS, _held(_quote(selected, one.pieces)), one.pieces[0].span)
        shown |= {*one.ids, *(inner.id for inner in one.nested)}
        first = " ".join(one.pieces[0].span.of(record.article.text).split()[:4])
        for piece in one.pieces[1:]:
            yield Remark(OURS, _held(f"Belongs to the quote that begins “{first}”"), piece.span)
        for inner in one.nested:
            yield Remark(OURS, _held(_quote(selected, (inner,))), inner.span)
    for key, quote in record.quotes.items():
        if key not in shown:
            yield Remark(OURS, _held(_quote(selected, (quote,))), quote.span)


def _quote(selected: Selected, pieces: Sequence[Quote]) -> str:
    first = pieces[0]
    if first.kind is Kind.TERM:
        return "\n".join(["Words in marks that nobody said", _decided(pieces), *_marked(pieces)])
    lines = [f"{_KINDS[first.kind]} of {_speakers(selected.record, pieces)}", _decided(pieces)]
    if selected.record.sources or any(piece.check is not None for piece in pieces):
        lines += _sources(selected, pieces)
    return "\n".join([*lines, *_marked(pieces)])


def _speakers(record: Record, pieces: Sequence[Quote]) -> str:
    """Return who speaks, with the words of the text that mean each, and whether that was decided."""
    told: dict[str, None] = {}
    for one in (speaker for piece in pieces for speaker in piece.speakers):
        called, words, claim = quotes.called(record, one), cells.words_at(one.span, record.article.text), one.resolution
        more = [f"“{words}”"] if words and words != called else []
        if claim is not None and claim.inferred:
            more.append(f"speaker {cells.verdict((claim.status,))}")
        if called:
            told[f"{called} ({', '.join(more)})" if more else called] = None
    return " and ".join(told) or "nobody named"


def _sources(selected: Selected, pieces: Sequence[Quote]) -> Iterator[str]:
    found = beside_sources(selected, pieces)
    by = ", ".join(filter(None, (found.by, found.when)))
    why = f": {found.why}" if found.why else ""
    yield f"Checked against its source: {found.decided}{f' ({by})' if by else ''}{why}"
    if found.software:
        yield f"The software says: {found.software}"
    if found.where:
        yield f"Source: {found.where}"
    if found.words:
        yield f"There: “{found.words}”"


def _decided(every: Sequence[Mention] | Sequence[Quote]) -> str:
    """Return what was decided and by whom: *Confirmed by Ada*; *Corrected by Ada, the rest undecided*; *Undecided*."""
    done = [one for one in every if one.status.decided]
    if not done:
        return "Undecided"
    verdict, by = cells.verdict(one.status for one in done), cells.decided(done)[0]
    rest = ", the rest undecided" if len(done) < len(every) else ""
    return f"{verdict[:1].upper()}{verdict[1:]}{f' by {by}' if by else ''}{rest}"


def _marked(every: Sequence[Mention] | Sequence[Quote]) -> Iterator[str]:
    found = {mark for one in every for mark in one.marks}
    yield from (words for mark, words in _MARKS.items() if mark in found)


def _held(words: str) -> str:
    """Return words as a document holds them: in characters of XML, with one kind of line end."""
    return as_xml(words).replace("\r\n", "\n").replace("\r", "\n")
