"""Whom a description, a label or a pronoun means, and when it is safer to say that nobody knows."""

from __future__ import annotations

from typing import Any

import pytest

from editorial.domain.annotation import Kind

MATCH = (
    "Rovers boss hails ‘special’ Mbeki after cup win\n\n"
    "Westport Rovers manager Gianni Salvi said teenage striker Thabo Mbeki “can be anything he wants” after his goals"
    " sank Holm United.\n\n"
    "“He is special,” said the Italian.\n\n"
    "Mbeki, 17, was shy afterwards. “I just hit it,” he said.\n\n"
    "Holm captain Lars Dahl: “We switched off.”\n"
)


@pytest.mark.parametrize(
    ("words", "name"),
    [("He is special,", "Gianni Salvi"), ("I just hit it,", "Thabo Mbeki"), ("We switched off.", "Lars Dahl")],
)
def test_who_is_meant_on_a_sports_page(find_in: Any, words: str, name: str) -> None:
    found = find_in(MATCH)
    (quote,) = [quote for quote in found.quotes if found.words(quote) == words]
    assert found.entity(quote) == name


def test_one_of_a_people_is_meant_with_doubt_and_the_people_itself_is_not(find_in: Any) -> None:
    found = find_in("Gianni Salvi came. “He is special,” said the Italian. “We wait,” the Italians said.")
    one, many = found.of_kind(Kind.DIRECT)
    assert one.speakers[0].resolution.score < 0.7
    assert found.entity(many) != "Gianni Salvi"


def test_somebodys_chief_is_not_whoever_was_named_last(find_in: Any) -> None:
    found = find_in(
        "Sen. Laura Pickett spoke first. The company’s chief executive insisted that prices “reflect value.”"
    )
    assert {speaker.entity for quote in found.quotes for speaker in quote.speakers} == {None}


def test_the_author_of_an_article_is_not_meant_by_it(find_in: Any) -> None:
    found = find_in(
        "Stop calling it reform\n\nBy Leila Haddad\n\nWhen the minister says “reform now”, read the numbers."
    )
    assert {speaker.entity for quote in found.quotes for speaker in quote.speakers} == {None}


def test_who_points_to_a_report_does_not_say_what_it_found(find_in: Any) -> None:
    found = find_in(
        "Rob Duvall objected. He pointed to a new report that found the plan would cut the number of drugs."
    )
    (quote,) = [quote for quote in found.quotes if found.words(quote).startswith("the plan would")]
    assert found.entity(quote) is None


def test_a_verb_and_a_word_can_introduce_a_quote_together(find_in: Any) -> None:
    found = find_in("As Churchill put it, “However beautiful the strategy, look at the results.”")
    (quote,) = found.of_kind(Kind.DIRECT)
    assert found.entity(quote) == "Churchill"
    assert quote.provenance.score > 0.3


def test_a_verb_that_a_parse_takes_for_an_adjective_still_has_its_speaker(find_in: Any) -> None:
    found = find_in(
        "WASHINGTON — Sen. Laura Pickett (D-Ore.) on Tuesday accused drug maker Corvex of “gouging the sick,” while the"
        " company’s chief executive insisted that its prices were fair."
    )
    (quote,) = found.of_kind(Kind.DIRECT)
    assert found.entity(quote) == "Laura Pickett"


def test_a_pronoun_goes_back_over_pronouns_to_somebody_unnamed(find_in: Any) -> None:
    found = find_in(
        "Hospital chief executive Patricia Hall said she was disappointed.\n\n"
        "One nurse, who did not want to give her name, said she had cried when she voted. “I never did,” she said."
    )
    (quote,) = found.of_kind(Kind.DIRECT)
    assert (found.speaker(quote), found.entity(quote)) == ("she", None)


def test_a_name_and_a_colon_behind_a_description_is_a_label(find_in: Any) -> None:
    found = find_in("Their union was clear. Its regional officer, Tunde Bakare: “It’s about safety, and always was.”")
    (quote,) = found.of_kind(Kind.DIRECT)
    assert found.speaker(quote) == "Tunde Bakare"


def test_a_description_right_before_a_name_is_no_speaker_of_its_own(find_in: Any) -> None:
    found = find_in("The frog was last seen in 1991. “People had given up,” said co-author Dr. Tom Abbott.")
    (quote,) = found.of_kind(Kind.DIRECT)
    assert found.entity(quote) == "Tom Abbott"


def test_being_fond_of_saying_something_is_saying_it(find_in: Any) -> None:
    found = find_in("Mary Ellis came home. Dr Ellis was fond of saying that maps were “arguments, not pictures”.")
    (quote,) = found.of_kind(Kind.MIXED)
    assert found.entity(quote) == "Mary Ellis"


def test_one_of_several_has_the_name_that_follows(find_in: Any) -> None:
    found = find_in(
        "Engineers who had worked on the dam were never called.\n\n"
        "“We told them the clay was wrong,” one of them, Stefan Nowak, told me before his death in 2009."
    )
    (quote,) = found.of_kind(Kind.DIRECT)
    assert found.entity(quote) == "Stefan Nowak"


def test_a_description_of_several_words_is_not_whoever_was_named_last(find_in: Any) -> None:
    found = find_in(
        "Farah Siddiqui had spoken first. The public prosecutor claimed that she might tamper with evidence."
    )
    (quote,) = found.of_kind(Kind.INDIRECT)
    assert found.entity(quote) is None


def test_who_announced_something_today_is_found(find_in: Any) -> None:
    found = find_in(
        "Halden Robotics names Dr. Priya Raman as chief scientist\n\n"
        "OSLO, Norway, Feb. 9, 2026 — Halden Robotics AS today announced that Dr. Priya Raman will join the company as"
        " chief scientist on March 1.\n\n“We’re thrilled,” said Erik Lund, founder and CEO of Halden Robotics.\n"
    )
    (quote,) = found.of_kind(Kind.INDIRECT)
    assert found.entity(quote) == "Halden Robotics AS"


def test_a_name_that_the_model_never_met_can_speak(find_in: Any) -> None:
    found = find_in("It rained.\n\n“It was brown,” Mandal says. “Brown like tea.”")
    assert [found.speaker(quote) for quote in found.of_kind(Kind.DIRECT)] == ["Mandal", "Mandal"]


def test_whoever_was_he_is_not_she_later(find_in: Any) -> None:
    found = find_in(
        "Gopal Mandal walked to the river. “It was our clock,” he told me. “It was brown,” Mandal says.\n\n"
        "His daughter-in-law teaches at the school. “They draw it blue,” she says."
    )
    he, _, she = found.of_kind(Kind.DIRECT)
    assert (found.entity(he), found.entity(she)) == ("Gopal Mandal", None)


def test_the_name_of_a_subject_is_as_near_as_the_subject(find_in: Any) -> None:
    found = find_in(
        "“If she read the budget, we would all be richer,” Dev Patel said in a statement.\n\n"
        "Wynn’s campaign manager, Lou Gant, shrugged off the criticism. “Dev can put out statements,” he said."
    )
    last = found.of_kind(Kind.DIRECT)[-1]
    assert found.entity(last) == "Lou Gant"


def test_the_police_of_a_place_speak_and_not_the_place(find_in: Any) -> None:
    found = find_in(
        "A boy was found in a cave in Derbyshire.\n\nDerbyshire police later said the cave would be closed."
    )
    (quote,) = found.of_kind(Kind.INDIRECT)
    assert (found.speaker(quote), found.entity(quote)) == ("police", None)


def test_rescuers_can_call_something_something(find_in: Any) -> None:
    found = find_in(
        "A boy has been pulled alive from a cave, in what rescuers called a “textbook job with a miracle in it”."
    )
    (quote,) = found.of_kind(Kind.DIRECT)
    assert found.speaker(quote) == "rescuers"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("David Pock, a former rugby star, opened the shop. “It is fun,” the former rugby star said.", "David Pock"),
        ("Lena Moss, a teacher from Leeds, lives there. “It is fun,” the teacher said.", "Lena Moss"),
        ("Lena Moss is a retired teacher. “It is fun,” the teacher said.", "Lena Moss"),
        ("Lena Moss, a teacher, met another man, a teacher. “It is fun,” the teacher said.", None),
        ("Lena Moss, the mayor, came. A teacher came too. “It is fun,” the teacher said.", None),
    ],
)
def test_a_description_said_of_a_name_means_that_person(find_in: Any, text: str, name: str | None) -> None:
    found = find_in(text)
    (quote,) = found.of_kind(Kind.DIRECT)
    assert found.entity(quote) == name
