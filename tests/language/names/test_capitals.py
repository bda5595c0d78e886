"""Names that their capitals tell though the model missed them, and ordinary words that are none in spite of theirs."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("“No one would hire a QRTA man,” he said, “and they knew it.”", [("QRTA", "ORG")]),
        ("He walked with Lena Orvik and KVLM vice-president Tomas Lind.", [("KVLM", "ORG")]),
        ("The reactors are at the coast in Orvik Prefecture, near the ferry.", [("Orvik Prefecture", "PLACE")]),
        ("Opening hours\n\nTarvo Wildlife Refuge\n\nEvery day until noon.", [("Tarvo Wildlife Refuge", "PLACE")]),
        ("The crew met him at Lake Orvelo before the race.", [("Lake Orvelo", "PLACE")]),
        ("They stopped in Vranik for a meal and went on.", [("Vranik", "PLACE")]),
    ],
)
def test_a_missed_name_is_found_by_its_capitals(find_in: Any, text: str, names: list[tuple[str, str]]) -> None:
    there = [(mention.span.of(text), mention.label) for mention in find_in(text).mentions]
    assert [name for name in names if name not in there] == [], there


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The temple was built in the XIX century by monks.", "XIX"),
        ("They were fined NT$500,000 each for the fire.", "NT$500,000"),
        ("IT WAS THE LAST NIGHT. WE WALKED HOME IN THE RAIN.", "LAST"),
        ("The price rose by 40 EUR a day in May.", "EUR"),
        ("“Leadership is about listening,” she said at the gate.", "Leadership"),
        ("Ordinary people asked for an MRI and got none.", "MRI"),
    ],
)
def test_what_has_capitals_for_another_reason_is_no_name(find_in: Any, text: str, word: str) -> None:
    assert [mention.span.of(text) for mention in find_in(text).mentions if word in mention.span.of(text)] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Shocked Ugandan farmers came to the gate.", "Ugandan"),
        ("Starring Ruth Haley, the film opened on Friday.", "Ruth Haley"),
    ],
)
def test_an_ordinary_word_that_begins_the_sentence_is_no_part_of_a_name(find_in: Any, text: str, name: str) -> None:
    assert name in [mention.span.of(text) for mention in find_in(text).mentions]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Kasten Rail Football Club (KRFC) won. They are followed by KRFC 2, KRFC 3 and the hosts, KRFC 4.",
            ["KRFC 3", "KRFC 4"],
        ),
        ("Under the Trade and Railway Initiative, exports grew.", ["Trade and Railway Initiative"]),
        ("She lives in Old Havana, near the sea.", ["Old Havana"]),
        ("The crowd at the Fishermen's Institute cheered.", ["Fishermen's Institute"]),
        ("He won the Sheikh Imran Award for his poems.", ["Sheikh Imran Award"]),
        ("Jack and Ellen came home on Friday.", ["Jack", "Ellen"]),
        ("The ambassador of Saudi Arabia in Baghdad Tomas Lind came.", ["Saudi Arabia", "Tomas Lind"]),
        ("Its former partner T P Sandrani was there. Sandrani said no.", ["T P Sandrani"]),
    ],
)
def test_a_name_is_whole(find_in: Any, text: str, names: list[str]) -> None:
    there = [mention.span.of(text) for mention in find_in(text).mentions]
    assert [name for name in names if name not in there] == [], there


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("The Kasten Chamber of Construction (Kacap) called on the union.", "Kacap", "ORG"),
        ("He joined the Orvelo project in May and left in June.", "Orvelo", "WORK"),
        ("She opened a shop in the village Chortu last year.", "Chortu", "PLACE"),
        ("The Kasten Trade Authority “Velmora” held a workshop in May.", "Velmora", "ORG"),
        ("Tropical storm Bertha hit the coast at noon.", "Bertha", "EVENT"),
        ("Ana Marsh Ferrow spoke at noon. In May, Marsh Ferrow hired five doctors.", "Marsh Ferrow", "PERSON"),
        ("The minister met Kim Dae-gil and Song Bum-su of the party.", "Song Bum-su", "PERSON"),
        ("The book was edited by HV Sandrani and sold out.", "HV Sandrani", "PERSON"),
    ],
)
def test_what_is_beside_and_in_a_name_says_what_it_is(find_in: Any, text: str, name: str, label: str) -> None:
    assert {mention.label for mention in find_in(text).mentions if mention.span.of(text) == name} == {label}
