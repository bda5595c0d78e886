"""Names of speakers are compared with care: only two names of people that cannot be one person's are others."""

from __future__ import annotations

import pytest

from editorial.language.checking.speakers import Likeness, NamedSpeaker, SpeakerNames

NAMES = SpeakerNames("en")


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("ELLIS", "Maria Ellis"),
        ("MS. ELLIS", "Maria Ellis"),
        ("Mayor Maria Ellis (by phone)", "Maria Ellis"),
        ("Maria", "Maria Ellis"),
        ("M. Ellis", "Maria Ellis"),
        ("DAN BECKER", "Daniel Becker, Jr."),
        ("Zoë Müller", "ZOE MULLER"),
        ("WHO", "World Health Organization"),
    ],
)
def test_forms_of_one_name_are_the_same(label: str, name: str) -> None:
    assert NAMES.compare(label, NamedSpeaker((name,), person=True)) in {Likeness.SAME}


@pytest.mark.parametrize(
    ("label", "name"),
    [("ROSENBERG", "Maria Ellis"), ("David Roy", "Maria Ellis")],
)
def test_names_of_two_people_are_others(label: str, name: str) -> None:
    assert NAMES.compare(label, NamedSpeaker((name,), person=True)) is Likeness.OTHER


def test_first_names_of_a_man_and_a_woman_are_others_where_the_language_knows_them() -> None:
    assert SpeakerNames("fr").compare("Marie Dupont", NamedSpeaker(("Jean Dupont",), person=True)) is Likeness.OTHER


@pytest.mark.parametrize(
    ("label", "name", "person"),
    [
        (None, "Maria Ellis", True),
        ("Q", "Maria Ellis", True),
        ("SPEAKER 2", "Maria Ellis", True),
        ("THE MAYOR", "Maria Ellis", True),
        ("REPORTER", "Maria Ellis", True),
        ("ELIS", "Maria Ellis", True),
        ("Bob Ellis", "Robert Ellis", True),
        ("David Roy", "Ministry of Health", False),
        ("David Roy", "the mayor", True),
    ],
)
def test_what_is_not_known_stays_unknown(label: str | None, name: str, person: bool) -> None:
    assert NAMES.compare(label, NamedSpeaker((name,), person)) is Likeness.UNKNOWN


def test_one_of_several_names_is_enough() -> None:
    assert NAMES.compare("ELLIS", NamedSpeaker(("the Iron Mayor", "Maria Ellis"), person=True)) is Likeness.SAME
