"""What the card says: why, who decided, and who may have said it. No Qt in it."""

import re
from dataclasses import replace

import findings_case as case
import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.desktop.findings.card.facts import MissedFacts, facts_of
from editorial.desktop.findings.sections import Findings
from editorial.desktop.wording import reasons as why
from editorial.desktop.wording.same_name import same_occurrence
from editorial.desktop.wording.sign import Sign
from editorial.domain.annotation import (
    Decided,
    How,
    Kind,
    Note,
    NoteKind,
    Origin,
    Provenance,
    Resolution,
    Status,
)
from editorial.domain.library import AuthorityRecord
from editorial.domain.newsroom_list import NewsroomList
from editorial.domain.reason import Reason, ReasonCode
from editorial.domain.rules import RULES
from editorial.review.same_name import SameName


def facts(key, record=None, opened=(), newsroom=None):
    record = record or case.record()
    findings = Findings(case.outline(record, *opened))
    return facts_of(findings, findings.outline.get(key), newsroom)


def with_quote(key, **fields):
    return case.record(quotes=[replace(quote, **fields) if quote.id == key else quote for quote in case.QUOTES])


def with_mention(key, **fields):
    return case.record(mentions=[replace(m, **fields) if m.id == key else m for m in case.MENTIONS])


@given(
    st.builds(
        Provenance,
        st.sampled_from(list(Origin)),
        st.sampled_from([None, *RULES]),
        st.none(),
        st.none() | st.floats(0, 1),
    )
)
def test_no_reason_holds_a_figure(provenance):
    said = why.sentence(why.suggestion(provenance))
    assert said
    assert not re.search(r"\d", said)


@given(st.sampled_from(list(RULES)), st.floats(0, 1), st.sampled_from([Status.SUGGESTED, Status.CONFIRMED]))
def test_a_claim_asks_to_be_checked_at_most_once(rule, score, status):
    said = why.sentence(why.claim(Resolution(rule, score, status)))
    assert said.count("check") <= 1
    assert not re.search(r"\d", said)


def test_what_is_carried_over_says_so_in_an_editors_words():
    provenance = Provenance(Origin.RULE, "previous-paragraph", None, 0.6)
    assert why.sentence(why.suggestion(provenance)) == "Carried over from the quote above: check."


def test_evidence_goes_before_the_words_for_the_rule():
    beside, comma = (
        Reason.of(ReasonCode.WORDS, "“Krall” stands beside it"),
        Reason.of(ReasonCode.WORDS, "a comma is odd"),
    )
    provenance = Provenance(Origin.RULE, "subject", None, 0.95, (beside, replace(comma, against=True)))
    assert why.sentence(why.suggestion(provenance)) == "“Krall” stands beside it, but a comma is odd; sure."


def test_what_could_be_somebody_else_is_not_called_sure():
    reasons = ["Petrie is the likeliest man named before", "but it could be Marco Ramirez", "sure"]
    assert why.sentence(reasons) == "Petrie is the likeliest man named before, but it could be Marco Ramirez."


def test_once_decided_nothing_asks_to_be_checked():
    claim = Resolution("pronoun", 0.6, Status.CONFIRMED)
    assert why.sentence(why.claim(claim)) == "A word such as “he”, taken to mean somebody named before."
    carried = Provenance(Origin.RULE, "same-paragraph", None, 0.4)
    asked = replace(case.record().quotes["q1"], provenance=carried)
    assert why.sentence(why.of_quote(asked)) == "Carried over from the quote above: check."
    done = replace(asked, status=Status.CONFIRMED, decided=case.BY)
    assert why.sentence(why.of_quote(done)) == "Carried over from the quote above."


def test_what_an_editor_added_needs_no_other_reason():
    added = replace(case.record().quotes["q1"], provenance=Provenance(Origin.EDITOR), status=Status.ADDED)
    assert why.of_quote(added) == []


def test_the_claim_about_the_speaker_is_told_apart_from_the_words():
    found = facts("claim:q3")
    assert found.on_claim
    assert found.common.sign is Sign.OPEN
    assert (found.speaker.words, found.speaker.sign, found.speaker.claim) == ("he → Bo Lind ?", Sign.CHECK, True)
    assert found.speaker.status == "“he” taken to be Bo Lind; the last man named: check."


def test_candidates_have_the_numbers_of_the_keys_and_the_speaker_is_marked():
    found = [(one.number, one.name, one.chosen) for one in facts("quote:q3").candidates]
    assert found[:3] == [(1, "Bo Lind", True), (2, "Ada Krall", False), (3, "Bo Lind & Sons", False)]


def test_a_candidate_that_is_gone_has_no_number_as_it_has_no_key():
    record = case.record(entities=[entity for entity in case.ENTITIES if entity.id != "e1"])
    outline = case.outline(record)
    shown = [one.name for one in facts("quote:q3", record).candidates]
    given = [record.entities[key].name for key in outline.candidates(outline.get("quote:q3"))]
    assert shown == given
    assert shown[:2] == ["Bo Lind", "Bo Lind & Sons"]


def test_a_decision_says_who_when_how_and_what_was_suggested():
    decided = Decided("Kim Berg", case.AT, How.GROUP, "the house style")
    record = with_mention("m3", status=Status.CORRECTED, suggested={"label": "PERSON"}, decided=decided)
    status = facts("name:e2", record).common.status
    assert status.startswith("corrected by Kim Berg, 4 March 2026, ")
    assert status.endswith(" with its group (was: person): the house style")


@pytest.mark.parametrize(
    ("suggested", "said"),
    [
        ({"kind": "term"}, "quoted term"),
        ({"start": 0, "end": 7}, "“Council”"),
        ({"speakers": [{"start": None, "end": None, "entity": "e1"}]}, "speaker Ada Krall"),
        ({"speakers": []}, "speaker unknown"),
        ({"start": 0, "end": 9_999, "kind": "no such"}, ""),
    ],
)
def test_what_was_suggested_is_put_into_words(suggested, said):
    record = with_quote("q3", status=Status.CORRECTED, suggested=suggested, decided=case.BY)
    status = facts("quote:q3", record).common.status
    assert (f"(was: {said})" in status) if said else ("was" not in status)


def test_a_term_has_no_speaker():
    found = facts("term:q5")
    assert (found.kind, found.speaker, found.candidates) == (Kind.TERM, None, ())


def test_a_quote_without_a_speaker_asks_for_one():
    found = facts("quote:q3", with_quote("q3", speakers=()))
    assert found.speaker.sign is Sign.CHECK
    assert "no speaker found" in found.speaker.status


def test_nobody_known_can_be_a_decision():
    found = facts("quote:q3", with_quote("q3", speakers=(), status=Status.CONFIRMED, decided=case.BY))
    assert found.speaker.status == "nobody knows who said it"


def test_an_added_quote_without_a_speaker_does_not_claim_that_nobody_knows_who_said_it():
    found = facts("quote:q3", with_quote("q3", speakers=(), status=Status.ADDED, decided=case.BY))
    assert found.speaker.sign is Sign.CHECK
    assert found.speaker.status == "nobody was entered: choose one, or leave it unknown"


def test_notes_on_any_piece_stand_in_the_card():
    note = Note("n1", NoteKind.PROBLEM, "No such bus", "Kim Berg", case.AT, "q2")
    record = case.record(notes=[note])
    assert facts("quote:q1", record).common.notes[0].words.startswith("Problem: No such bus (Kim Berg, 4 March 2026")


def test_a_contested_name_says_what_it_may_be():
    assert facts("name:e3").contested == "2 names here are called Havn: place and work. Decide them one by one."
    assert facts("name:e1").contested == ""


def test_a_possible_alias_knows_whether_another_name_is_called_so():
    record = case.record(entities=[replace(case.ENTITIES[0], possible_aliases=("Ada", "Bo Lind")), *case.ENTITIES[1:]])
    assert [(one.name, one.entity) for one in facts("name:e1", record).possible] == [("Ada", None), ("Bo Lind", "e5")]


def listed(name: str, status: Status = Status.SUGGESTED, authority: str | None = None, label: str = "PERSON") -> str:
    first = replace(case.ENTITIES[0], name=name, aliases=(), authority=authority, status=status)
    newsroom = NewsroomList([AuthorityRecord("a7", "Ada Krall", label)])
    return facts("name:e1", case.record(entities=[first, *case.ENTITIES[1:]]), newsroom=newsroom).listed


def test_the_card_says_what_the_newsrooms_list_has_for_a_name():
    assert listed("Ada Krall", Status.CONFIRMED, "a7") == "In the newsroom’s list as Ada Krall"
    assert listed("Ada Krall", Status.CONFIRMED, "gone") == "In the newsroom’s list as gone"
    assert "confirmed together with the name" in listed("Ada Krall", authority="a7")
    assert "not linked yet" in listed("Ada Krall", Status.ADDED)
    assert listed("Ada Kral") == "“Ada Kral” may be misspelt: the newsroom’s list has Ada Krall"
    assert listed("Ada Kral", Status.CONFIRMED) == ""
    assert listed("Ada Krall", label="PLACE") == ""


def test_one_place_of_an_opened_group_says_what_group():
    found = facts("mention:m2", opened=("e1",))
    assert (found.name, found.of_group) == ("Krall", "One of 4 occurrences of Ada Krall, person")
    assert len(found.occurrences) == 1


def test_a_missed_stretch_stands_in_its_context():
    found = facts(f"missed:{case.MISSED[0].span.start}")
    assert isinstance(found, MissedFacts)
    assert (found.words, found.span) == ("The Ferry", case.MISSED[0].span)
    assert "was late" in found.context


def test_the_words_around_a_place_stay_in_its_paragraph():
    place = same_occurrence(case.record(), SameName(case.span("Havn", 1), None))
    assert (place.before, place.text) == ("", "Havn")
    assert place.after.startswith(", a song by Ada Krall")
    assert place.spoken.endswith(", new")
