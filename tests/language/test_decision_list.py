"""Counted cases: the first one whose facts hold speaks, and there is always one."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.language.decision_list import Case, Cases, by_hand, counted, holding
from editorial.language.facts import Fact
from editorial.language.quotes.indirect_cases import ATTRIBUTION_CASES, REPORT_CASES
from editorial.language.quotes.term_cases import TERM_CASES
from editorial.language.speakers.cases import SPEAKER_CASES

TABLES = [*SPEAKER_CASES.values(), TERM_CASES, ATTRIBUTION_CASES, REPORT_CASES]
FACTS = sorted(set(chain.from_iterable(case.facts | case.without for table in TABLES for case in table.cases)))


def test_the_first_case_that_holds_speaks() -> None:
    cases = Cases(counted("near -passed", 3, 3), counted("near", 1, 3), by_hand("", 0.2))
    assert cases.share(holding({Fact.NEAR: True, Fact.PASSED: False})) == 3.5 / 4
    assert cases.share(holding({Fact.NEAR: True, Fact.PASSED: True})) == 1.5 / 4
    assert cases.share(holding({Fact.NEAR: False, Fact.PASSED: True})) == 0.2


@pytest.mark.parametrize("make", [lambda facts: counted(facts, 1, 2), lambda facts: by_hand(facts, 0.5)])
@pytest.mark.parametrize("facts", ["neer", "near -pased", "NEAR"])
def test_a_word_that_is_no_fact_is_refused(make: Callable[[str], Case], facts: str) -> None:
    with pytest.raises(ValueError, match="is not a valid Fact"):
        make(facts)


def test_cases_that_do_not_cover_everything_are_refused() -> None:
    with pytest.raises(ValueError, match="must cover everything"):
        Cases(counted("near", 1, 2))
    with pytest.raises(ValueError, match="must cover everything"):
        Cases()


def test_a_share_is_never_quite_sure() -> None:
    assert 0 < counted("", 0, 1000).share < counted("", 1000, 1000).share < 1


@pytest.mark.parametrize("table", TABLES)
def test_no_case_hides_another_one(table: Cases) -> None:
    for place, case in enumerate(table.cases):
        for later in table.cases[place + 1 :]:
            assert not (case.facts <= later.facts and case.without <= later.without), f"{later} never speaks"


@given(st.sets(st.sampled_from(FACTS)))
def test_every_table_has_a_share_for_any_facts(facts: set[Fact]) -> None:
    assert all(0 < table.share(facts) < 1 for table in TABLES)


@pytest.mark.parametrize("table", TABLES)
def test_a_case_was_right_at_most_as_often_as_it_was_seen(table: Cases) -> None:
    assert all(0 <= case.right <= case.seen for case in table.cases)
