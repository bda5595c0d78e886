"""Names that no list and no model knows are told by what stands around them; on sentences of our own."""

from __future__ import annotations

from pathlib import Path

from editorial.domain.reason import Reason, ReasonCode
from editorial.language.spacy_pipeline.reader import Reader
from tests.language.names_case import find


def test_an_age_behind_a_name_makes_it_a_whole_persons_name_wherever_it_stands(reader: Reader) -> None:
    names = find(
        reader,
        "Clockmaker cleared\n\nThe jury took an hour. Lucan Pellbright, 58, of Candle Lane, denied stealing them.\n\n"
        "Pictured: Lucan Pellbright outside the court.",
    )
    assert [names.labels("Lucan Pellbright"), len(names.mentions("Lucan Pellbright"))] == [{"PERSON"}, 2]
    assert not names.mentions("Lucan")


def test_what_somebody_is_before_a_name_in_commas_makes_it_a_persons(reader: Reader) -> None:
    names = find(
        reader,
        "The hall is full. The mayor of Blackwater and her deputy, Perrin Ashgrove, said so in a joint statement.",
    )
    assert names.labels("Perrin Ashgrove") == {"PERSON"}


def test_a_photographer_is_parted_from_the_agency(reader: Reader) -> None:
    names = find(
        reader, "The trial\n\nThe bells are back.\n\nPictured: the court. Photograph: Sable Whitlow/Harrowick Lamp"
    )
    assert names.labels("Sable Whitlow") == {"PERSON"}
    assert names.labels("Harrowick Lamp") == {"ORG"}


def test_the_place_in_a_dateline_is_found_in_capitals_and_elsewhere(reader: Reader) -> None:
    names = find(
        reader,
        "Saltmere council votes to keep its bridge closed\n\n"
        "SALTMERE – Councillors voted on Tuesday night to keep the bridge closed until March.",
    )
    assert names.labels("SALTMERE") == names.labels("Saltmere") == {"PLACE"}


def test_a_role_before_a_name_outweighs_what_the_model_took_it_for(reader: Reader) -> None:
    names = find(
        reader, "The boss said teenage striker Thabo Mbeki scored. Mbeki, who is shy, left. Nobody saw Mbeki go."
    )
    assert names.labels("Mbeki") == names.labels("Thabo Mbeki") == {"PERSON"}


def test_a_role_and_a_name_behind_a_name_make_it_an_employers(reader: Reader) -> None:
    names = find(
        reader, "His goals sank Holm United. It was over early.\n\nHolm captain Lars Dahl: “We switched off.”\n"
    )
    assert names.labels("Holm") == {"ORG"}


def test_a_surname_that_is_a_persons_makes_the_full_name_one(reader: Reader) -> None:
    text = (Path(__file__).parents[3] / "seeds" / "interview.txt").read_text("utf-8")
    names = find(reader, text)
    assert names.labels("Tallis Rooke") == names.labels("Rooke") == {"PERSON"}
    assert names.entity("Tallis Rooke") == names.entity("Rooke")


def test_ranks_alone_are_no_name(reader: Reader) -> None:
    names = find(reader, "“We will not speculate,” Det Ch Insp Paula Stubbs, who leads the inquiry, told reporters.")
    assert [entity.name for entity in names.entities.values()] == ["Paula Stubbs"]


def test_the_first_word_of_a_company_is_the_company_and_no_person(reader: Reader) -> None:
    names = find(
        reader,
        "Galewick Athletic let a lead slip on Saturday. Galewick had led at half-time.\n\n"
        "The Galewick coach blamed himself. “We stopped,” he said.",
    )
    assert names.labels("Galewick") == {"ORG"}
    assert names.labels("Galewick Athletic") == {"ORG"}


def test_a_double_name_loses_its_title_too(reader: Reader) -> None:
    names = find(
        reader,
        "Her daughter, Kari Sørensen-Blake, confirmed the death, saying the cause was heart failure.\n\n"
        'She is survived by her daughter. "She\'d have hated an obituary," Ms Sørensen-Blake said.',
    )
    assert names.entity("Kari Sørensen-Blake") == names.entity("Sørensen-Blake")
    assert not names.mentions("Ms Sørensen-Blake")


def test_a_place_named_after_somebody_is_one_name(reader: Reader) -> None:
    names = find(reader, "Nurses at St Brannock's Hospital have voted to strike. The hospital's chief was told.")
    assert names.labels("St Brannock's Hospital") == {"ORG"}


def test_a_role_before_a_name_and_a_colon_tells_the_surname_elsewhere(reader: Reader) -> None:
    names = find(
        reader,
        "Nurses at St Brannock's Hospital have voted. Its regional officer, Tunde Bakare: “It’s about safety.”\n\n"
        "She warned that a strike would “hurt people” – a claim Bakare dismissed as “moral blackmail”.",
    )
    assert names.labels("Tunde Bakare") == names.labels("Bakare") == {"PERSON"}


def test_a_name_that_a_verb_stands_in_is_two(reader: Reader) -> None:
    names = find(
        reader,
        "United manager Ole Brandt accused his players of “switching off”.\n\n"
        '"You can\'t defend like that," Brandt told Sky Sports. "I\'ve told them, if it\'s tired legs, say so."',
    )
    assert names.entity("Brandt") == names.entity("Ole Brandt")


def test_a_label_in_capitals_is_no_abbreviation(reader: Reader) -> None:
    names = find(
        reader,
        "The fisheries minister, Tobias Merrin, spoke in Whitby.\n\nMERRIN: Good morning.\n\nDOYLE: And when?\n\n"
        "MERRIN: I said soon.\n\nDOYLE: Thank you.\n",
    )
    reasons = {reason for name in ("MERRIN", "DOYLE") for m in names.mentions(name) for reason in m.provenance.evidence}
    assert Reason.of(ReasonCode.BEGINS_LINES) in reasons
    assert Reason.of(ReasonCode.ABBREVIATION, against=True) not in reasons


def test_a_time_of_day_is_no_part_of_a_name(reader: Reader) -> None:
    names = find(reader, "Storm live: rivers rise\n\n10:45 Rail operator Northline says no trains will run before 3pm.")
    assert not any("10:45" in entity.name for entity in names.entities.values())


def test_what_an_organisation_is_before_its_name_says_so(reader: Reader) -> None:
    names = find(
        reader,
        "Campaign group Phones Down said the findings “speak for themselves”.\n\n"
        "The regulator, Ofwat, declined to comment. Former Cork star Jimmy Barry-Walsh felt the same.",
    )
    assert names.labels("Phones Down") == names.labels("Ofwat") == {"ORG"}
    assert not names.mentions("Former Cork")


def test_whoever_says_something_by_surname_is_a_person_by_full_name_though_a_town_is_called_so(reader: Reader) -> None:
    names = find(
        reader,
        "Every morning for sixty years Gopal Mandal walked to the river. “It was our clock,” he told me.\n\n"
        "“Seven comes,” Mandal says, “and nobody knows.”\n\n“It was brown,” Mandal says. “Brown like tea.”\n",
    )
    assert names.labels("Gopal Mandal") == names.labels("Mandal") == {"PERSON"}
    assert names.entity("Gopal Mandal") == names.entity("Mandal")


def test_a_councillors_title_is_no_part_of_the_name(reader: Reader) -> None:
    names = find(reader, "City Clerk Ron Webb, who took the minutes, said he wrote down “what I heard.”")
    assert names.labels("Ron Webb") == {"PERSON"}


def test_whoever_was_told_something_need_not_be_a_person(reader: Reader) -> None:
    names = find(reader, "“They always do this, like nobody else,” he told Al Jazeera. The aide told Al Jazeera.")
    assert names.labels("Al Jazeera") == {"ORG"}


def test_what_somebody_is_at_the_start_of_a_sentence_is_no_part_of_the_name(reader: Reader) -> None:
    names = find(
        reader, "It was over.\n\nCampaigner Bert Sills, of the Bin It group, welcomed the climbdown. Sills laughed."
    )
    assert names.labels("Bert Sills") == {"PERSON"}
    assert names.entity("Bert Sills") == names.entity("Sills")
