"""Of several persons with one surname, a short name means whom its words point to, else who was named last."""

from __future__ import annotations

from typing import Any

import pytest

from editorial.domain.annotation import Kind


def who(found: Any, words: str) -> str | None:
    """Return the entity behind the only quote with these words."""
    (quote,) = [quote for quote in found.quotes if found.words(quote) == words]
    return found.entity(quote)


FAMILY = "Tobias Merrin and his son Daniel Merrin both sail the ferry.\n\n"


@pytest.mark.parametrize(
    ("sentence", "words", "name"),
    [
        ("“I am tired,” the elder Merrin said.", "I am tired,", "Tobias Merrin"),
        ("“I am tired,” the younger Merrin said.", "I am tired,", "Daniel Merrin"),
        ("“I am tired,” the older Mr. Merrin said.", "I am tired,", "Tobias Merrin"),
        ("“I am tired,” Daniel said.", "I am tired,", "Daniel Merrin"),
    ],
)
def test_younger_and_elder_tell_a_son_from_his_father(find_in: Any, sentence: str, words: str, name: str) -> None:
    assert who(find_in(FAMILY + sentence), words) == name


def test_a_title_tells_a_woman_from_a_man(find_in: Any) -> None:
    found = find_in(
        "Hannah Merrin and Daniel Merrin own the ferry. “We sold it,” Mr. Merrin said. “I did not,” Mrs. Merrin said."
    )
    assert (who(found, "We sold it,"), who(found, "I did not,")) == ("Daniel Merrin", "Hannah Merrin")


def test_a_role_tells_two_of_one_surname_apart(find_in: Any) -> None:
    found = find_in(
        "Captain Daniel Merrin met Judge Hannah Merrin on Friday.\n\n"
        "“The ferry is safe,” Captain Merrin said.\n\n“We shall see,” Judge Merrin said."
    )
    assert (who(found, "The ferry is safe,"), who(found, "We shall see,")) == ("Daniel Merrin", "Hannah Merrin")


def test_else_the_one_named_last_is_meant_and_not_the_first(find_in: Any) -> None:
    found = find_in(
        "Daniel Merrin was hurt on the ferry on Monday.\n\n“He will live,” said his father, Tobias Merrin.\n\n"
        "Merrin said that the ferry was old."
    )
    (quote,) = found.of_kind(Kind.INDIRECT)
    assert found.entity(quote) == "Tobias Merrin"


def test_a_relative_is_somebody_else_though_the_longer_name_ends_with_his(find_in: Any) -> None:
    found = find_in(
        "Daniel Tobias Merrin, 28, was hurt on the ferry.\n\n“He will live,” said his father, Tobias Merrin."
    )
    assert who(found, "He will live,") == "Tobias Merrin"


@pytest.mark.parametrize("name", ["Daniel Merrin Jr.", "Daniel Merrin III"])
def test_the_word_after_a_surname_does_not_hide_it(find_in: Any, name: str) -> None:
    found = find_in(f"{name}, 41, sued the county. “I am right,” Merrin said.")
    assert who(found, "I am right,") == name
