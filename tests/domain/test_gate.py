"""The gate counts every undecided annotation once, and says so in an editor's words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from record_strategies import records
from review_records import record as harbour

from editorial.domain.annotation import Kind, Mark, Resolution, Status
from editorial.domain.gate import Gate, gate
from editorial.domain.record import Record, Ref, Table
from editorial.domain.waiting import waiting


def _refs(count: int, letter: str = "m") -> tuple[Ref, ...]:
    return tuple(Ref(Table.MENTION, f"{letter}{number}") for number in range(count))


@given(records())
def test_the_gate_lists_what_is_undecided_and_what_is_unsure(record: Record) -> None:
    found = gate(record)
    names = {Ref(Table.MENTION, m.id) for m in record.mentions.values() if m.status is Status.SUGGESTED}
    outer = [q for q in record.quotes.values() if q.within is None]
    quotes = {Ref(Table.QUOTE, q.id) for q in outer if q.status is Status.SUGGESTED}
    assert (set(found.names), set(found.quotes)) == (names, quotes)
    assert not set(found.claims) & quotes
    rows = [record.get(at) for at in found.unsure]
    assert all(Mark.UNSURE in row.marks and row.status.stands for row in rows)
    assert found.undecided == len(names) + len(quotes) + len(found.claims)
    assert found.is_open == (found.words == "")
    assert found.groups == len({record.mentions[at.id].entity or at.id for at in names})


@given(records())
def test_the_gate_goes_through_the_text(record: Record) -> None:
    found = gate(record)
    for refs in (found.names, found.quotes, found.claims):
        starts = [record.get(at).span.start for at in refs]
        assert starts == sorted(starts)


@given(records())
def test_when_everything_is_decided_and_nobody_is_unsure_the_gate_is_open(record: Record) -> None:
    def settled(claim: Resolution | None) -> Resolution | None:
        return replace(claim, status=Status.CONFIRMED) if claim is not None else None

    quotes = {
        key: replace(
            quote,
            status=Status.CONFIRMED,
            marks=frozenset(),
            speakers=tuple(replace(one, resolution=settled(one.resolution)) for one in quote.speakers),
        )
        for key, quote in record.quotes.items()
    }
    mentions = {
        key: replace(one, status=Status.REJECTED, marks=frozenset({Mark.UNSURE}))
        for key, one in record.mentions.items()
    }
    assert gate(replace(record, quotes=quotes, mentions=mentions)).is_open


def test_an_inferred_speaker_keeps_the_gate_closed_when_its_words_are_decided() -> None:
    record = harbour()
    quotes = {key: replace(quote, status=Status.CONFIRMED) for key, quote in record.quotes.items()}
    found = gate(replace(record, quotes=quotes))
    assert found.claims == (Ref(Table.QUOTE, "q3"),)
    rejected = replace(quotes["q3"], status=Status.REJECTED)
    assert gate(replace(record, quotes={**quotes, "q3": rejected})).claims == ()


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (Gate(), ""),
        (Gate(names=_refs(1)), "1 name is undecided"),
        (Gate(names=_refs(3)), "3 names are undecided"),
        (Gate(names=_refs(4), groups=2), "2 names in 4 occurrences are undecided"),
        (Gate(names=_refs(2), groups=1, quotes=_refs(1)), "1 name in 2 occurrences and 1 quote are undecided"),
        (Gate(claims=_refs(1)), "1 speaker is undecided"),
        (Gate(names=_refs(1), quotes=_refs(1)), "1 name and 1 quote are undecided"),
        (
            Gate(names=_refs(3), quotes=_refs(1), claims=_refs(2)),
            "3 names, 1 quote and 2 speakers are undecided",
        ),
        (Gate(unsure=_refs(2)), "2 marked unsure"),
        (Gate(quotes=_refs(2), unsure=_refs(1)), "2 quotes are undecided, 1 marked unsure"),
    ],
)
def test_the_gate_says_what_is_left(found: Gate, words: str) -> None:
    assert found.words == words


def test_an_added_quote_for_which_nobody_was_entered_is_named_before_the_article_is_verified() -> None:
    record = harbour()
    quote = next(one for one in record.quotes.values() if one.kind is Kind.DIRECT and one.continues is None)
    added = replace(quote, status=Status.ADDED, speakers=(), within=None)
    found = waiting(replace(record, quotes={added.id: added}), ())
    assert found.unspoken == (added.id,)
    assert found.words.endswith("1 added quote has no speaker")


def test_a_quote_whose_later_piece_has_a_speaker_or_that_is_no_speech_needs_none() -> None:
    record = harbour()
    quote = next(one for one in record.quotes.values() if one.speakers)
    first = replace(quote, id="one", status=Status.ADDED, speakers=(), continues=None, within=None)
    later = replace(quote, id="two", continues="one")
    term = replace(first, id="three", kind=Kind.TERM)
    assert waiting(replace(record, quotes={one.id: one for one in (first, later, term)}), ()).unspoken == ()
