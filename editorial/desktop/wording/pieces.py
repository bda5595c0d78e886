"""What joining and parting the pieces of a quote will do, in words."""

from __future__ import annotations

from editorial.desktop.wording.findings import listed, speaker_words
from editorial.domain.annotation import Quote
from editorial.domain.record import Record
from editorial.domain.utterance import Utterance, sentence_around, speakers_joined
from editorial.review.wording.excerpts import short


def part_words(record: Record, utterance: Utterance, piece: Quote) -> tuple[str, str]:
    """Return what parting a piece does, in two lines: "Part “This…”", "from the reported sentence"."""
    around = any(piece.id in one.quoted for one in utterance.pieces)
    before = utterance.pieces[utterance.ids.index(piece.id) - 1]
    return f"Part {_short(record, piece)}", f"from {'the reported sentence' if around else _short(record, before)}"


def join_words(record: Record, earlier: Utterance, later: Utterance) -> tuple[str, str]:
    """Return what joining a quote with the one before does, in two lines: "Join with “We…”", "as said by Ada Brook"."""
    inside = sentence_around(earlier.pieces, later.pieces[0]) is not None
    other = "the reported sentence around it" if inside else _short(record, earlier.pieces[-1])
    said = listed([speaker_words(record, one) for one in speakers_joined(earlier.pieces, later.pieces)])
    return f"Join with {other}", f"as said by {said}" if said else ""


def speakers_words(record: Record, utterance: Utterance) -> str:
    """Return the speakers of an utterance in words; empty if nobody is known."""
    speakers = next((one.speakers for one in utterance.pieces if one.speakers), ())
    return listed([speaker_words(record, one) for one in speakers])


def _short(record: Record, quote: Quote) -> str:
    return short(quote.span.of(record.article.text))
