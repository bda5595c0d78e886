"""The words of an utterance, as they are looked for: its pieces in order, and what the article shows between words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple

from editorial.domain.annotation import Kind
from editorial.domain.text import Span
from editorial.domain.utterance import Utterance
from editorial.language.checking.unsaid import is_hesitation
from editorial.language.checking.words import PARTLY, WORD, key_of
from editorial.language.lexicon.transcripts import TranscriptLexicon

BRACKETED = re.compile(r"\[[^\[\]\n]*\]")
"""What the writer put in."""
CUT = re.compile(r"…|\.{3,}|(?:\. ?){2,}\.")
"""An ellipsis."""
_TOKEN = re.compile(
    rf"(?P<partly>{PARTLY})"
    rf"|(?P<note>{BRACKETED.pattern})"
    rf"|(?P<cut>{CUT.pattern})"
    rf"|(?P<word>{WORD.pattern})"
)
_IN_BRACKETS = re.compile(r"\[\w*\]")


class Before(Enum):
    """What the article shows before a word of an utterance.

    NOTHING: it follows the one before. CUT: an ellipsis. BRACKETS: words of the writer. PIECE: the word starts the
    next piece of the utterance. APART: it starts a quote that does not claim to go on from the one before.
    """

    NOTHING = auto()
    CUT = auto()
    BRACKETS = auto()
    PIECE = auto()
    APART = auto()


class Piece(NamedTuple):
    """One piece of an utterance: its place in the article, and whether it claims to go on from the piece before."""

    span: Span
    goes_on: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """The words of an utterance: forms for comparing, places in the article's text, and what is shown before each.

    `outside` has, for a word with letters in brackets (*walk[ed]*), the form of what stands before the first bracket.
    """

    text: str
    pieces: tuple[Piece, ...]
    keys: tuple[str, ...]
    spans: tuple[Span, ...]
    before: tuple[Before, ...]
    outside: dict[int, str]

    def __len__(self) -> int:
        return len(self.keys)


def pieces_of(utterance: Utterance) -> tuple[tuple[Piece, ...], ...]:
    """Return the quotes in marks of an utterance, each as its pieces: they are looked for one by one.

    Pieces that go on from one another are one quote; those that a reported clause quotes each stand for themselves.
    """
    found: dict[str, list[Piece]] = {}
    for piece in utterance.pieces:
        if piece.kind is Kind.DIRECT:
            whole = found.get(piece.continues or "", [])
            found[piece.id] = whole
            whole.append(Piece(piece.span, goes_on=bool(whole)))
    return tuple(dict.fromkeys(tuple(pieces) for pieces in found.values()))


def asked_of(text: str, pieces: Sequence[Piece], lexicon: TranscriptLexicon) -> Asked:
    """Return the words of the pieces of an utterance in the article's text."""
    found = [word for piece in pieces for word in _words(text, piece, lexicon)]
    return Asked(
        text=text,
        pieces=tuple(pieces),
        keys=tuple(word.key for word in found),
        spans=tuple(word.span for word in found),
        before=tuple(word.before for word in found),
        outside={number: word.outside for number, word in enumerate(found) if word.outside is not None},
    )


class _AskedWord(NamedTuple):
    key: str
    span: Span
    before: Before
    outside: str | None


def _words(text: str, piece: Piece, lexicon: TranscriptLexicon) -> Iterator[_AskedWord]:
    """Yield the words of one piece."""
    before = Before.PIECE if piece.goes_on else Before.APART
    first = True
    for found in _TOKEN.finditer(text, piece.span.start, piece.span.end):
        sort, words = found.lastgroup, found[0]
        if sort == "cut" or (sort == "note" and not WORD.search(words)):
            before = before if first else Before.CUT
        elif sort == "note":
            before = Before.BRACKETS
        elif not is_hesitation(text, found.start(), found.end(), lexicon):
            outside = key_of(_IN_BRACKETS.split(words)[0]) if sort == "partly" else None
            yield _AskedWord(key_of(words), Span(found.start(), found.end()), before, outside)
            before, first = Before.NOTHING, False
