"""The table of quotes: a row for each utterance, its pieces joined; quotes inside others have rows of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from editorial.domain.annotation import Quote, Speaker
from editorial.domain.record import Record
from editorial.domain.utterance import utterances
from editorial.formats.tables import cells, checks
from editorial.formats.tables.cells import Row

COLUMNS: tuple[str, ...] = (
    *("speaker", "speaker_in_text", "words", "kind", "verdict"),
    *("article", "date", "paragraph"),
    *("other_speakers", "speaker_verdict", "cue", "inside", "notes"),
    *("check", "check_reason", "checked_by", "checked_at", "checked_against", "software_said"),
    *("decided_by", "decided_at", "how", "reason", "marks", "source", "article_state", "origin", "score"),
    *("article_id", "quote_ids", "starts", "ends", "inside_id"),
)
"""`speaker` is the name of the person or thing, `speaker_in_text` the words of the text that mean it (*he*), `inside`
the words of the quote around this one, `check` what was decided about the quote and its source; offsets
count code points, and are in the order of the ids."""

_BETWEEN = " … "


def rows(record: Record) -> Iterator[Row]:
    """Yield one row for each utterance in the order of the text, with the columns of `COLUMNS`."""
    numbers = cells.ParagraphNumbers(record.article.text)
    notes = cells.NotesByRow(record)
    for pieces in _in_order(record):
        yield _row(record, pieces, numbers, notes)


def _in_order(record: Record) -> list[Sequence[Quote]]:
    """Return the pieces of each utterance, and each quote that is in none alone."""
    found: list[Sequence[Quote]] = []
    for one in utterances(record.quotes):
        found.append(one.pieces)
        found += [(quote,) for quote in one.nested]
    shown = {quote.id for pieces in found for quote in pieces}
    found += [(quote,) for key, quote in record.quotes.items() if key not in shown]
    return sorted(found, key=lambda pieces: (pieces[0].span.start, -pieces[0].span.end))


def _row(record: Record, pieces: Sequence[Quote], numbers: cells.ParagraphNumbers, notes: cells.NotesByRow) -> Row:
    text = record.article.text
    speakers = _speakers(pieces)
    main = speakers[0] if speakers else Speaker()
    claims = [one.resolution.status for one in speakers if one.resolution is not None]
    outer = record.quotes.get(pieces[0].within or "")
    title, date, source = cells.article_cells(record.article)
    return (
        called(record, main),
        cells.words_at(main.span, text),
        words_of(pieces, text),
        ", ".join(dict.fromkeys(piece.kind.value for piece in pieces)),
        cells.verdict(piece.status for piece in pieces),
        *(title, date, numbers.at(pieces[0].span.start)),
        "; ".join(dict.fromkeys(called(record, one) for one in speakers[1:])),
        cells.verdict(claims),
        "; ".join(dict.fromkeys(cells.words_at(piece.cue, text) for piece in pieces if piece.cue)),
        outer.span.of(text) if outer else "",
        notes.on(piece.id for piece in pieces),
        *checks.check_cells(record, pieces),
        *cells.decided(pieces),
        cells.marks(pieces),
        *(source, cells.state(record.standing), *cells.origins(pieces)),
        record.article.id,
        " ".join(piece.id for piece in pieces),
        " ".join(str(piece.span.start) for piece in pieces),
        " ".join(str(piece.span.end) for piece in pieces),
        pieces[0].within or "",
    )


def words_of(pieces: Sequence[Quote], text: str) -> str:
    """Return the words of the pieces; those of a piece inside another one once."""
    outer = [one for one in pieces if not any(other is not one and _covers(other, one) for other in pieces)]
    return _BETWEEN.join(one.span.of(text) for one in outer)


def _covers(other: Quote, one: Quote) -> bool:
    return other.span.contains(one.span) and (other.span != one.span or other.id < one.id)


def _speakers(pieces: Sequence[Quote]) -> list[Speaker]:
    """Return the speakers of all pieces, each person once, those with words in the text before others."""
    found: dict[object, Speaker] = {}
    for piece in pieces:
        for one in piece.speakers:
            key = one.entity if one.entity is not None else one.span
            if key is not None and (key not in found or (found[key].span is None and one.span is not None)):
                found[key] = one
    return list(found.values())


def called(record: Record, speaker: Speaker | None) -> str:
    """Return the name of a speaker, or the words of the text that mean somebody without one."""
    if speaker is None:
        return ""
    return cells.name_of(record, speaker.entity) or cells.words_at(speaker.span, record.article.text)
