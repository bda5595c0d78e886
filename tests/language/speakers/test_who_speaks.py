"""Who speaks: roles with hyphens, whoever a passive verb names, and names that only their words give away."""

from __future__ import annotations

from typing import Any

import pytest

from editorial.domain.annotation import Kind


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“Not this year,” said the harbourmaster-in-chief.", "the harbourmaster-in-chief"),
        ("“It hurts,” the father-of-four said.", "the father-of-four"),
        ("“There was smoke,” a 19-year-old told reporters.", "a 19-year-old"),
        ("“There was smoke,” a hanger-on said.", "a hanger-on"),
        ("“We had no choice,” her co-pilot said.", "her co-pilot"),
        ("“We had no choice,” the ex-warden said.", "the ex-warden"),
        ("“We had no choice,” said the sergeant-at-arms of the Assembly.", "the sergeant-at-arms of the Assembly"),
        ("“We had no choice,” said vice-captain Hana Virtanen.", "Hana Virtanen"),
        ("“We had no choice,” a co-owner of the boat, Hana Virtanen, said.", "Hana Virtanen"),
    ],
)
def test_a_role_with_hyphens_is_one_speaker(find_in: Any, text: str, speaker: str) -> None:
    ((_, found),) = find_in(text).said()
    assert found == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The ferries were criticised by the inspector because “their lifeboats are not sound”.", "the inspector"),
        ("The plan was described by Hana Virtanen as “a bad joke”.", "Hana Virtanen"),
        ("The plan was dismissed as “rubbish” by the warden, Tobias Merrin.", "Tobias Merrin"),
        ("The ferry company was branded “reckless” by unions.", "unions"),
        ("The captain was labelled “a thief” by passengers on the quay.", "passengers on the quay"),
        ("Its owner was accused by Tobias Merrin, a docker, of “hiding the bill”.", "Tobias Merrin"),
        ("Passengers have been told by the crew that “dogs are not welcome”.", "the crew"),
    ],
)
def test_what_a_passive_verb_reports_is_said_by_whoever_does_it(find_in: Any, text: str, speaker: str) -> None:
    ((_, found),) = find_in(text).said()
    assert found == speaker


def test_who_is_called_something_by_nobody_does_not_say_it(find_in: Any) -> None:
    found = find_in("The ferry company was branded “reckless and vain” in May.")
    assert [speaker for words, speaker in found.said() if words.startswith("reckless")] in ([], [None])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“It was close,” Kvastholm’s Ylva Dahlqvist said. The ferry left.", "Ylva Dahlqvist"),
        ("The ferry left. “We will appeal,” Zdravik said. Nobody believed Zdravik at first.", "Zdravik"),
        ("“We will appeal,” Mr. Zdravik added.", "Zdravik"),
        ("Ferry to close\n\n“It was my whole life.” – Tunde Okonjo\n", "Tunde Okonjo"),
    ],
)
def test_a_speaker_whom_nothing_else_shows_to_be_a_name_becomes_one(find_in: Any, text: str, name: str) -> None:
    found = find_in(text)
    (quote,) = found.of_kind(Kind.DIRECT)
    assert found.entity(quote) == name


@pytest.mark.parametrize("noun", ["The Kingdom", "Prosecutors", "Rabbits", "The Prime Minister"])
def test_a_noun_with_a_capital_does_not_become_a_name_by_speaking(find_in: Any, noun: str) -> None:
    found = find_in(f"{noun} said on Monday that it would go on. “It was close,” said Ines Calloway.")
    assert not [name for name in found.names.values() if name in noun]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“The ferry is late,” Tolan said, though Marsh has not agreed. “Nobody tells us why.”", "Tolan"),
        ("“The ferry is late,” Tolan said, although MARSH has not agreed. “Nobody tells us why.”", "Tolan"),
        ("“The ferry is late,” he said, though Oxfam has not agreed. “Nobody tells us why.”", "he"),
        ("“The roof leaks,” Calloway said after Merrin said he would not pay. “We have buckets.”", "Calloway"),
        ("“The roof leaks,” Calloway said, whereas Merrin insisted it was sound. “We have buckets.”", "Calloway"),
        ("“The roof leaks,” Calloway said when Merrin asked about the hall. “We have buckets.”", "Calloway"),
        ("“The roof leaks,” Calloway told Merrin, who has denied it. “We have buckets.”", "Calloway"),
        ("“It leaks,” according to Calloway, while Merrin said it was sound. “We have buckets.”", "Calloway"),
        ("Tolan said the ferry was late, although Marsh said it was not. “Nobody tells us why.”", "Tolan"),
        ("“The ferry is late,” Tolan said, though Marsh has not agreed.\n\n“Nobody tells us why.”", "Tolan"),
        ("“We will appeal,” Tolan said – Marsh has not replied. “The court was wrong.”", "Tolan"),
        ("When Tolan said the ferry was late, Marsh laughed. “Nobody told me.”", "Marsh"),
        ("“It was a joke,” said Calloway, before Merrin interrupted: “It was not.”", "Merrin"),
        ("“The roof leaks,” Calloway said. When Tolan left, Merrin said it did not. “We have no roof.”", "Merrin"),
    ],
)
def test_the_subject_of_a_subordinate_clause_does_not_take_the_quote_behind_it(
    find_in: Any, text: str, speaker: str
) -> None:
    assert find_in(text).said()[-1][1] == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“Is it safe?” asked manager Rob Mills. “I doubt it.”", "Rob Mills"),
        ("The team won. “Is it safe to play?” asked manager Rob Mills.", "Rob Mills"),
        ("“We lost,” joked captain Petra Lindholm. “Badly.”", "Petra Lindholm"),
        ("Fans stayed. “What was the point?” asked defender Joe Bright after the game.", "Joe Bright"),
    ],
)
def test_a_role_and_a_name_behind_a_verb_behind_a_quote_said_it(find_in: Any, text: str, speaker: str) -> None:
    said = find_in(text).said()
    assert {found for _, found in said} == {speaker}
