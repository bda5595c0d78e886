"""Headline, bylines, captions and boilerplate are told from the body, and title, authors and credit are found."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.domain.article import ZoneKind
from editorial.language.text.zones import find_authors, find_credit, find_dateline, find_title, find_zones

SEED = Path(__file__).parents[3] / "seeds" / "000_d98b2c6786ce758e.txt"


def kinds(text: str) -> list[tuple[str, str]]:
    return [(zone.kind.value, zone.span.of(text)) for zone in find_zones(text)]


def test_the_seed_has_a_headline_a_credit_and_one_author_whom_three_lines_name() -> None:
    text = SEED.read_text("utf-8")
    zones = find_zones(text)
    assert find_title(text) == "‘Jessica Jones’ Showrunner Discusses ‘Defenders’ Aftermath & Season 2 Plans"
    assert find_authors(text, zones) == ("Leon Brill",)
    assert find_credit(text) == "IGN"
    assert [zone.kind for zone in zones] == [
        ZoneKind.HEADLINE,
        ZoneKind.CAPTION,
        ZoneKind.BOILERPLATE,
        ZoneKind.BYLINE,
        ZoneKind.BYLINE,
        ZoneKind.BOILERPLATE,
    ]


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Ada Marsh", ("Ada Marsh",)),
        ("BY ADA MARSH", ("Ada Marsh",)),
        ("By Ada Marsh and Tom O’Neil, Harbour Times", ("Ada Marsh", "Tom O’Neil")),
        ("Words by Ada Marsh in Westhaven", ("Ada Marsh",)),
        ("Interview by Ada Marsh", ("Ada Marsh",)),
        ("By Harbour Times staff", ()),
        ("By Showbiz Reporter Ada Marsh", ("Ada Marsh",)),
        ("By Ada Marsh, political correspondent", ("Ada Marsh",)),
        ("By Friday nobody was left", ()),
    ],
)
def test_a_byline_names_its_authors(line: str, authors: tuple[str, ...]) -> None:
    text = f"Harbour wall to be raised\n{line}\n\nThe council voted on Monday to raise the wall.\n"
    assert find_authors(text, find_zones(text)) == authors


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Photo: The harbour at low tide", "caption"),
        ("The mayor at the wall on Monday. (Reuters/Ada Marsh)", "caption"),
        ("Follow Ada Marsh on Twitter @adamarsh", "boilerplate"),
        ("© 2021 Harbour Times. All rights reserved.", "boilerplate"),
        ("Ada Marsh is a freelance reporter based in Westhaven.", "boilerplate"),
        ("Source: Harbour Times", "boilerplate"),
        ("The Harbour Times is part of the Westhaven Press Group.", "boilerplate"),
    ],
)
def test_lines_outside_the_story_are_told_by_their_words(line: str, kind: str) -> None:
    text = f"The council voted on Monday.\n\nThe wall will be raised.\n\n{line}"
    assert (kind, line) in kinds(text)


def test_a_first_line_that_is_a_sentence_is_body() -> None:
    assert kinds("The council voted on Monday.\n\nThe wall will be raised.") == []


def test_a_news_agency_in_the_dateline_is_the_credit() -> None:
    assert find_credit("WESTHAVEN (Reuters) - The council voted on Monday.") == "Reuters"


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("LONDON (Reuters) – Shares fell on Tuesday.", "LONDON"),
        ("BULAWAYO, June 10 2022 (IPS) - Onions are dear.", "BULAWAYO"),
        ("KUWAIT CITY, July 25: The ministry said so.", "KUWAIT CITY"),
        ("PARIS: The minister spoke.", "PARIS"),
        ("SALTMERE – Councillors voted.", "SALTMERE"),
        ("ELLIS: I never said so.", None),
        ("TODAY SALTMERE – Councillors voted.", None),
        ("Paris – the city – slept.", None),
        ("A – Councillors voted.", None),
    ],
)
def test_a_dateline_is_a_place_in_capitals_before_a_dash_or_a_known_one_before_a_colon(
    line: str, place: str | None
) -> None:
    assert find_dateline(f"A headline that stands above\n\n{line}\n") == place


def test_a_line_that_is_sent_with_every_release_is_no_headline() -> None:
    text = "FOR IMMEDIATE RELEASE\n\nHalden names its chief scientist\n\nOSLO — It was announced today.\n"
    assert find_title(text) == "Halden names its chief scientist"
    assert [zone.kind.value for zone in find_zones(text)] == ["boilerplate", "headline"]


def test_a_long_first_line_is_cut_at_a_word_for_the_title() -> None:
    title = find_title("word " * 100)
    assert title.endswith("word…")
    assert len(title) < 120


LINES = st.lists(
    st.one_of(
        st.text(max_size=60),
        st.sampled_from(["By Ada Marsh", "Ada Marsh", "Source: IGN", "Photo: x", "A A A A A A A A A A A", "©", ""]),
    ),
    max_size=12,
)


@given(LINES)
def test_zones_are_in_order_apart_and_tidy_whatever_the_text(lines: list[str]) -> None:
    text = "\n".join(lines)
    zones = find_zones(text)
    for zone, after in pairwise(zones):
        assert zone.span.end <= after.span.start
    for zone in zones:
        assert zone.span.of(text) == zone.span.of(text).strip() != ""
    for author in find_authors(text, zones):
        assert author
    assert "\n" not in find_title(text)


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Juniper Askwith at Cinder Park", "Juniper Askwith"),
        ("Ada Marsh in Westhaven", "Ada Marsh"),
        ("Ada Marsh", "Ada Marsh"),
        ("Tom Dunn at the wall", None),  # whom the story is about
        ("Tom Dunn", None),
        ("Westhaven Council", None),
    ],
)
def test_a_line_under_the_headline_that_names_a_stranger_is_a_byline(line: str, author: str | None) -> None:
    story = "The Westhaven Council, led by Tom Dunn, voted to raise the wall.\n\nEverybody left."
    text = f"Harbour wall to be raised\n{line}\n\n{story}"
    assert ("byline" if author else "caption", line) in kinds(text)
    assert find_authors(text, find_zones(text)) == ((author,) if author else ())


@pytest.mark.parametrize("text", ["Testing outlook\n\nHello Mikel", "Big Text\n\nSmall Text"])
def test_a_last_line_of_two_words_signs_nothing_where_no_sentence_stands_above_it(text: str) -> None:
    assert find_authors(text, find_zones(text, "en")) == ()
    signed = text.replace("\n\n", "\n\nNobody came to the ferry on Monday, though it was late again.\n\n", 1)
    assert find_authors(signed, find_zones(signed, "en")) == (text.rpartition("\n")[2],)
