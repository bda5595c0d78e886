"""A change to a name touches the places that were left in the preview and no others, and one undo takes it back."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from review_records import record

from editorial.domain.annotation import How, Status
from editorial.domain.errors import RuleError
from editorial.domain.record import Record, Ref, Table
from editorial.review.commands.command import Command
from editorial.review.commands.decide import Confirm, Reject
from editorial.review.commands.groups import (
    Chosen,
    LinkAuthority,
    MergeEntities,
    RelabelEntity,
    RenameEntity,
    SplitEntity,
)
from editorial.review.desk import Desk
from editorial.review.wording.summaries import decision_words
from editorial.storage.library import Library

PLACES = ("m1", "m4", "m8")
Make = Callable[[Chosen], Command]
CHANGES: dict[str, Make] = {
    "type": lambda chosen: RelabelEntity(entity="e1", label="ORG", mentions=chosen, how=How.GROUP),
    "merge": lambda chosen: MergeEntities(keep="e4", gone="e1", mentions=chosen),
    "rename": lambda chosen: RenameEntity(entity="e1", name="Saltmere Town", mentions=chosen, how=How.GROUP),
    "link": lambda chosen: LinkAuthority(entity="e1", authority="a1", mentions=chosen, how=How.GROUP),
}
change = pytest.mark.parametrize("make", CHANGES.values(), ids=CHANGES)


def after(desk: Desk, *commands: Command) -> Record:
    for command in commands:
        desk.apply(command)
    assert desk.session is not None
    return desk.session.record


def places(*keys: str) -> tuple[Ref, ...]:
    return tuple(Ref(Table.MENTION, key) for key in keys)


@given(
    make=st.sampled_from(list(CHANGES.values())),
    chosen=st.sets(st.sampled_from(PLACES), min_size=1).map(lambda keys: tuple(sorted(keys))),
    rejected=st.none() | st.sampled_from(PLACES),
)
def test_what_was_left_out_stays_as_it_was_and_undo_restores_all(
    make: Make, chosen: tuple[str, ...], rejected: str | None
) -> None:
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder) / "library.db") as library:
        library.add(record())
        desk = Desk(library)
        session = desk.open("harbour")
        if rejected is not None:
            desk.apply(Reject(targets=places(rejected)))
        before = session.record
        desk.apply(make(chosen))
        now = session.record
        assert len({now.mentions[key].entity for key in chosen}) == 1
        if any(before.mentions[key].status is not Status.REJECTED for key in PLACES if key not in chosen):
            assert all(now.mentions[key] == before.mentions[key] for key in PLACES if key not in chosen)
            assert now.mentions[chosen[0]].entity != "e1"
            assert (now.entities["e1"].name, now.entities["e1"].label) == ("Saltmere", "PLACE")
        desk.undo()
        assert session.record == before == library.load("harbour").record


@change
def test_all_places_chosen_are_the_name_itself(desk: Desk, make: Make) -> None:
    def shape(record: Record) -> tuple[object, ...]:
        entities = {key: (one.name, one.label, one.aliases, one.authority) for key, one in record.entities.items()}
        return entities, {key: (one.entity, one.label, one.status) for key, one in record.mentions.items()}

    every = shape(after(desk, make(None)))
    desk.undo()
    assert shape(after(desk, make(PLACES))) == every


@change
def test_the_decision_says_how_many_of_how_many(desk: Desk, make: Make) -> None:
    decision = desk.apply(make(("m1", "m8"))).decision
    assert decision is not None
    assert "2 of 3 occurrences of Saltmere" in decision_words(decision)
    assert decision.how is How.GROUP


@change
def test_no_place_or_one_of_another_name_is_refused(desk: Desk, make: Make) -> None:
    for chosen in ((), ("m1", "m2")):
        with pytest.raises(RuleError, match="at least one occurrence of Saltmere"):
            desk.apply(make(chosen))


def test_places_of_another_type_are_a_name_of_their_own(desk: Desk) -> None:
    record = after(desk, RelabelEntity(entity="e1", label="ORG", mentions=("m1", "m8")))
    parted = record.entities[record.mentions["m1"].entity or ""]
    assert (parted.name, parted.label) == ("Saltmere", "ORG")
    assert record.mentions["m8"].entity == parted.id
    assert record.entities["e1"].status is Status.CONFIRMED


def test_places_that_get_that_type_later_join_the_first_ones(desk: Desk) -> None:
    record = after(
        desk,
        RelabelEntity(entity="e1", label="ORG", mentions=("m1",)),
        RelabelEntity(entity="e1", label="ORG", mentions=("m4",)),
    )
    assert record.mentions["m1"].entity == record.mentions["m4"].entity != record.mentions["m8"].entity


def test_the_type_it_has_confirms_the_chosen_places(desk: Desk) -> None:
    record = after(desk, RelabelEntity(entity="e1", label="PLACE", mentions=("m1", "m4")))
    assert [record.mentions[key].status for key in PLACES] == [
        Status.CONFIRMED,
        Status.CONFIRMED,
        Status.SUGGESTED,
    ]
    assert {record.mentions[key].entity for key in PLACES} == {"e1"}


def test_a_quote_goes_with_the_place_that_names_its_speaker(desk: Desk) -> None:
    record = after(desk, MergeEntities(keep="e3", gone="e2", mentions=("m2",)))
    assert record.quotes["q1"].speakers[0].entity == "e3"
    assert record.mentions["m3"].entity == "e2"
    assert "Ada Brook" in record.entities["e3"].aliases
    assert "Brook" not in record.entities["e3"].aliases


def test_places_merged_with_a_name_of_their_type_are_still_to_be_decided(desk: Desk) -> None:
    record = after(desk, MergeEntities(keep="e3", gone="e2", mentions=("m2",)))
    assert record.mentions["m2"].status is Status.SUGGESTED
    record = after(desk, MergeEntities(keep="e4", gone="e3", mentions=("m5",)))
    assert (record.mentions["m5"].status, record.mentions["m5"].label) == (Status.CORRECTED, "ORG")


def test_splitting_every_place_that_stands_off_is_refused_whatever_was_rejected(desk: Desk) -> None:
    desk.apply(Reject(targets=places("m4")))
    with pytest.raises(RuleError, match="all occurrences of Saltmere"):
        desk.apply(SplitEntity(mentions=("m1", "m8"), name="Port", label="ORG"))


def test_the_words_of_a_decision_on_places_say_how_many_of_how_many(desk: Desk) -> None:
    some = desk.apply(Confirm(targets=places("m1", "m4"))).decision
    every = desk.apply(Reject(targets=places(*PLACES))).decision
    mixed = desk.apply(Confirm(targets=places("m2", "m5"))).decision
    assert [decision_words(one) for one in (some, every, mixed) if one is not None] == [
        "confirm 2 of 3 occurrences of Saltmere",
        "reject Saltmere ×3",
        "confirm 2 names",
    ]
