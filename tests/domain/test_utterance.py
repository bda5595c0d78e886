"""Every quote that stands is in exactly one utterance, whatever its links say."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from editorial.domain.annotation import Kind, Origin, Provenance, Quote, Resolution, Speaker, Status
from editorial.domain.text import Span
from editorial.domain.utterance import Utterance, open_claims, utterances

RULE = Provenance(Origin.RULE)
IDS = [f"q{number}" for number in range(7)]
some_id = st.sampled_from([*IDS, "nowhere"])


@st.composite
def tangles(draw: st.DrawFn) -> dict[str, Quote]:
    """Quotes with any links at all, circles and links to nowhere among them."""
    quotes = {}
    for key in draw(st.permutations(IDS[: draw(st.integers(0, len(IDS)))])):
        start = draw(st.integers(0, 9))
        quotes[key] = Quote(
            key,
            Span(start, start + draw(st.integers(1, 5))),
            draw(st.sampled_from(Kind)),
            RULE,
            continues=draw(st.none() | some_id),
            within=draw(st.none() | st.none() | some_id),
            quoted=tuple(draw(st.lists(some_id, max_size=2))),
            status=draw(st.sampled_from(Status)),
        )
    return quotes


def _quote(key: str, start: int, **fields: object) -> Quote:
    return replace(Quote(key, Span(start, start + 5), Kind.DIRECT, RULE), **fields)


def _ids(*quotes: Quote) -> list[tuple[str, ...]]:
    return [one.ids for one in utterances({quote.id: quote for quote in quotes})]


@given(tangles())
def test_each_quote_that_stands_and_is_not_nested_is_in_exactly_one_utterance(quotes: dict[str, Quote]) -> None:
    found = [piece for one in utterances(quotes) for piece in one.ids]
    standing = [q.id for q in quotes.values() if q.status is not Status.REJECTED and q.within is None]
    assert sorted(found) == sorted(standing)


@given(tangles())
def test_a_nested_quote_is_shown_once_at_most_with_the_outermost_around_it(quotes: dict[str, Quote]) -> None:
    shown = [(nested, one) for one in utterances(quotes) for nested in one.nested]
    assert len({nested.id for nested, _ in shown}) == len(shown)
    for nested, one in shown:
        outer = nested
        while outer.within is not None:
            outer = quotes[outer.within]
        assert outer.id in one.ids


@given(tangles())
def test_utterances_and_their_pieces_come_in_the_order_of_the_text(quotes: dict[str, Quote]) -> None:
    built = utterances(quotes)
    firsts = [one.pieces[0].span.start for one in built]
    assert firsts == sorted(firsts)
    for one in built:
        starts = [piece.span.start for piece in one.pieces]
        assert starts == sorted(starts)
        assert one.id == one.pieces[0].id


@given(tangles(), st.randoms())
def test_the_order_in_which_quotes_were_read_does_not_matter(quotes: dict[str, Quote], random: object) -> None:
    keys = list(quotes)
    random.shuffle(keys)
    assert utterances({key: quotes[key] for key in keys}) == utterances(quotes)


@given(tangles())
def test_what_is_linked_stands_together(quotes: dict[str, Quote]) -> None:
    of = {piece: one.id for one in utterances(quotes) for piece in one.ids}
    for quote in quotes.values():
        for other in (quote.continues, *quote.quoted):
            if quote.id in of and other in of:
                assert of[quote.id] == of[other]


def test_split_words_and_paragraphs_are_one_utterance() -> None:
    assert _ids(_quote("a", 0), _quote("b", 10, continues="a"), _quote("c", 20, continues="b"), _quote("d", 30)) == [
        ("a", "b", "c"),
        ("d",),
    ]


def test_a_mixed_quote_stands_with_the_direct_ones_it_lists_and_shows_as_direct() -> None:
    mixed = _quote("m", 0, kind=Kind.MIXED, quoted=("d",), span=Span(0, 20))
    (one,) = utterances({"d": _quote("d", 5), "m": mixed})
    assert one.ids == ("m", "d")
    assert one.kind is Kind.DIRECT


def test_rejecting_the_middle_of_a_chain_parts_it() -> None:
    quotes = (_quote("a", 0), _quote("b", 10, continues="a", status=Status.REJECTED), _quote("c", 20, continues="b"))
    assert _ids(*quotes) == [("a",), ("c",)]


def test_a_quote_inside_a_rejected_one_goes_with_it() -> None:
    assert _ids(_quote("a", 0, status=Status.REJECTED), _quote("b", 1, within="a")) == []


def test_thousands_of_pieces_in_one_chain_are_one_utterance() -> None:
    quotes = [_quote(f"q{n}", 10 * n, continues=f"q{n - 1}" if n else None) for n in range(5000)]
    (one,) = utterances({quote.id: quote for quote in reversed(quotes)})
    assert len(one.pieces) == 5000


def test_an_utterance_is_undecided_while_a_piece_is() -> None:
    one = Utterance((_quote("a", 0, status=Status.CONFIRMED), _quote("b", 10)))
    assert one.status is Status.SUGGESTED
    decided = Utterance(tuple(replace(piece, status=Status.CORRECTED) for piece in one.pieces))
    assert decided.status is Status.CORRECTED


def test_only_an_inferred_speaker_that_nobody_decided_is_an_open_claim() -> None:
    span = Span(30, 32)
    said = [
        Speaker(span, "e1", Resolution("same-name", 0.9)),
        Speaker(span, "e1", Resolution("pronoun", 0.6, Status.CONFIRMED)),
        Speaker(span, None, None),
    ]
    assert open_claims([_quote("a", 0, speakers=(one,)) for one in said]) == []
    claim = Resolution("pronoun", 0.6)
    one = Utterance((_quote("a", 0), _quote("b", 10, speakers=(Speaker(span, "e1", claim),))))
    assert one.claim is claim
    assert one.speaker == Speaker(span, "e1", claim)
