"""Words in marks that a word for a name introduces were said by nobody."""

from __future__ import annotations

from typing import Any

import pytest

from editorial.domain.annotation import Kind


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The guild’s motto was “bread before honour”, Ada Marsh said.", "bread before honour"),
        ("“Slow and steady” is our new motto.", "Slow and steady"),
        ("Ada Marsh sold a painting titled “Morning on the weir” in May.", "Morning on the weir"),
        ("Ada Marsh’ commentary, “Wait until the tide turns,” is very thoughtful.", "Wait until the tide turns"),
        ("A man who calls himself “Pepper” told the police so.", "Pepper"),
        ("The letters stood for “better roads for all”, Ada Marsh said.", "better roads for all"),
    ],
)
def test_words_that_are_named_are_a_term(find_in: Any, text: str, words: str) -> None:
    (quote,) = [quote for quote in find_in(text).quotes if quote.span.of(text).strip(",.") == words]
    assert quote.kind is Kind.TERM


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ada Marsh said the motto was wrong: “It is too long for a door.”", "It is too long for a door."),
        ("The board did not name the mayor, but it referenced “rising costs” in its towns.", "rising costs"),
        ("Ada Marsh called the plan “a waste of good money and time”.", "a waste of good money and time"),
    ],
)
def test_what_somebody_said_of_a_name_is_a_quote(find_in: Any, text: str, words: str) -> None:
    (quote,) = [quote for quote in find_in(text).quotes if quote.span.of(text) == words]
    assert quote.kind is Kind.DIRECT
