"""Which places of the group in focus a decision is about: what is ticked at first, by hand, and after a decision."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication
from review_records import name, record

from editorial.desktop.article.highlights import Visibility
from editorial.desktop.article.offsets import Paragraphs
from editorial.desktop.findings.list.filters import Filter
from editorial.desktop.reviewing.reloading import Reload, ViewState
from editorial.desktop.reviewing.reviewer import Reviewer
from editorial.desktop.reviewing.selection import OccurrenceSelection, first_ticked
from editorial.domain.annotation import Mark, Mention, Status
from editorial.domain.record import Record, Ref, Table
from editorial.domain.text import sha256
from editorial.jobs.progress import finish
from editorial.review.commands.decide import Confirm, Reject, SetMark
from editorial.review.desk import Desk
from editorial.review.outline import OutlineOptions

PLACES = ("m1", "m4", "m8")


def refs(*keys: str) -> tuple[Ref, ...]:
    return tuple(Ref(Table.MENTION, key) for key in keys)


@pytest.fixture
def reviewer(qapp: QApplication, tmp_path: Path) -> Iterator[Reviewer]:
    desk = Desk.at(tmp_path / "library.db")
    with desk.library:
        desk.library.add(record())
        yield Reviewer(desk)


@pytest.fixture
def occurrences(reviewer: Reviewer) -> OccurrenceSelection:
    occurrences = OccurrenceSelection(reviewer)
    reviewer.open("harbour")
    reviewer.focus_key("name:e1")
    return occurrences


def place(number: int, status: Status, marks: frozenset[Mark]) -> Mention:
    return replace(name(f"m{number}", "Saltmere", 1, "PLACE", "e1"), status=status, marks=marks)


GROUPS = st.lists(st.tuples(st.sampled_from(Status), st.sets(st.sampled_from(Mark)).map(frozenset)), min_size=1).map(
    lambda rows: [place(number, *row) for number, row in enumerate(rows)]
)


@given(GROUPS, st.none() | st.integers(0, 5).map("m{}".format))
def test_at_first_what_waits_is_ticked_and_nothing_that_was_rejected_beside_what_stands(
    group: list[Mention], at: str | None
) -> None:
    ticked = first_ticked(group, at)
    rejected = {one.id for one in group if one.status is Status.REJECTED}
    assert ticked
    assert ticked <= {one.id for one in group}
    assert {one.id for one in group if not one.status.decided} <= ticked
    if len(rejected) < len(group):
        assert not ticked & rejected
    if any(not one.status.decided for one in group):
        settled = {one.id for one in group if one.status.decided and Mark.UNSURE not in one.marks}
        assert ticked & settled <= {at}


def test_every_place_of_a_group_nobody_touched_is_ticked(occurrences: OccurrenceSelection) -> None:
    assert occurrences.ticks.chosen == PLACES
    assert occurrences.ticks.words == "All 3 occurrences"
    assert not occurrences.ticks.by_hand


def test_what_was_left_out_stays_so_while_its_places_are_looked_at(
    reviewer: Reviewer, occurrences: OccurrenceSelection
) -> None:
    occurrences.tick(("m1", "m8"))
    occurrences.look_at("m4")
    assert reviewer.at == Ref(Table.MENTION, "m4")
    reviewer.apply(SetMark(targets=refs("m1"), mark=Mark.FLAG))
    assert occurrences.ticks.chosen == ("m1", "m8")


def test_looking_at_a_decided_place_does_not_tick_it(reviewer: Reviewer, occurrences: OccurrenceSelection) -> None:
    reviewer.apply(Confirm(targets=refs("m1")))
    occurrences.look_at("m1")
    assert occurrences.ticks.chosen == ("m4", "m8")


def test_going_to_a_decided_place_ticks_it_with_those_that_wait(
    reviewer: Reviewer, occurrences: OccurrenceSelection
) -> None:
    reviewer.apply(Confirm(targets=refs("m1")))
    reviewer.focus_ref(Ref(Table.MENTION, "m1"))
    assert occurrences.ticks.chosen == PLACES


def test_another_name_begins_anew(reviewer: Reviewer, occurrences: OccurrenceSelection) -> None:
    occurrences.tick(("m1",))
    reviewer.focus_key("name:e2")
    assert occurrences.ticks.chosen == ("m2", "m3")
    reviewer.focus_key("name:e1")
    assert occurrences.ticks.chosen == PLACES


def test_another_article_begins_anew_though_its_names_have_the_same_ids(
    reviewer: Reviewer, occurrences: OccurrenceSelection
) -> None:
    made = record()
    text = made.article.text + "\n"
    other = replace(made.article, id="other", text=text, sha256=sha256(text))
    reviewer.desk.library.add(Record.of(other, entities=made.entities.values(), mentions=made.mentions.values()))
    occurrences.tick(("m1",))
    reviewer.open("other")
    reviewer.focus_key("name:e1")
    assert occurrences.ticks.chosen == PLACES


def test_new_suggestions_leave_what_was_ticked(reviewer: Reviewer, occurrences: OccurrenceSelection) -> None:
    occurrences.tick(("m1",))
    assert reviewer.session is not None
    shape = ViewState(
        reviewer.session, Paragraphs(reviewer.record.article.text), OutlineOptions(), Visibility(), Filter()
    )
    reviewer.show_reloaded(finish(Reload(shape)))
    assert occurrences.ticks.chosen == ("m1",)


def test_a_decision_on_the_group_begins_anew_with_what_was_left_out(
    reviewer: Reviewer, occurrences: OccurrenceSelection
) -> None:
    occurrences.tick(("m1", "m4"))
    reviewer.apply(Reject(targets=refs("m1", "m4")))
    assert occurrences.ticks.chosen == ("m8",)
    assert not occurrences.ticks.by_hand


def test_ticks_of_what_is_no_place_of_the_group_are_dropped(occurrences: OccurrenceSelection) -> None:
    occurrences.tick(("m1", "m2", "gone"))
    assert occurrences.ticks.chosen == ("m1",)


def test_a_change_to_the_name_is_for_all_its_places_unless_some_were_ticked_by_hand(
    reviewer: Reviewer, occurrences: OccurrenceSelection
) -> None:
    reviewer.apply(Confirm(targets=refs("m1")))
    assert occurrences.of("e1").chosen == PLACES
    occurrences.tick(("m8",))
    assert occurrences.of("e1").chosen == ("m8",)
    assert occurrences.of("e2").chosen == ("m2", "m3")


def test_a_quote_has_no_places(reviewer: Reviewer, occurrences: OccurrenceSelection) -> None:
    reviewer.focus_key("quote:q1")
    assert not occurrences.ticks.several
