"""Speech that is reported without marks is a second layer that can be switched off."""

from __future__ import annotations

from typing import Any

import pytest

from editorial.domain.annotation import Kind
from editorial.domain.suggestions import FindOptions

INTRO = "The council met on Tuesday. Mary Ellis, the mayor, and John Okafor, an engineer, took questions.\n\n"


@pytest.mark.parametrize(
    ("sentence", "words", "speaker"),
    [
        ("Mary Ellis said the bridge would stay shut.", "the bridge would stay shut", "Mary Ellis"),
        ("She said that the bridge would stay shut.", "that the bridge would stay shut", "She"),
        ("The bridge would stay shut, Mary Ellis said.", "The bridge would stay shut", "Mary Ellis"),
        (
            "The bridge would stay shut until March, according to Mary Ellis.",
            "The bridge would stay shut until March",
            "Mary Ellis",
        ),
        ("According to Mary Ellis, the bridge would stay shut.", "the bridge would stay shut", "Mary Ellis"),
        ("Mary Ellis promised to open the bridge in March.", "to open the bridge in March", "Mary Ellis"),
        ("John Okafor urged the mayor to open the bridge.", "the mayor to open the bridge", "John Okafor"),
        ("John Okafor asked to see the mayor.", "to see the mayor", "John Okafor"),
        (
            "John Okafor claimed in a long letter to the council that the bridge was safe.",
            "that the bridge was safe",
            "John Okafor",
        ),
        ("Per the mayor’s report, the bridge is unsafe.", "the bridge is unsafe", "the mayor’s report"),
        ("The bridge is unsafe, per the mayor’s report.", "The bridge is unsafe", "the mayor’s report"),
        ("But the bridge would stay shut, Mary Ellis said.", "the bridge would stay shut", "Mary Ellis"),
        (
            "She said $22 billion or 2 percent of the product is lost to corruption every year.",
            "$22 billion or 2 percent of the product is lost to corruption every year",
            "She",
        ),
        (
            "Mary Ellis says making bridges can be hard for people who are tired.",
            "making bridges can be hard for people who are tired",
            "Mary Ellis",
        ),
        (
            "John Okafor told a July 14 news conference that he understood the worries of the town.",
            "that he understood the worries of the town",
            "John Okafor",
        ),
        (
            "Officials at the harbour said the bridge would stay shut.",
            "the bridge would stay shut",
            "Officials at the harbour",
        ),
    ],
)
def test_what_a_reporting_word_reports_is_found(find_in: Any, sentence: str, words: str, speaker: str) -> None:
    found = find_in(INTRO + sentence)
    (quote,) = [quote for quote in found.of_kind(Kind.INDIRECT) if quote.span.start >= len(INTRO)]
    assert found.words(quote) == words
    assert found.speaker(quote) == speaker


@pytest.mark.parametrize(
    "sentence",
    [
        "John Okafor criticized the mayor for the delay.",
        "Mary Ellis called an ambulance and told nobody.",
        "Mary Ellis declined to comment on the bridge.",
        "Mary Ellis opposed the plan and talked about her dogs.",
        "The new bridge will be called Kestrel Crossing.",
        "John Okafor was asked not to be late.",
        "Mary Ellis asked not to be filmed.",
        "A driver, who asked not to be quoted by name, saw it all.",
        "John Okafor asked to remain anonymous.",
        "The toll rose 6 per cent to $4 per car per day, and a pass is $60 per year.",
        "As per usual, the bridge was shut.",
        "It is expected that the bridge will open in March.",
        "John Okafor told the old joke that everybody knew.",
        "John Okafor told the story that made him famous.",
    ],
)
def test_what_nobody_said_is_no_report(find_in: Any, sentence: str) -> None:
    assert not find_in(INTRO + sentence).of_kind(Kind.INDIRECT)


def test_a_clause_with_marks_in_it_is_mixed_and_lists_them(find_in: Any) -> None:
    found = find_in(INTRO + "Mary Ellis said the bridge was “a danger to everybody” and had to stay shut.")
    (mixed,) = found.of_kind(Kind.MIXED)
    (direct,) = found.of_kind(Kind.DIRECT)
    assert found.words(mixed) == "the bridge was “a danger to everybody” and had to stay shut"
    assert mixed.quoted == (direct.id,)
    assert found.speaker(mixed) == found.speaker(direct) == "Mary Ellis"


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Mary Ellis said that the bridge was “a danger to everybody”.", "that the bridge was “a danger to everybody”"),
        (
            "Mary Ellis said “vague” rules and regulations kept the bridge shut.",
            "“vague” rules and regulations kept the bridge shut",
        ),
        (
            "John Okafor, an engineer, said “blaming somebody else” has been the habit of the council.",
            "“blaming somebody else” has been the habit of the council",
        ),
        (
            "“More bridges may follow suit” in the footsteps of this one, said John Okafor, an engineer.",
            "“More bridges may follow suit” in the footsteps of this one",
        ),
    ],
)
def test_a_mixed_quote_has_both_marks_of_the_words_that_it_begins_or_ends_with(
    find_in: Any, sentence: str, words: str
) -> None:
    found = find_in(INTRO + sentence)
    (mixed,) = found.of_kind(Kind.MIXED)
    assert found.words(mixed) == words


def test_a_comma_inside_marks_does_not_end_a_clause_that_goes_on_with_a_verb(find_in: Any) -> None:
    found = find_in(
        INTRO + "The prosecutors allege that Ellis “kidnapped her child,” faked her death, then fled abroad."
    )
    (mixed,) = found.of_kind(Kind.MIXED)
    assert found.words(mixed) == "that Ellis “kidnapped her child,” faked her death, then fled abroad"


@pytest.mark.parametrize(
    "sentence",
    [
        "“The bridge stays shut until March,” Mary Ellis said.",
        "Mary Ellis said that “the bridge stays shut until March. Nobody can change that.”",
    ],
)
def test_words_that_are_one_direct_quote_are_not_reported_twice(find_in: Any, sentence: str) -> None:
    found = find_in(INTRO + sentence)
    assert found.of_kind(Kind.DIRECT)
    assert not found.of_kind(Kind.MIXED, Kind.INDIRECT)


def test_the_report_ends_where_the_next_begins(find_in: Any) -> None:
    found = find_in(INTRO + "Mary Ellis said the bridge would stay shut, adding that she was sorry.")
    assert [found.words(quote) for quote in found.of_kind(Kind.INDIRECT)] == [
        "the bridge would stay shut",
        "that she was sorry",
    ]


def test_the_report_ends_before_a_semicolon_behind_which_somebody_else_speaks(find_in: Any) -> None:
    found = find_in(INTRO + "Mary Ellis said that the bridge would stay shut; John Okafor said that it was safe.")
    assert [(found.words(quote), found.speaker(quote)) for quote in found.of_kind(Kind.INDIRECT)] == [
        ("that the bridge would stay shut", "Mary Ellis"),
        ("that it was safe", "John Okafor"),
    ]


def test_the_second_layer_can_be_switched_off(find_in: Any) -> None:
    text = INTRO + "Mary Ellis said the bridge was “a danger” and had to stay shut. She said she was sorry."
    found = find_in(text, FindOptions(indirect=False))
    assert [quote.kind for quote in found.quotes] == [Kind.DIRECT]


def test_doubtful_reports_say_so(find_in: Any) -> None:
    plain = find_in(INTRO + "Mary Ellis said that the bridge would stay shut.").of_kind(Kind.INDIRECT)[0]
    thought = find_in(INTRO + "You know that the bridge would stay shut.").of_kind(Kind.INDIRECT)
    assert all(quote.provenance.score < plain.provenance.score for quote in thought)


def test_what_the_writer_thinks_is_no_report(find_in: Any) -> None:
    found = find_in("We already know that the bridge stays shut. Mary Ellis said that it stays shut until March.")
    assert [found.words(quote) for quote in found.of_kind(Kind.INDIRECT)] == ["that it stays shut until March"]
