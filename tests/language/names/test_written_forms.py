"""Names that are written in a form of their own are found by it: credits, bills, lists of arrests, nicknames, ranks."""

from __future__ import annotations

from typing import Any

import pytest

from editorial.domain.rules import Rule


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Dana Whitlock in Leeds. (Haley Fadel/CBC)", [("Haley Fadel", "PERSON"), ("CBC", "ORG")]),
        ("The hotel. ( Luis Tamayo / AFP / Getty Images )", [("Luis Tamayo", "PERSON"), ("Getty Images", "ORG")]),
        ("The crowd was against Bill C-48 and House Bill 1421.", [("Bill C-48", "LAW"), ("House Bill 1421", "LAW")]),
        ("Arrested:\nDoerr, Jonas, 34, of Leeds.\nMARSH, Odile (44), of York.", [("Doerr, Jonas", "PERSON")]),
        ("Jun. 21—WATERTOWN — Former Mayor Rudolf Castellan left.", [("WATERTOWN", "PLACE")]),
        ("The robbery cost Robert “Bobby” Kern a van.", [("Robert “Bobby” Kern", "PERSON")]),
        ("It was Det. Supt. Carla Mendes who came.", [("Carla Mendes", "PERSON")]),
        ("Senior Ranger Dave Rogers said it rained.", [("Dave Rogers", "PERSON")]),
        ("Petra Lindholm(29) and Piet Lang,33 were hurt.", [("Piet Lang", "PERSON")]),
    ],
)
def test_a_name_is_known_by_the_form_it_is_written_in(find_in: Any, text: str, names: list[tuple[str, str]]) -> None:
    found = find_in(text)
    there = [(mention.span.of(text), mention.label) for mention in found.mentions]
    assert [name for name in names if name not in there] == []


def test_a_title_in_single_marks_is_no_nickname(find_in: Any) -> None:
    text = "Melissa Rosenberg Discusses ‘Defenders’ Aftermath"
    assert all(mention.provenance.rule != Rule.WRITTEN_FORM for mention in find_in(text).mentions)
