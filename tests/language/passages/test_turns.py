"""Transcripts, interviews, signed statements: whoever a label, a letter or a dash names said what stands beside."""

from __future__ import annotations

from typing import Any

from editorial.domain.annotation import Kind

TRANSCRIPT = (
    "EXCLUSIVE: Merrin faces the press\n\n"
    "The fisheries minister, Tobias Merrin, spoke for twenty minutes in Whitby on Friday.\n\n"
    "MERRIN: Good morning. I want to begin with the storm.\n\n"
    "DOYLE: And when will the tax be scrapped?\n\n"
    "MERRIN: I have said that we will look at it again.\n\n"
    "DOYLE: Thank you, minister.\n\n"
    "MODERATOR: We have to stop here.\n\n"
    "MODERATOR: Good night.\n"
)


def test_turns_of_a_transcript_without_marks_belong_to_whoever_their_labels_name(find_in: Any) -> None:
    found = find_in(TRANSCRIPT)
    turns = [(found.words(quote), found.entity(quote)) for quote in found.of_kind(Kind.INDIRECT)]
    assert turns[:3] == [
        ("Good morning. I want to begin with the storm.", "Tobias Merrin"),
        ("And when will the tax be scrapped?", "DOYLE"),
        ("I have said that we will look at it again.", "Tobias Merrin"),
    ]
    assert not {words for words, _ in turns} & {"that we will look at it again", "Merrin faces the press"}


def test_labels_of_a_transcript_are_names_but_not_what_somebody_does_there(find_in: Any) -> None:
    names = set(find_in(TRANSCRIPT).names.values())
    assert {"Tobias Merrin", "DOYLE"} <= names
    assert not names & {"MODERATOR", "MERRIN", "EXCLUSIVE"}


def test_answers_without_marks_are_those_of_the_person_whom_the_interview_is_about(find_in: Any) -> None:
    found = find_in(
        "Ten questions for Hana Virtanen\n\nHana Virtanen, the novelist, lives on an island.\n\n"
        "Q: Why ice?\n\nA: Because it waits. I grew up on it.\n"
    )
    assert [(found.words(quote), found.entity(quote)) for quote in found.of_kind(Kind.INDIRECT)] == [
        ("Because it waits. I grew up on it.", "Hana Virtanen")
    ]


def test_a_name_after_a_dash_below_a_quote_signs_it(find_in: Any) -> None:
    found = find_in(
        "Reaction to the verdict\n\n“Justice at last.” — Mayor Ines Calloway\n\n"
        "“I have no words, only thanks to the people of this town.”\n— Harriet Stone, released on Monday\n\n"
        "“It was close.”\n\n– A relief for many –\n"
    )
    first, second, third = found.of_kind(Kind.DIRECT)
    assert (found.entity(first), found.entity(second)) == ("Ines Calloway", "Harriet Stone")
    assert found.speaker(third) != "A relief"


def test_two_subjects_joined_by_and_speak_together(find_in: Any) -> None:
    found = find_in(
        "Police Chief Rosa Lindqvist and fire commander Olaf Berg warned residents to stay away."
        " “The road is not safe,” they said in a statement."
    )
    (quote,) = found.of_kind(Kind.DIRECT)
    assert [found.names[speaker.entity] for speaker in quote.speakers] == ["Rosa Lindqvist", "Olaf Berg"]


def test_somebody_who_asked_not_to_be_named_is_not_taken_for_a_name(find_in: Any) -> None:
    found = find_in(
        "Harriet Stone was freed on Monday.\n\nThe prosecutor, who asked not to be named, said he was disappointed."
        " “But that’s how it goes,” he added."
    )
    assert {speaker.entity for quote in found.quotes for speaker in quote.speakers} == {None}


def test_a_name_on_a_line_of_its_own_heads_what_is_quoted_below(find_in: Any) -> None:
    found = find_in(
        "Is the novel dead?\n\nWe asked two writers.\n\n"
        "Amara Eze\nNovelist\n“People have been burying it since about 1740.”\n\n"
        "Tomas Lindqvist\n“Asleep on the sofa, perhaps.”\n"
    )
    assert [found.entity(quote) for quote in found.of_kind(Kind.DIRECT)] == ["Amara Eze", "Tomas Lindqvist"]


def test_a_name_before_a_colon_ends_words_without_a_verb(find_in: Any) -> None:
    found = find_in(
        "Jo Park thinks the question is silly.\n\nAnd the last word of all to bookseller Ray Dunne: “I sold eleven.”"
    )
    (quote,) = found.of_kind(Kind.DIRECT)
    assert found.entity(quote) == "Ray Dunne"


def test_a_dateline_and_a_contact_say_nothing(find_in: Any) -> None:
    found = find_in(
        "Court grants bail\n\nNEW DELHI: A court on Tuesday granted bail to an activist in the poster case.\n\n"
        "The verdict was welcomed.\n\nMedia contact: Ida Strand, press@halden.example\n"
    )
    assert found.of_kind(Kind.INDIRECT) == []
