"""The queue shows what was asked for, in the order asked for."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.desktop.queue.facets import (
    EARLIER,
    NO_DATE,
    STAGES,
    Facets,
    QueueMark,
    QueueStage,
    Sort,
    choose,
    in_order,
    search_text,
    sources,
    times,
    within,
)
from editorial.domain.article import State
from editorial.domain.library import QueueRow
from editorial.domain.problem import Problem

TODAY = date(2025, 6, 1)


def row(key, title="A title", state=State.SUGGESTED, **more):
    standard = {
        "source": None,
        "published": None,
        "imported_at": datetime(2025, 5, 30, 12, tzinfo=UTC),
        "undecided": 0,
        "decided": 0,
        "flags": 0,
        "words": 100,
        "stale": False,
    }
    return QueueRow(key, title, state, **{**standard, **more})


ROWS = [
    row("a", "Harbour plan", flags=2, undecided=3, source="https://one.example/x", published="2024-01-02"),
    row("b", "The PLAN of the lock", State.VERIFIED, stale=True, overridden=2, source="https://one.example/y"),
    row(
        "c",
        "Straße und Hafen",
        State.NEW,
        problem=Problem.of_words("it stopped"),
        source="wire.txt",
        published="2025-05-31T08:00",
    ),
    row("d", "“Part 10”", State.SET_ASIDE, imported_at=datetime(2024, 1, 1, tzinfo=UTC), published="unknown"),
    row("e", "Part 2", State.IN_REVIEW, undecided=9, reopened=True),
]
HAY = {one.id: search_text(one) for one in ROWS}


def shown(**wanted):
    return "".join(one.id for one in choose(ROWS, HAY, Facets(**wanted), TODAY))


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        ({}, "abcde"),
        ({"words": "plan"}, "ab"),
        ({"words": " LOCK plan "}, "b"),
        ({"words": "strasse"}, "c"),
        ({"words": "one.example"}, "ab"),
        ({"stage": QueueStage.OPEN}, "ace"),
        ({"stage": QueueStage.VERIFIED}, "b"),
        ({"stage": QueueStage.SET_ASIDE}, "d"),
        ({"marks": frozenset({QueueMark.FLAGGED})}, "a"),
        ({"marks": frozenset({QueueMark.STALE})}, "b"),
        ({"marks": frozenset({QueueMark.PROBLEM})}, "c"),
        ({"marks": frozenset({QueueMark.OVERRIDDEN})}, "b"),
        ({"marks": frozenset({QueueMark.REOPENED})}, "e"),
        ({"marks": frozenset({QueueMark.PROBLEM, QueueMark.STALE})}, ""),
        ({"source": "one.example"}, "ab"),
        ({"source": "wire.txt"}, "c"),
        ({"published": "2024"}, "a"),
        ({"published": "7"}, "c"),
        ({"published": NO_DATE}, "bde"),
        ({"imported": "7"}, "abce"),
        ({"imported": EARLIER}, "d"),
        ({"words": "plan", "stage": QueueStage.VERIFIED}, "b"),
    ],
)
def test_only_what_fits_every_facet_is_shown(wanted, ids):
    assert shown(**wanted) == ids


@pytest.mark.parametrize(
    ("sort", "ids"),
    [(Sort.IMPORTED, "abcde"), (Sort.TITLE, "aedcb"), (Sort.LEFT, "eabcd"), (Sort.DATE, "cbead")],
)
def test_the_order_is_the_one_asked_for(sort, ids):
    assert "".join(one.id for one in in_order(ROWS, sort)) == ids


@given(st.text(), st.sampled_from(QueueStage), st.sampled_from(Sort))
def test_a_filter_adds_nothing_and_changes_no_order(words, stage, sort):
    ordered = in_order(ROWS, sort)
    found = choose(ordered, HAY, Facets(words=words, stage=stage), TODAY)
    assert found == [one for one in ordered if one in found]
    assert all(one.state in STAGES[stage][1] for one in found)


@given(st.dates(date(2000, 1, 1), TODAY))
def test_a_day_is_within_thirty_days_or_earlier_and_never_both(day):
    assert within(day, "30", TODAY) is not within(day, EARLIER, TODAY)
    assert within(day, "7", TODAY) <= within(day, "30", TODAY)


def test_the_menu_offers_the_years_and_sources_that_there_are():
    assert [when for when, _words in times(ROWS)] == ["", "7", "30", "2025", "2024", NO_DATE]
    assert times(ROWS[1:2]) == [("", "Any time")]
    assert sources(ROWS) == [("one.example", 2), ("wire.txt", 1)]


def test_every_state_has_a_stage_of_its_own():
    assert {state for _words, states in STAGES.values() if len(states) == 1 for state in states} == set(State)
