"""Whom a document, a body or a role means, and who goes on speaking where a paragraph says nothing."""

from __future__ import annotations

from typing import Any

import pytest

from editorial.domain.annotation import Kind


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hana Virtanen’s letter said that the ferry was old.", "Hana Virtanen"),
        ("A NASA report said that the ferry was old.", "NASA"),
        ("A report by Hana Virtanen said that the ferry was old.", "Hana Virtanen"),
        ("NASA issued a bulletin on Monday. It was short. The bulletin said that the ferry was old.", "NASA"),
        ("Hana Virtanen burned the circular. The circular said that the ferry was old.", None),
    ],
)
def test_a_document_speaks_for_whoever_issued_it(find_in: Any, text: str, name: str | None) -> None:
    found = find_in(text)
    (quote,) = [quote for quote in found.of_kind(Kind.INDIRECT) if "ferry was old" in found.words(quote)]
    assert found.entity(quote) == name


def test_a_document_that_nobody_is_said_to_have_issued_stays_open(find_in: Any) -> None:
    found = find_in("Hana Virtanen came. The report said that the ferry was old.")
    (quote,) = found.of_kind(Kind.INDIRECT)
    assert found.entity(quote) is None


def test_the_organisation_is_the_only_one_that_was_named(find_in: Any) -> None:
    one = find_in("Oxfam opened a camp in May. “It is full,” the organisation said.")
    two = find_in("Oxfam and Unicef opened a camp in May. “It is full,” the organisation said.")
    assert [found.entity(found.of_kind(Kind.DIRECT)[0]) for found in (one, two)] == ["Oxfam", None]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("“We fled,” the deputy mayor of Grenholm, Tunde Bakare, told reporters.", "Tunde Bakare"),
        ("“We fled,” said Kenyan member of parliament Tunde Bakare.", "Tunde Bakare"),
        ("“We fled,” said an aide of Tunde Bakare.", None),
        ("“We fled,” said a spokeswoman for union chief Tunde Bakare.", None),
    ],
)
def test_a_name_at_the_end_of_a_role_is_who_has_it(find_in: Any, sentence: str, name: str | None) -> None:
    found = find_in(sentence)
    (quote,) = found.of_kind(Kind.DIRECT)
    assert found.entity(quote) == name


def test_a_source_is_never_whoever_was_named_last(find_in: Any) -> None:
    found = find_in("Ines Calloway lives in Leeds. Only one visitor was let in, the source added.")
    assert {found.entity(quote) for quote in found.quotes} == {None}


def test_the_last_speaker_goes_on_after_a_paragraph_without_one(find_in: Any) -> None:
    found = find_in(
        "“People bring their dogs to the ferry,” Ines Calloway said.\n\n"
        "Cats and all other animals are not allowed on the upper deck either.\n\n"
        "“Dogs are not the only animals that we have seen there.”\n"
    )
    assert found.entity(found.of_kind(Kind.DIRECT)[-1]) == "Ines Calloway"


def test_whoever_says_something_in_the_paragraph_before_speaks_and_not_the_last_one(find_in: Any) -> None:
    found = find_in(
        "“People bring their dogs to the ferry,” Ines Calloway said.\n\n"
        "Tunde Bakare said the upper deck was closed to all of them.\n\n"
        "“Dogs are not the only animals that we have seen there.”\n"
    )
    assert found.entity(found.of_kind(Kind.DIRECT)[-1]) == "Tunde Bakare"


def test_a_body_that_is_called_by_a_noun_is_meant_by_it(find_in: Any) -> None:
    found = find_in(
        "The Coastal Lights Trust met on Monday.\n\nThe trust said that it was happy.\n\n“We sail again,” it said."
    )
    assert found.entity(found.of_kind(Kind.DIRECT)[-1]) == "Coastal Lights Trust"


def test_this_columnist_is_not_whoever_was_named_last(find_in: Any) -> None:
    found = find_in("Ines Calloway lives in Leeds. “It is cold in here,” this columnist said.")
    assert found.entity(found.of_kind(Kind.DIRECT)[0]) is None


def test_a_pronoun_after_a_professional_without_a_name_means_nobody_who_was_named_before(find_in: Any) -> None:
    found = find_in(
        "Tobias Merrin was sentenced on Monday.\n\n"
        "One health professional warned that the ward was full. “Nobody will come,” he said."
    )
    assert found.entity(found.of_kind(Kind.DIRECT)[0]) is None
