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
