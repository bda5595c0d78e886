"""Pieces are parted and joined however they hang together; nothing is decided by it, and undo brings all back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jury import jury

from editorial.domain.annotation import Kind, Status
from editorial.domain.errors import RuleError
from editorial.domain.record import Record
from editorial.domain.utterance import utterances
from editorial.review.commands.command import Command
from editorial.review.commands.pieces import Join, Part
from editorial.review.commands.speakers import Attribute
from editorial.review.desk import Desk
from editorial.review.draft import Draft
from editorial.review.session import now
from editorial.storage.library import Library


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Library.open(tmp_path / "jury.db") as library:
        library.add(jury())
        desk = Desk(library)
        desk.open("jury")
        yield desk


def after(desk: Desk, *commands: Command) -> Record:
    for command in commands:
        desk.apply(command)
    assert desk.session is not None
    return desk.session.record


def chains(record: Record) -> list[tuple[str, ...]]:
    return [one.ids for one in utterances(record.quotes)]


def test_words_quoted_in_a_sentence_get_a_speaker_of_their_own(desk: Desk) -> None:
    before = after(desk)
    assert chains(before) == [("q1", "q2", "q3"), ("q4", "q5")]
    parted = after(desk, Part(quote="q2"))
    assert chains(parted) == [("q1", "q3"), ("q2",), ("q4", "q5")]
    record = after(desk, Attribute(quotes=("q2",), entity="e1"))
    assert [record.quotes[key].speakers[0].entity for key in ("q1", "q2", "q3")] == ["e2", "e1", "e2"]
    desk.undo()
    desk.undo()
    assert after(desk) == before
    desk.redo()
    assert after(desk) == parted


def test_parting_and_joining_decide_neither_words_nor_speaker(desk: Desk) -> None:
    for command in (Part(quote="q2"), Part(quote="q5"), Join(quote="q5"), Join(quote="q2")):
        record = after(desk, command)
        assert {quote.status for quote in record.quotes.values()} == {Status.SUGGESTED}


def test_what_was_parted_from_a_sentence_is_a_part_of_it_again_when_joined(desk: Desk) -> None:
    record = after(desk, Part(quote="q2"), Attribute(quotes=("q2",), entity="e1"), Join(quote="q2"))
    assert set(record.quotes["q1"].quoted) == {"q2", "q3"}
    assert record.quotes["q2"].continues is None
    assert record.quotes["q2"].speakers == record.quotes["q1"].speakers


def test_the_first_piece_has_nothing_to_be_parted_from(desk: Desk) -> None:
    for quote in ("q1", "q4"):
        with pytest.raises(RuleError, match="no piece before"):
            desk.apply(Part(quote=quote))


KEYS = ("q1", "q2", "q3", "q4", "q5")
links = st.fixed_dictionaries(
    {key: st.tuples(st.none() | st.sampled_from(KEYS), st.sets(st.sampled_from(KEYS), max_size=2)) for key in KEYS}
)


@given(links, st.data())
def test_a_parted_piece_is_never_with_the_first_one_however_they_hang_together(
    links: dict[str, tuple[str | None, set[str]]], data: st.DataObject
) -> None:
    made = jury()
    quotes = {
        key: replace(made.quotes[key], kind=Kind.DIRECT, continues=earlier, quoted=tuple(sorted(quoted - {key})))
        for key, (earlier, quoted) in links.items()
    }
    record = replace(made, quotes=quotes)
    chain = data.draw(st.sampled_from([one for one in utterances(quotes) if len(one.ids) > 1] or [None]))
    if chain is None:
        return
    piece = data.draw(st.sampled_from(chain.ids[1:]))
    draft = Draft(record, "A. Editor", now())
    Part(quote=piece).run(draft)
    found = next(ids for ids in chains(record.apply(draft.changes())) if piece in ids)
    assert chain.id not in found
    assert set(found) <= set(chain.ids)
