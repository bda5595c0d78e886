"""Who says a quote is also said by its layout: lines above it, below it, credits, and labels of transcripts."""

from __future__ import annotations

from typing import Any

import pytest

from editorial.domain.annotation import Kind

HEAD = "Ferry line to close\n\nThe line to Grenholm will close in June, the county said.\n\n"


def who(found: Any, words: str) -> str | None:
    """Return the entity behind the only quote with these words."""
    (quote,) = [quote for quote in found.quotes if found.words(quote) == words]
    return found.entity(quote)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("From Admiral Tobias Merrin:", "Tobias Merrin"),
        ("And from deputy mayor Tobias Merrin:", "Tobias Merrin"),
        ("A statement from Councillor Hana Virtanen:", "Hana Virtanen"),
        ("Mayor Tobias Merrin:", "Tobias Merrin"),
        ("From the desk of Hana Virtanen, lead analyst, Corvex.", "Hana Virtanen"),
        ("The line was old. From Admiral Tobias Merrin:", "Tobias Merrin"),
    ],
)
def test_the_line_above_a_quote_says_whom_it_is_from(find_in: Any, line: str, name: str) -> None:
    found = find_in(f"{HEAD}{line}\n\n“We have waited for this day for a long time.”\n")
    assert who(found, "We have waited for this day for a long time.") == name


@pytest.mark.parametrize(
    "line", ["Five facts on Grenholm:", "What they know about Ines Calloway:", "Reactions to Corvex:"]
)
def test_a_line_above_a_quote_that_is_about_somebody_is_from_nobody(find_in: Any, line: str) -> None:
    found = find_in(f"{HEAD}{line}\n\n“We have waited for this day for a long time.”\n")
    assert who(found, "We have waited for this day for a long time.") is None


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("“It was my whole working life.” -Harriet Stone", "It was my whole working life.", "Harriet Stone"),
        ("“A black day for us!” --Tunde Bakare", "A black day for us!", "Tunde Bakare"),
        ("“Shame on all of them.” —Tunde Bakare, Leeds", "Shame on all of them.", "Tunde Bakare"),
        ("“We will be back in May. — Coach Lars Dahl”", "We will be back in May.", "Lars Dahl"),
        ("“Stay calm, and call us. – Hana Virtanen, nurse”", "Stay calm, and call us.", "Hana Virtanen"),
        ("Lars Dahl, the captain of the ferry: “We switched off.”", "We switched off.", "Lars Dahl"),
    ],
)
def test_a_quote_is_said_by_who_signs_it_or_heads_it_with_a_role(
    find_in: Any, text: str, words: str, name: str
) -> None:
    assert who(find_in(HEAD + text + "\n"), words) == name


def test_a_dash_inside_a_quote_is_no_credit_if_no_name_ends_it(find_in: Any) -> None:
    found = find_in(HEAD + "“He came home. — And then he left us,” said Hana Virtanen.\n")
    assert who(found, "He came home. — And then he left us,") == "Hana Virtanen"


def test_a_turn_goes_on_over_paragraphs_until_the_next_label(find_in: Any) -> None:
    found = find_in(
        "An hour with Hana Virtanen\n\nBy Tobias Merrin\n\n"
        "TOBIAS MERRIN: How did you come to write?\n\n"
        "HANA VIRTANEN: By accident. I kept a diary on the ice.\n\n"
        "Later the ice began to melt, and I had to leave.\n\n"
        "(MUSIC.)\n\n"
        "TOBIAS MERRIN: And then?\n\n"
        "HANA VIRTANEN: Then I slept for a year. It helped.\n\n"
        "The book is out in May.\n"
    )
    said = {found.words(quote): found.entity(quote) for quote in found.of_kind(Kind.INDIRECT, Kind.DIRECT)}
    assert said["How did you come to write?"] == "Tobias Merrin"
    assert "Later the ice began to melt, and I had to leave." not in said  # a note is in between
    assert "The book is out in May." not in said


def test_a_turn_of_two_paragraphs_is_said_by_one(find_in: Any) -> None:
    found = find_in(
        "An hour with Hana Virtanen\n\n"
        "TOBIAS MERRIN: How did you come to write?\n\n"
        "HANA VIRTANEN: By accident. I kept a diary on the ice.\n\n"
        "Later the ice began to melt, and I had to leave.\n\n"
        "TOBIAS MERRIN: And then what did you do?\n"
    )
    assert who(found, "Later the ice began to melt, and I had to leave.") == "Hana Virtanen"


def test_an_editors_note_is_said_by_nobody(find_in: Any) -> None:
    found = find_in(HEAD + "Editor’s note: This report has been changed since it was printed.\n")
    assert not [quote for quote in found.quotes if "has been changed" in found.words(quote)]


@pytest.mark.parametrize("mark", ["“", ""], ids=["each paragraph opens", "only the first paragraph opens"])
def test_a_quote_over_paragraphs_is_said_by_who_is_named_at_its_end(find_in: Any, mark: str) -> None:
    found = find_in(
        HEAD + "The county said the boats will be sold.\n\n"
        "“The boats are old and they are slow. We have waited too long.\n\n"
        f"{mark}Now is the time to sell them,” said Tobias Merrin, who runs the ferry.\n"
    )
    assert who(found, "The boats are old and they are slow. We have waited too long.") == "Tobias Merrin"
    assert who(found, "Now is the time to sell them,") == "Tobias Merrin"


def test_an_excerpt_is_not_said_by_who_speaks_in_it(find_in: Any) -> None:
    found = find_in(
        HEAD + "Hana Virtanen writes:\n\n"
        '"The boats are old and they are slow.\n\n'
        "“Now is the time to sell them,” said Tobias Merrin, who runs the ferry.\n"
    )
    assert who(found, "The boats are old and they are slow.") == "Hana Virtanen"


def test_a_quote_goes_on_behind_its_own_clause_though_the_next_paragraph_has_one_too(find_in: Any) -> None:
    found = find_in(
        HEAD + "“The boats are old,” Hana Virtanen said. “They are slow too.\n\n"
        "“Now is the time to sell them,” said Tobias Merrin, who runs the ferry.\n"
    )
    assert who(found, "They are slow too.") == "Hana Virtanen"


@pytest.mark.parametrize("clause", ["stated Tobias Merrin, who runs the ferry.", "he said. He runs the ferry."])
@pytest.mark.parametrize("words", ["It will cost us a great deal,", "Who will pay for it?"])
def test_a_line_break_between_a_quote_and_its_clause_is_no_matter(find_in: Any, words: str, clause: str) -> None:
    found = find_in(f"{HEAD}Hana Virtanen told Tobias Merrin that the ferry is old.\n\n“{words}”\n\n{clause}\n")
    assert who(found, words) == "Tobias Merrin"


def test_a_paragraph_that_starts_anew_is_no_clause_of_the_quote_above_it(find_in: Any) -> None:
    found = find_in(
        f"{HEAD}Hana Virtanen said of the ferry: “It will cost us a great deal.”\n\nTobias Merrin said nothing.\n"
    )
    assert who(found, "It will cost us a great deal.") == "Hana Virtanen"
