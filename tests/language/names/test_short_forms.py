"""A short form in brackets behind a name, and a name without its second surname, are the same entity."""

from __future__ import annotations

import pytest

from editorial.language.names.short_forms import is_short_for
from editorial.language.spacy_pipeline.reader import Reader
from tests.language.names_case import find


@pytest.mark.parametrize(
    ("text", "short", "name"),
    [
        (
            "The river rose, said the Ostrava Hydrology Institute (OSHYDRIN).\n\nOSHYDRIN said that it will fall.",
            "OSHYDRIN",
            "Ostrava Hydrology Institute",
        ),
        (
            "It was planned with the Finland Overseas Development Agency (FIODA) in May. FIODA paid for it.",
            "FIODA",
            "Finland Overseas Development Agency",
        ),
        (
            "The towns were warned by FIODA (Finland Overseas Development Agency). FIODA said that it will rain.",
            "FIODA",
            "Finland Overseas Development Agency",
        ),
        (
            "A storm is near, according to the United States Federal Tornado Office (FTO). The Federal Tornado Office "
            "said that it will rain. The FTO closed the road.",
            "Federal Tornado Office",
            "United States Federal Tornado Office",
        ),
    ],
)
def test_a_short_form_in_brackets_is_the_entity_of_the_name_beside_it(
    reader: Reader, text: str, short: str, name: str
) -> None:
    names = find(reader, text)
    assert names.entity(short).name == name


def test_a_body_in_brackets_that_the_letters_do_not_spell_is_another_entity(reader: Reader) -> None:
    names = find(reader, "The Ostrava Hydrology Institute (NATO) said that the river rose. NATO said nothing.")
    assert names.entity("NATO").name == "NATO"


@pytest.mark.parametrize(
    ("short", "name", "is_short"),
    [
        ("OSHYDRIN", "Ostrava Hydrology Institute", True),
        ("FIODA", "Finland Overseas Development Agency", True),
        ("O/HI", "Ostrava/Hydrology Institute", True),
        ("SHI", "Ostrava Hydrology Institute", False),  # no word starts with the first letter
        ("IHO", "Ostrava Hydrology Institute", False),  # another order
        ("—", "Ostrava Hydrology Institute", False),
    ],
)
def test_a_short_form_has_letters_of_the_name_in_their_order(short: str, name: str, is_short: bool) -> None:
    assert is_short_for(short, name.split()) is is_short


def test_a_person_is_the_same_without_the_second_surname(reader: Reader) -> None:
    names = find(
        reader,
        "President Ramiro Quesada Montero spoke on Monday. Minister Elena Duarte met Ramiro Quesada on Tuesday.\n\n"
        "“We are late,” Quesada said.",
    )
    assert names.entity("Ramiro Quesada") == names.entity("Quesada") == names.entity("Ramiro Quesada Montero")


@pytest.mark.parametrize("rest", ["To Council Over The Bridge", "‘In Anger’ Over The Bridge"])
def test_a_verb_with_a_capital_in_a_heading_is_no_second_surname(reader: Reader, rest: str) -> None:
    names = find(
        reader,
        f"Storm Over The Old Bridge\n\nMary Ellis spoke on Monday.\n\nMary Ellis Speaks {rest}\n\n"
        "“We are late,” Mary Ellis said.",
    )
    assert {names.entities[mention.entity or ""].name for mention in names.mentions("Mary Ellis")} == {"Mary Ellis"}


def test_a_relative_with_the_first_words_of_a_name_is_somebody_else(reader: Reader) -> None:
    names = find(
        reader, "President Ramiro Quesada Montero spoke on Monday of his father, Ramiro Quesada, and of the war."
    )
    assert names.entity("Ramiro Quesada") != names.entity("Ramiro Quesada Montero")
