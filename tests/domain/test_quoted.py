"""Quotes are counted by person, month and the like: no quote is lost or counted twice, however they are grouped."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.domain.annotation import Kind
from editorial.domain.library import AuthorityRecord
from editorial.domain.quote_search import QuoteSpeaker, QuoteState, SpokenQuote
from editorial.domain.quoted import ArticleFacts, By, Grouping, Measure, Missing, Quoted, Scope, Tally, fields_of

GROUPINGS = [
    *(Grouping(by) for by in By if by not in {By.FIELD, By.COLUMN}),
    Grouping(By.FIELD, "Desk"),
    Grouping(By.COLUMN, "party"),
]
RECORDS = {
    "r1": AuthorityRecord("r1", "Ada M. Brook", "PERSON", external_ids={"Party": "Harbour List", "role": "mayor"}),
    "r2": AuthorityRecord("r2", "Tom Vale", "PERSON"),
}
ARTICLES = {
    "a1": ArticleFacts("2025-01-02", {"desk": ("City",)}),
    "a2": ArticleFacts("2025-02", {"desk": ("City", "Sport")}),
    "a3": ArticleFacts(),
}
TITLES = {"a1": "Harbour plan", "a2": "", "a3": "Pier"}
BROOK = QuoteSpeaker("e1", "Ada Brook", "PERSON", "r1", decided=True)
VALE = QuoteSpeaker("e2", "Tom Vale", "PERSON", "r2", decided=True)
NORTHWIND = QuoteSpeaker("e3", "Northwind", "ORG", None, decided=True)
OAKE = QuoteSpeaker("e4", "Lin Oake", "PERSON", None, decided=True)
SPOKESMAN = QuoteSpeaker(None, "a spokesman")


def said(
    article: str = "a1",
    *speakers: QuoteSpeaker,
    state: QuoteState = QuoteState.VERIFIED,
    length: int = 5,
    marked: int = 3,
) -> SpokenQuote:
    return SpokenQuote(
        *(article, TITLES[article], "", "2025-09-09", "q1", 0, 9, "words", (Kind.DIRECT,), state, None),
        length=length,
        marked=marked,
        speakers=speakers,
    )


def quoted(*quotes: SpokenQuote) -> Quoted:
    return Quoted(quotes, ARTICLES, RECORDS)


def rows(tally: Tally) -> dict[str, int]:
    return {one.name: one.quotes for one in tally.counts}


SPEAKERS = st.lists(
    st.sampled_from(
        [BROOK, VALE, NORTHWIND, OAKE, SPOKESMAN, OAKE._replace(name="Lin  OAKE"), BROOK._replace(authority="gone")]
    ),
    max_size=3,
    unique=True,
)
QUOTES = st.lists(
    st.builds(
        lambda article, speakers, state, length, marked: said(
            article, *speakers, state=state, length=length, marked=marked
        ),
        st.sampled_from(sorted(ARTICLES)),
        SPEAKERS,
        st.sampled_from(QuoteState),
        st.integers(0, 40),
        st.integers(0, 40),
    ),
    max_size=12,
)


@given(QUOTES, st.sampled_from(GROUPINGS), st.sampled_from(Scope))
def test_the_sums_agree_however_quotes_are_grouped(found: list[SpokenQuote], grouping: Grouping, scope: Scope) -> None:
    tally = quoted(*found).tally(grouping, scope)
    assert sum(one.quotes for one in tally.counts) - tally.more == tally.whole.quotes
    assert tally.whole.quotes + tally.undecided + tally.unverified == len(found)
    behind = [id(one) for count in tally.counts for one in count.behind]
    assert set(behind) == {id(one) for one in tally.whole.behind}
    assert all(len({id(one) for one in count.behind}) == count.quotes for count in tally.counts)
    if not tally.more:
        for number in ("words", "marked"):
            assert sum(getattr(one, number) for one in tally.counts) == getattr(tally.whole, number)


@given(QUOTES, st.sampled_from(Scope))
def test_the_whole_is_the_same_however_quotes_are_grouped(found: list[SpokenQuote], scope: Scope) -> None:
    wholes = [quoted(*found).tally(grouping, scope).whole for grouping in GROUPINGS]
    assert all(one == wholes[0] for one in wholes)


def test_a_joint_statement_counts_for_each_of_its_speakers_and_once_in_the_whole() -> None:
    tally = quoted(said("a1", BROOK, VALE), said("a1", BROOK)).tally(Grouping(By.PERSON))
    assert rows(tally) == {"Ada M. Brook": 2, "Tom Vale": 1}
    assert (tally.whole.quotes, tally.several, tally.more) == (2, 1, 1)


def test_what_no_editor_decided_or_verified_is_left_out_and_counted() -> None:
    one = quoted(
        said("a1", BROOK), said("a1", BROOK, state=QuoteState.SUGGESTED), said("a3", BROOK, state=QuoteState.DECIDED)
    )
    tally = one.tally(Grouping(By.PERSON))
    assert (rows(tally), tally.undecided, tally.unverified) == ({"Ada M. Brook": 1}, 1, 1)
    tally = one.tally(Grouping(By.PERSON), Scope.DECIDED)
    assert (rows(tally), tally.undecided, tally.unverified) == ({"Ada M. Brook": 2}, 1, 0)
    assert rows(one.tally(Grouping(By.PERSON), Scope.EVERYTHING)) == {"Ada M. Brook": 3}


@pytest.mark.parametrize(
    ("grouping", "found", "missing"),
    [
        (Grouping(By.PERSON), said("a1"), Missing.NOBODY),
        (Grouping(By.PERSON), said("a1", SPOKESMAN), Missing.NAMELESS),
        (Grouping(By.PERSON), said("a1", NORTHWIND), Missing.NO_PERSON),
        (Grouping(By.ORGANISATION), said("a1", BROOK), Missing.NO_ORGANISATION),
        (Grouping(By.COLUMN, "party"), said("a1", OAKE), Missing.NO_LINK),
        (Grouping(By.COLUMN, "party"), said("a1", VALE), Missing.NO_VALUE),
        (Grouping(By.MONTH), said("a3", BROOK), Missing.NO_DATE),
        (Grouping(By.FIELD, "desk"), said("a3", BROOK), Missing.NO_FIELD),
    ],
)
def test_a_quote_without_a_row_of_its_own_says_why(grouping: Grouping, found: SpokenQuote, missing: Missing) -> None:
    (one,) = quoted(found).tally(grouping).counts
    assert (one.missing, one.name, one.quotes) == (missing, missing.value, 1)


def test_names_that_read_alike_are_one_row_and_two_entries_of_the_list_are_two() -> None:
    other = QuoteSpeaker("e9", "Ada Brook", "PERSON", None, decided=True)
    tally = quoted(said("a1", BROOK), said("a2", other), said("a3", other._replace(name="ADA  Brook"))).tally(
        Grouping(By.PERSON)
    )
    assert rows(tally) == {"Ada Brook": 2, "Ada M. Brook": 1}


def test_columns_of_the_list_and_fields_of_the_articles_are_found_whatever_their_case() -> None:
    one = quoted(said("a1", BROOK), said("a2", BROOK))
    assert (one.columns, one.fields) == (("Party", "role"), ("desk",))
    assert rows(one.tally(Grouping(By.COLUMN, "PARTY"))) == {"Harbour List": 2}
    assert rows(one.tally(Grouping(By.FIELD, "DESK"))) == {"City": 2, "Sport": 1}


def test_a_link_to_the_list_that_no_editor_decided_counts_only_with_the_suggestions() -> None:
    one = quoted(said("a1", BROOK._replace(decided=False)))
    grouping = Grouping(By.COLUMN, "party")
    assert rows(one.tally(grouping)) == {Missing.NO_LINK.value: 1}
    assert rows(one.tally(grouping, Scope.EVERYTHING)) == {"Harbour List": 1}


def test_months_come_in_their_order_and_others_by_their_number() -> None:
    one = quoted(said("a2", VALE), said("a1", BROOK), said("a2", VALE), said("a3", BROOK))
    assert list(rows(one.tally(Grouping(By.MONTH)))) == ["2025-01", "2025-02", Missing.NO_DATE.value]
    assert list(rows(one.tally(Grouping(By.ARTICLE)))) == ["Untitled", "Harbour plan", "Pier"]


def test_rows_are_sorted_by_the_number_that_is_asked_for() -> None:
    one = quoted(
        said("a1", BROOK, length=9, marked=1), said("a1", VALE, length=2, marked=2), said("a2", VALE, length=2)
    )
    first = {measure: one.tally(Grouping(By.PERSON), measure=measure).counts[0] for measure in Measure}
    assert {measure: (count.name, measure.of(count)) for measure, count in first.items()} == {
        Measure.QUOTES: ("Tom Vale", 2),
        Measure.WORDS: ("Ada M. Brook", 9),
        Measure.MARKED: ("Tom Vale", 5),
    }


def test_a_picture_has_the_largest_rows_or_the_latest_months_and_all_that_have_no_name() -> None:
    people = [said("a1", OAKE._replace(name=f"N{at}")) for at in range(30)]
    drawn = quoted(*people, said("a1"), said("a1")).tally(Grouping(By.PERSON)).drawn()
    assert (len(drawn), drawn[-1].missing) == (21, Missing.NOBODY)
    articles = {f"m{at}": ArticleFacts(f"{2000 + at}-01") for at in range(30)}
    quotes = [replace(said("a1"), article=key) for key in articles]
    months = Quoted(quotes, articles, {}).tally(Grouping(By.MONTH)).drawn()
    assert [months[0].name, months[-1].name] == ["2010-01", "2029-01"]


def test_metadata_of_words_and_numbers_are_fields_also_in_the_columns_of_a_table() -> None:
    told = {"desk": " City  desk ", "page": 4, "tags": ["a", "b"], "columns": {"Ressort": "Sport"}, "long": "x" * 101}
    assert fields_of(told, {"empty": "", "none": None, "deep": {"more": {"x": "y"}}}) == {
        "desk": ("City desk",),
        "page": ("4",),
        "tags": ("a", "b"),
        "Ressort": ("Sport",),
    }


def test_a_person_and_an_organisation_that_speak_together_are_in_the_row_of_the_person_alone() -> None:
    assert rows(quoted(said("a1", NORTHWIND, BROOK)).tally(Grouping(By.PERSON))) == {"Ada M. Brook": 1}


def test_what_has_no_row_of_its_own_comes_last_however_much_it_is() -> None:
    tally = quoted(said("a1"), said("a1"), said("a1", BROOK)).tally(Grouping(By.PERSON))
    assert list(rows(tally)) == ["Ada M. Brook", Missing.NOBODY.value]
