"""A quote is looked up in its sources: what is the same, what is not, and which rules were needed for that."""

from __future__ import annotations

import pytest

from editorial.domain.verdict import USUAL_RULES, EditKind, FoldRule, Verdict
from tests.language.checking_case import look_up

SPEECH = (
    "Good morning. The bridge is not safe, and um we will close it on Monday. I did not say that it's the fault of "
    "the city. We have, uh, 25 engineers on site — they work day and night. We won't open it again before May. What "
    "happened in March will not happen again (laughs), I promise you that. The total is 1,200 tonnes, or 5% more. "
    "The infor-\nmation is out there. You agreed?"
)
LEFT_OUT, INSERTED, REPLACED = EditKind.LEFT_OUT, EditKind.INSERTED, EditKind.REPLACED


@pytest.mark.parametrize(
    ("quote", "folded"),
    [
        ("They work day and night", {FoldRule.FIRST_CAPITAL}),
        ("The bridge is not safe, and we will close it on Monday,", {FoldRule.HESITATIONS, FoldRule.END_MARK}),
        ("will not happen again, I promise you that", {FoldRule.HESITATIONS}),
        ("we won’t open it again", {FoldRule.MARKS, FoldRule.FIRST_CAPITAL}),
        ("We won't  open it again", {FoldRule.SPACES}),
        ("engineers on site - they work", {FoldRule.DASHES}),
        ("The information is out there", {FoldRule.LINE_ENDS}),
        ("We won't open [the bridge] again before May", {FoldRule.BRACKETS}),
        ("[W]e will close it on Monday", {FoldRule.BRACKETS}),
        ("We won't open it [sic] again", {FoldRule.BRACKETS}),
        ("The bridge is “not safe”", {FoldRule.MARKS}),
        ("We have 25 engineers … we won't open it again before May", {FoldRule.HESITATIONS, FoldRule.ELLIPSES}),
    ],
)
def test_what_a_rule_ignores_is_as_in_the_source_and_the_rule_is_said(quote: str, folded: set[FoldRule]) -> None:
    found = look_up(quote, SPEECH).match
    assert (found.verdict, found.edits) == (Verdict.AS_IN_SOURCE, ())
    assert folded <= found.folded
    for rule in folded:
        without = look_up(quote, SPEECH, rules=USUAL_RULES - {rule}).match
        assert without.verdict in {Verdict.ALTERED, Verdict.CUT}, f"{rule} is switched off"
        assert without.edits


@pytest.mark.parametrize(
    ("quote", "edits"),
    [
        ("The bridge is safe, and we will close it", [(LEFT_OUT, "", "not")]),
        ("I did say that it's the fault of the city", [(LEFT_OUT, "", "not")]),
        ("We have 26 engineers on site", [(REPLACED, "26", "25")]),
        ("they worked day and night", [(REPLACED, "worked", "work")]),
        ("We won't ever open it again before May", [(INSERTED, "ever", "")]),
        ("The total is 1200 tonnes", [(REPLACED, "1200", "1,200")]),
        ("We have twenty engineers on site", [(REPLACED, "twenty", "25")]),
        ("We will not open it again", [(INSERTED, "will", ""), (REPLACED, "not", "won't")]),
        ("You agreed.", [(REPLACED, ".", "?")]),
        ("We won't open it again, um, before May", [(INSERTED, "um", "")]),
    ],
)
def test_words_that_were_changed_are_altered(quote: str, edits: list[tuple[EditKind, str, str]]) -> None:
    found = look_up(quote, SPEECH)
    assert found.match.verdict is Verdict.ALTERED
    assert found.edits == edits


@pytest.mark.parametrize(
    ("quote", "rule"),
    [
        ("I did not say that it is the fault of the city", FoldRule.CONTRACTIONS),
        ("We will not open it again before May", FoldRule.CONTRACTIONS),
        ("We have twenty-five engineers on site", FoldRule.NUMBERS),
        ("The total is twelve hundred tonnes", FoldRule.NUMBERS),
        ("the Bridge is not safe", FoldRule.CAPITALS),
    ],
)
def test_what_a_newsroom_may_ignore_is_ignored_only_when_it_says_so(quote: str, rule: FoldRule) -> None:
    assert look_up(quote, SPEECH).match.verdict is Verdict.ALTERED
    found = look_up(quote, SPEECH, rules=USUAL_RULES | {rule}).match
    assert (found.verdict, rule in found.folded) == (Verdict.AS_IN_SOURCE, True)


def test_a_word_said_twice_is_ignored_only_when_the_newsroom_says_so() -> None:
    source, quote = "Well, and then I, I think so too, of course.", "and then I think so too"
    assert look_up(quote, source).edits == [(LEFT_OUT, "", "I")]
    assert look_up(quote, source, rules=USUAL_RULES | {FoldRule.REPEATS}).match.folded == {FoldRule.REPEATS}


def test_words_left_out_are_a_cut_if_the_article_does_not_show_it() -> None:
    shown = look_up("we have 25 engineers […] we won't open it again before May", SPEECH)
    assert shown.match.verdict is Verdict.AS_IN_SOURCE
    found = look_up("we have 25 engineers, we won't open it again before May", SPEECH)
    assert found.match.verdict is Verdict.CUT
    assert found.edits == [(LEFT_OUT, "", "on site — they work day and night")]
    assert found.passages == ["We have, uh, 25 engineers", "We won't open it again before May"]


@pytest.mark.parametrize("shown", ["…", "[…]", "[still]"])
def test_a_negation_that_an_ellipsis_or_a_bracket_stands_for_is_told(shown: str) -> None:
    found = look_up(f"I did {shown} say that it's the fault of the city", SPEECH)
    assert found.match.verdict in {Verdict.CUT, Verdict.ALTERED}
    assert found.edits == [(LEFT_OUT, "", "not")]


def test_pieces_of_an_utterance_have_to_follow_one_another() -> None:
    whole = look_up(["The bridge is not safe,", "and we will close it on Monday."], SPEECH)
    assert whole.match.verdict is Verdict.AS_IN_SOURCE
    joined = look_up(["We have 25 engineers on site.", "We won't open it again."], SPEECH)
    assert joined.match.verdict is Verdict.CUT
    turned = look_up(["We won't open it again before May.", "We have 25 engineers on site."], SPEECH)
    assert turned.match.verdict is Verdict.STITCHED


def test_a_quote_from_places_far_from_each_other_is_stitched() -> None:
    source = (
        "The harbour will be closed to all ships. " + "Somebody asks about fish. " * 200 + "The mayor never told us."
    )
    for quote in (
        "The harbour will be closed … the mayor never told us",
        "The harbour will be closed, the mayor never told us",
    ):
        found = look_up(quote, source)
        assert found.match.verdict is Verdict.STITCHED
        assert found.passages == ["The harbour will be closed", "The mayor never told us"]


def test_a_quote_that_nobody_said_is_not_found() -> None:
    found = look_up("Nothing of what you say about the harbour is true", SPEECH).match
    assert (found.verdict, found.source, found.spans) == (Verdict.NOT_FOUND, None, ())


def test_few_frequent_words_are_said_to_stand_there_by_chance() -> None:
    found = look_up("not", SPEECH).match
    assert (found.verdict, found.places, found.may_be_chance) == (Verdict.AS_IN_SOURCE, 3, True)
    assert not look_up("We won't open it again", SPEECH).match.may_be_chance


def test_page_headers_and_labels_between_the_words_are_not_said() -> None:
    paper = "The committee finds that the works\n\nReport | Page 12\n\nwere late.\n\nReport | Page 13\n\nMore."
    found = look_up("the works were late", paper).match
    assert (found.verdict, FoldRule.LINE_ENDS in found.folded) == (Verdict.AS_IN_SOURCE, True)
    talk = "[00:01:05] ELLIS: The bridge is\n[00:01:09] ELLIS: not safe at all.\nQ: Why?"
    found = look_up("The bridge is not safe at all", talk, speaker="Maria Ellis").match
    assert (found.verdict, found.speaker, found.seconds) == (Verdict.AS_IN_SOURCE, "ELLIS", 65.0)


def test_a_transcript_in_capitals_is_no_alteration() -> None:
    found = look_up(
        "We will not pay for this, Mr Ellis", "MR ROY: WE WILL NOT PAY FOR THIS, MR ELLIS.\nMR ROY: NEVER."
    ).match
    assert (found.verdict, FoldRule.ONE_CASE in found.folded) == (Verdict.AS_IN_SOURCE, True)


TALK = (
    "ELLIS: The bridge is shut for good.\n\nROSENBERG: We will see about that.\n\nQ: Is it safe?\n\nELLIS: We will see."
)


def test_words_of_somebody_else_are_said_to_be_anothers() -> None:
    assert look_up("The bridge is shut for good", TALK, speaker="Maria Ellis").match.verdict is Verdict.AS_IN_SOURCE
    other = look_up("The bridge is shut for good", TALK, speaker="David Rosenberg").match
    assert (other.verdict, other.speaker) == (Verdict.OTHER_SPEAKER, "ELLIS")
    both = look_up("The bridge is open for good", TALK, speaker="David Rosenberg").match
    assert both.holds == (Verdict.OTHER_SPEAKER, Verdict.ALTERED)


def test_what_somebody_else_said_in_between_is_a_cut() -> None:
    talk = "ELLIS: The bridge is shut for good.\nROY: No.\nELLIS: Is it safe?\nROY: No."
    found = look_up("The bridge is shut for good. Is it safe?", talk)
    assert (found.match.verdict, found.edits) == (Verdict.CUT, [(LEFT_OUT, "", "No")])


def test_a_speaker_who_is_not_known_is_no_other_speaker() -> None:
    assert look_up("The bridge is shut for good", TALK).match.verdict is Verdict.AS_IN_SOURCE
    assert look_up("Is it safe?", TALK, speaker="Maria Ellis").match.verdict is Verdict.AS_IN_SOURCE


@pytest.mark.parametrize(("speaker", "label"), [("Maria Ellis", "ELLIS"), ("David Rosenberg", "ROSENBERG")])
def test_of_several_places_that_of_the_right_speaker_is_shown(speaker: str, label: str) -> None:
    found = look_up("we will see", TALK, speaker=speaker).match
    assert (found.verdict, found.speaker, found.places) == (Verdict.AS_IN_SOURCE, label, 2)


def test_of_several_places_that_in_the_very_same_characters_is_shown() -> None:
    source = "So Bernie went home that day. “BERNIE went home,” they cried."
    assert look_up("BERNIE went home", source).match.folded == frozenset()


def test_letters_in_brackets_are_the_same_on_both_sides() -> None:
    source = "She said: “[W]e go home [soon], all of us.”"
    assert look_up("[W]e go home [soon], all of us", source).match.verdict is Verdict.AS_IN_SOURCE
    assert FoldRule.BRACKETS in look_up("We go home soon", "“[W]e go home soon.”").match.folded


def test_two_sources_that_disagree_are_both_named() -> None:
    notes, recording = (
        "She said the bridge is hardly safe for lorries.",
        "The bridge is not safe for lorries, she said.",
    )
    found = look_up("the bridge is not safe for lorries", notes, recording).match
    assert (found.verdict, found.source, found.disputed) == (Verdict.AS_IN_SOURCE, "1", True)
    assert [(other.source, other.verdict) for other in found.others] == [("0", Verdict.ALTERED)]
    assert not look_up("the bridge is not safe for lorries", recording, recording).match.disputed
