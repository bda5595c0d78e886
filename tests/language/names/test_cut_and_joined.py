"""Names that the model cut or glued wrongly: at hyphens, behind offices and bodies, in long institutions."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Talks on Greek-Turkish trade and the London-Paris line went on.", [("Greek", "GROUP"), ("Paris", "PLACE")]),
        ("The pan-African body met in a pro-European town.", [("African", "GROUP")]),
        ("The minister for Education Tomas Lind resigned on Monday.", [("Tomas Lind", "PERSON")]),
        ("The ambassador to Kenya Carla Mendes resigned on Monday.", [("Kenya", "PLACE"), ("Carla Mendes", "PERSON")]),
        ("He beat his fellow Canadian Ruth Haley in the final.", [("Canadian", "GROUP"), ("Ruth Haley", "PERSON")]),
        (
            "She left the Ministry of Fisheries and Rural Development in May.",
            [("Ministry of Fisheries and Rural Development", "ORG")],
        ),
        (
            "She left the Northern Office for the Registration of Ships (NORS) in May. The NORS said no more.",
            [("Northern Office for the Registration of Ships", "ORG"), ("NORS", "ORG")],
        ),
        ("The Union of Saltmere Fishermen (USF) met in May.", [("Union of Saltmere Fishermen", "ORG"), ("USF", "ORG")]),
        ("“No,” said Kim Ro.", [("Kim Ro", "PERSON")]),
        ("He was taken to St. Jude's Hospital on Monday.", [("St. Jude's Hospital", "ORG")]),
        ("Pupils of St. Columba's High School met.", [("St. Columba's High School", "ORG")]),
        ("St. Aidan’s Church burned down.", [("St. Aidan’s Church", "ORG")]),
        ("She was born in St. Louis's Union Hospital.", [("St. Louis", "PLACE")]),
        ("They walked to Orrin Valley National Park.", [("Orrin Valley National Park", "PLACE")]),
    ],
)
def test_a_name_has_the_edges_of_the_name(find_in: Any, text: str, names: list[tuple[str, str]]) -> None:
    there = [(mention.span.of(text), mention.label) for mention in find_in(text).mentions]
    assert [name for name in names if name not in there] == [], there


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The Health Minister said that the Energy Secretary was away.", "Health"),
        ("The firm made a profit of LE 2.5 billion in Cairo.", "LE 2.5 billion"),
        ("The police spoke with the chief of Detectives Ruth Haley.", "Detectives"),
    ],
)
def test_what_is_no_name_is_in_none(find_in: Any, text: str, word: str) -> None:
    assert [mention.span.of(text) for mention in find_in(text).mentions if word in mention.span.of(text)] == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The shoppers’ group Hurry! said it was “sorry”.", [("Hurry!", "ORG")]),
        ("Kestrels beat Otters 4-2\n\nIt was a good game.", [("Kestrels", "ORG"), ("Otters", "ORG")]),
        ("Arrested: Haley, Ruth, 44, of Brookend, for theft.", [("Brookend", "PLACE")]),
        ("A man who goes by Pepper said so.", [("Pepper", "PERSON")]),
        ("In May, Labour MP Ruth Haley resigned.", [("Labour", "ORG"), ("Ruth Haley", "PERSON")]),
        ("May 3--WESTHAVEN -- Former Mayor Ruth Haley came.", [("WESTHAVEN", "PLACE"), ("Ruth Haley", "PERSON")]),
        (
            "Kestrel Joins Ostrak Energy in Plan to Build New Harbour\n\nKestrel said that Ostrak Energy would pay.",
            [("Kestrel", "ORG"), ("Ostrak Energy", "ORG")],
        ),
        ("Mayor Jan de Witt came. “No,” de Witt said.", [("de Witt", "PERSON")]),
    ],
)
def test_a_form_of_writing_says_what_the_name_is(find_in: Any, text: str, names: list[tuple[str, str]]) -> None:
    there = {(mention.span.of(text), mention.label) for mention in find_in(text).mentions}
    assert [name for name in names if name not in there] == [], there


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (
            "(c)2021 The Tarn Gazette (Tarn, Wis.) Visit The Tarn Gazette (Tarn, Wis.) at Distributed by Press, LLC.",
            "2021",
        ),
        ("A firm in Tarn, by Press Agency, LLC.", "LLC"),
        ("Image caption Mayor Ruth Haley came. Media caption How it went", "caption"),
        ("She works in Washington, D.C. Police officers said so.", "D.C. Police"),
        ("Plumber trouble\n\nRuth Haley has a house.", "Plumber"),
    ],
)
def test_what_layout_puts_there_is_no_name(find_in: Any, text: str, word: str) -> None:
    assert [mention.span.of(text) for mention in find_in(text).mentions if word in mention.span.of(text)] == []


def test_people_of_one_family_are_each_somebody(find_in: Any) -> None:
    text = "Ivan Piet Haley, 28, left.\n\n“He left,” said his father, Piet Haley.\n\nTom Rusk Jr. came. Rusk sat."
    found = find_in(text)
    of = {mention.span.of(text): mention.entity for mention in found.mentions}
    assert of["Ivan Piet Haley"] != of["Piet Haley"]
    assert of["Rusk"] == next(entity for name, entity in of.items() if name.startswith("Tom Rusk"))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The novel was edited by CP Lindholm of York.", [("CP Lindholm", "PERSON")]),
        ("The Ostrak party lost in Kenya.", [("Ostrak", None)]),
        ("She wrote of a Ruth Haley-style warning.", [("Ruth Haley", "PERSON")]),
        ("They met the envoy to Kenya, German Markus Edlinger, in May.", [("German", "GROUP")]),
    ],
)
def test_a_name_ends_where_small_words_begin(find_in: Any, text: str, names: list[tuple[str, str | None]]) -> None:
    there = {mention.span.of(text): mention.label for mention in find_in(text).mentions}
    assert all(name in there and label in {None, there[name]} for name, label in names), there
