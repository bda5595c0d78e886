"""The same span twice is joined, and nothing that only one of the two said is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from editorial.domain.annotation import (
    Decided,
    Kind,
    Mark,
    Mention,
    Note,
    NoteKind,
    Origin,
    Provenance,
    Quote,
    Speaker,
    Status,
)
from editorial.domain.article import Article
from editorial.domain.record import Record
from editorial.domain.text import Span, sha256
from editorial.domain.twins import join_twins

TEXT = "“It leaks,” she said. “It does.”"
ARTICLE = Article("one", "", TEXT, sha256(TEXT))
MADE = Provenance(Origin.IMPORT)
NOW = datetime(2025, 1, 2, tzinfo=UTC)
LEAKS, DOES = Span(1, 10), Span(23, 30)


def quote(key: str, span: Span = LEAKS, **fields: object) -> Quote:
    return replace(Quote(key, span, Kind.DIRECT, MADE), **fields)


def mention(key: str, **fields: object) -> Mention:
    return replace(Mention(key, LEAKS, "PERSON", None, MADE), **fields)


def test_what_only_the_other_says_goes_to_the_one_that_stays_and_so_does_what_points_at_it() -> None:
    she = Speaker(Span(12, 15))
    record = Record.of(
        ARTICLE,
        quotes=[
            quote("q1"),
            quote("q2", speakers=(she,), marks=frozenset({Mark.FLAG})),
            quote("q3", DOES, continues="q1"),
        ],
        notes=[Note("n1", NoteKind.COMMENT, "who?", "desk", NOW, on="q1")],
    )
    joined, number = join_twins(record)
    assert number == 1
    assert [*joined.quotes] == ["q2", "q3"]
    assert joined.quotes["q2"].speakers == (she,)
    assert joined.quotes["q2"].marks == {Mark.FLAG}
    assert joined.quotes["q3"].continues == "q2"
    assert joined.notes["n1"].on == "q2"


def test_what_was_decided_stays_as_it_is() -> None:
    made = Decided("desk", NOW)
    no, yes = (
        replace(mention(key), status=one, decided=made)
        for key, one in (("m2", Status.REJECTED), ("m3", Status.CONFIRMED))
    )
    joined, number = join_twins(Record.of(ARTICLE, mentions=[mention("m1", entity="e"), no, yes]))
    assert number == 1
    assert [*joined.mentions.values()] == [no, yes]


def test_another_speaker_of_the_same_words_is_kept_as_a_candidate() -> None:
    first, second = (quote(key, speakers=(Speaker(None, entity),)) for key, entity in (("q1", "e1"), ("q2", "e2")))
    joined, _ = join_twins(Record.of(ARTICLE, quotes=[first, second]))
    assert joined.quotes["q1"].speakers == first.speakers
    assert joined.quotes["q1"].candidates == ("e2",)


def test_a_piece_never_continues_itself() -> None:
    joined, number = join_twins(Record.of(ARTICLE, quotes=[quote("q1"), quote("q2", continues="q1")]))
    assert (number, joined.quotes["q1"].continues) == (1, None)


_SPANS = st.sampled_from([Span(0, 2), Span(0, 3), Span(4, 6)])


@given(st.lists(st.tuples(_SPANS, st.sampled_from(["PERSON", "ORG"]), st.booleans()), max_size=8))
def test_each_span_with_a_label_is_left_once_and_none_is_lost(found: list[tuple[Span, str, bool]]) -> None:
    rows = [
        Mention(f"m{at}", span, label, None, MADE, Status.CONFIRMED if decided else Status.SUGGESTED)
        for at, (span, label, decided) in enumerate(found)
    ]
    joined, number = join_twins(Record.of(ARTICLE, mentions=rows))
    left = [*joined.mentions.values()]
    assert {(one.span, one.label) for one in left} == {(span, label) for span, label, _ in found}
    assert len(left) + number == len(rows)
    open_places = [(one.span, one.label) for one in left if not one.status.decided]
    assert not any(place == (one.span, one.label) for place in open_places for one in left if one.status.decided)
    assert len(open_places) == len(set(open_places))
    assert join_twins(joined) == (joined, 0)
