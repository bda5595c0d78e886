"""What is looked for are the pieces in marks of one utterance, and what the article shows between their words."""

from __future__ import annotations

from editorial.domain.annotation import Kind, Origin, Provenance, Quote
from editorial.domain.text import Span
from editorial.domain.utterance import utterances
from editorial.language.checking.asked import Before, Piece, asked_of, pieces_of
from editorial.language.lexicon.languages import transcripts_of


def _quote(key: str, start: int, end: int, kind: Kind = Kind.DIRECT, **more: object) -> Quote:
    return Quote(key, Span(start, end), kind, Provenance(Origin.EDITOR), **more)  # type: ignore[arg-type]


def test_a_split_quote_is_looked_for_as_one_and_parts_of_a_clause_each_for_themselves() -> None:
    split = {quote.id: quote for quote in (_quote("a", 0, 9), _quote("b", 20, 29, continues="a"))}
    (utterance,) = utterances(split)
    assert pieces_of(utterance) == ((Piece(Span(0, 9), goes_on=False), Piece(Span(20, 29), goes_on=True)),)
    clause = _quote("c", 0, 40, Kind.MIXED, quoted=("d", "e"))
    parts = {quote.id: quote for quote in (clause, _quote("d", 5, 10), _quote("e", 20, 30))}
    (utterance,) = utterances(parts)
    assert [len(pieces) for pieces in pieces_of(utterance)] == [1, 1]


def test_cuts_brackets_and_pieces_are_known_for_the_words_behind_them() -> None:
    text = "[W]e go … to [the] mayor"
    asked = asked_of(text, [Piece(Span(0, len(text)), goes_on=False)], transcripts_of("en"))
    assert asked.keys == ("we", "go", "to", "mayor")
    assert asked.before == (Before.APART, Before.NOTHING, Before.CUT, Before.BRACKETS)
    assert asked.outside == {0: ""}
