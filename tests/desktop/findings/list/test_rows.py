"""The rows of the findings, and what they say: no widgets in it."""

from dataclasses import replace

import findings_case as case
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from editorial.desktop.findings.list.filters import Filter, FindingStage, Order
from editorial.desktop.findings.list.matching import SearchWords
from editorial.desktop.findings.list.model import FindingsModel
from editorial.desktop.findings.list.row_text import candidate_names, describe_row
from editorial.desktop.findings.list.rows import RowKind, Rows
from editorial.desktop.findings.sections import Findings, Section
from editorial.desktop.wording.findings import day_and_time
from editorial.desktop.wording.sign import Sign, sign_of
from editorial.domain.annotation import Decided, How, Mark, Origin, Resolution, Speaker, Status
from editorial.review.outline import ItemKind

EVERYTHING = Filter()


def shown(wanted=EVERYTHING, record=None, opened=(), keep=(), rejected=False):
    record = record or case.record()
    findings = Findings(case.outline(record, *opened, rejected=rejected))
    return Rows(findings, wanted, SearchWords(), keep)


def lines(rows):
    return [describe_row(rows, row) for row in rows]


def texts(rows):
    return [line.text for line in lines(rows)]


def line_at(rows, key):
    return describe_row(rows, rows[rows.position_of(key)])


def changed(table, key, **fields):
    rows = getattr(case, table)
    return case.record(**{table.lower(): [replace(row, **fields) if row.id == key else row for row in rows]})


def test_sections_stand_in_order_each_with_its_findings():
    assert texts(shown()) == [
        "Quotes",
        "“It stays,” … “We counted the riders.”",
        "Ada Krall",
        "“Nobody asked the drivers,”",
        "he → Bo Lind ?",
        "Reported",
        "the bus would stay",
        "Ada Krall",
        "Terms",
        "‘Night Bus’",
        "Names",
        "Ada Krall",
        "Bo Lind & Sons",
        "Havn",
        "Havn",
        "Bo Lind",
        "Ida Moe",
        "Possibly missed",
        "The Ferry",
    ]


def test_a_heading_counts_what_needs_attention_a_claim_with_its_quote():
    heading = lines(shown())[0]
    assert heading.tail == "1 needs attention"
    assert heading.spoken == "Quotes 2 in 3 pieces, 1 needs attention"


def test_a_heading_says_in_how_many_places_its_findings_stand_where_these_are_more():
    counts = {row.section: describe_row(rows, row).times for rows in (shown(),) for row in rows if row.item is None}
    assert counts == {
        Section.QUOTES: "2 in 3 pieces",
        Section.REPORTED: "1",
        Section.TERMS: "1",
        Section.NAMES: "6 in 9 occurrences",
        Section.MISSED: "1",
    }


def test_a_filtered_section_says_how_many_it_shows():
    assert lines(shown(Filter(text="drivers")))[0].times == "1 of 2"


def test_a_screen_reader_hears_place_words_speaker_and_state():
    assert line_at(shown(), "quote:q3").spoken == (
        "Quote 2 of 2, “Nobody asked the drivers,”, speaker he taken to be Bo Lind, undecided, "
        "its speaker needs attention"
    )
    assert line_at(shown(), "claim:q3").spoken == "Quote 2 of 2, speaker he taken to be Bo Lind, needs attention"
    assert line_at(shown(), "name:e5").spoken == "Name 5 of 6, Bo Lind, person, 1 occurrence, needs attention, flagged"


def test_the_speaker_of_the_focused_quote_comes_with_candidates_in_the_order_of_the_keys():
    findings = shown().findings
    names = candidate_names(findings, findings.outline.get("claim:q3"))
    assert names[:3] == ("Bo Lind", "Ada Krall", "Bo Lind & Sons")


@pytest.mark.parametrize(
    ("speakers", "words"),
    [
        ((), "speaker unknown"),
        ((Speaker(case.span("drivers")),), "drivers"),
        ((Speaker(case.span("drivers"), None, Resolution("unnamed", 0.3)),), "drivers → unnamed ?"),
        ((Speaker(None, "e1", Resolution("editor", None, Status.ADDED)),), "Ada Krall"),
        ((Speaker(None, "e1"), Speaker(None, "e5")), "Ada Krall and Bo Lind"),
        ((Speaker(None, None),), "unnamed"),
    ],
)
def test_speakers_are_put_into_words(speakers, words):
    rows = shown(record=changed("QUOTES", "q3", speakers=speakers))
    assert describe_row(rows, rows[rows.position_of("quote:q3") + 1]).text == words


def test_two_names_alike_say_that_they_may_be_two_things_until_one_is_decided():
    assert line_at(shown(), "name:e3").sign is Sign.CONTESTED
    decided = shown(record=changed("ENTITIES", "e3", status=Status.CONFIRMED))
    assert line_at(decided, "name:e3").sign is Sign.CHECK


def test_a_group_of_two_types_is_contested():
    record = changed("MENTIONS", "m6", label="WORK")
    assert line_at(shown(record=record), "name:e1").sign is Sign.CONTESTED


def test_confirmed_one_by_one_and_as_a_group_are_told_apart():
    rows = shown()
    assert (line_at(rows, "name:e2").sign, line_at(rows, "name:e2").tail) == (Sign.CONFIRMED, "")
    assert (line_at(rows, "name:e6").sign, line_at(rows, "name:e6").tail) == (Sign.BULK, "✓ group")


@pytest.mark.parametrize(
    ("on", "key"),
    [
        ("m2", "name:e1"),
        ("e1", "name:e1"),
        ("q2", "quote:q1"),
        ("q3", "quote:q3"),
        ("q4", "reported:q4"),
        ("q5", "term:q5"),
    ],
)
def test_a_finding_with_notes_says_how_many_and_no_other_does(on, key):
    rows = shown(record=case.record(notes=[case.note("n1", on), case.note("n2", on)]))
    noted = [row for row in rows if describe_row(rows, row).notes]
    assert [(row.key, describe_row(rows, row).notes) for row in noted] == [(key, 2)]
    assert line_at(rows, key).spoken.partition(", its speaker")[0].endswith(", 2 notes")


def test_in_an_opened_group_the_note_stands_at_its_place_and_that_on_the_name_at_the_heading():
    rows = shown(record=case.record(notes=[case.note("n1", "m2"), case.note("n2", "e1")]), opened=("e1",))
    heading = rows.position_of("mention:m1") - 1
    assert [place for place, line in enumerate(lines(rows)) if line.notes] == [heading, rows.position_of("mention:m2")]
    assert describe_row(rows, rows[heading]).spoken == "Ada Krall, person, opened, 4 occurrences, 1 note"


def test_the_tip_of_a_row_has_the_words_of_its_notes():
    record = case.record(notes=[case.note("n1", "m2", "Ask <her>?"), case.note("n2", "q1")])
    model = FindingsModel()
    model.show(shown(record=record))

    def tip(key):
        return model.data(model.index(model.rows.position_of(key)), Qt.ItemDataRole.ToolTipRole)

    assert "Ask <her>? (Kim Berg, " in tip("name:e1")
    assert "Ask" not in tip("name:e2")


def test_a_name_partly_decided_says_how_far():
    line = line_at(shown(record=changed("MENTIONS", "m1", status=Status.CONFIRMED, decided=case.BY)), "name:e1")
    assert (line.sign, line.tail, line.times) == (Sign.PARTLY, "1 of 4", "×4")


def test_rejected_mentions_do_not_make_a_confirmed_group_look_rejected():
    kept = replace(case.MENTIONS[0], status=Status.CONFIRMED, decided=case.BY)
    gone = replace(case.MENTIONS[1], status=Status.REJECTED, decided=case.BY)
    assert sign_of([kept, gone]) is Sign.CONFIRMED
    assert sign_of([gone]) is Sign.REJECTED


def test_an_unsure_mark_is_said_in_a_word():
    record = changed("MENTIONS", "m3", marks=frozenset({Mark.UNSURE}))
    assert line_at(shown(record=record), "name:e2").tail == "unsure"


def test_an_opened_group_stands_together_under_its_name_and_counts_once():
    rows = shown(opened=("e1",))
    names = [row for row in rows if row.section is Section.NAMES]
    assert [row.kind for row in names[1:6]] == [RowKind.GROUP, *[RowKind.MENTION] * 4]
    assert lines(rows)[rows.position_of("mention:m1") - 2].times == "6 in 9 occurrences"
    assert line_at(rows, "name:e2").spoken.startswith("Name 2 of 6")


def test_places_of_an_opened_group_stand_in_their_context():
    line = line_at(shown(opened=("e1",)), "mention:m2")
    assert (line.before, line.text, line.after[:6]) == (
        "… told the council that the bus would stay. “It stays,” ",
        "Krall",
        " said.",
    )


@pytest.mark.parametrize(
    ("wanted", "keys"),
    [
        (Filter(text="KRALL"), {"quote:q1", "reported:q4", "name:e1"}),
        (Filter(text="krall riders"), {"quote:q1"}),
        (Filter(text="lind"), {"quote:q3", "name:e2", "name:e5"}),
        (Filter(stage=FindingStage.ATTENTION), {"quote:q3", "name:e3", "name:e4", "name:e5"}),
        (Filter(stage=FindingStage.DECIDED), {"name:e2", "name:e6"}),
        (Filter(stage=FindingStage.BULK), {"name:e6"}),
        (Filter(stage=FindingStage.FLAGGED), {"name:e5"}),
        (Filter(kinds=frozenset({ItemKind.TERM, ItemKind.MISSED})), {"term:q5", f"missed:{case.MISSED[0].span.start}"}),
        (Filter(labels=frozenset({"PLACE", "WORK"})), {"name:e3", "name:e4"}),
        (Filter(kinds=frozenset({ItemKind.TERM}), labels=frozenset({"ORG"})), {"term:q5", "name:e2"}),
        (Filter(origins=frozenset({Origin.RULE}), text="krall"), {"quote:q1", "reported:q4"}),
    ],
)
def test_a_filter_lets_through_what_it_asks_for(wanted, keys):
    assert shown(wanted).keys() == keys


def test_what_is_to_be_kept_stays_whatever_the_filter_says():
    assert shown(Filter(stage=FindingStage.BULK), keep={"name:e2"}).keys() == {"name:e2", "name:e6"}


def test_rejected_findings_can_be_asked_for():
    record = changed("QUOTES", "q5", status=Status.REJECTED, decided=case.BY)
    assert shown(Filter(stage=FindingStage.REJECTED), record=record, rejected=True).keys() == {"term:q5"}


def test_sections_can_be_ordered_by_doubt_and_by_name():
    names = [row.key for row in shown(Filter(order=Order.DOUBT)) if row.kind is RowKind.NAME]
    assert set(names[:3]) == {"name:e3", "name:e4", "name:e5"}
    assert names[-1] in {"name:e2", "name:e6"}
    rows = shown(Filter(order=Order.NAME))
    by_name = [describe_row(rows, row).text for row in rows if row.kind is RowKind.NAME]
    assert by_name == ["Ada Krall", "Bo Lind", "Bo Lind & Sons", "Havn", "Havn", "Ida Moe"]


FILTERS = st.builds(
    Filter,
    text=st.sampled_from(["", "krall", "havn", "o"]),
    stage=st.sampled_from([FindingStage.ALL, FindingStage.ATTENTION, FindingStage.UNDECIDED, FindingStage.DECIDED]),
    labels=st.frozensets(st.sampled_from(["PERSON", "PLACE", "ORG"])),
    order=st.sampled_from(list(Order)),
)


@given(FILTERS, st.sets(st.sampled_from(["e1", "e2", "e3", "e5"])))
def test_every_stop_is_found_again_by_its_key(wanted, opened):
    rows = shown(wanted, opened=opened)
    stops = [place for place in range(len(rows)) if rows.is_stop(place)]
    assert [rows.position_of(rows[place].key) for place in stops] == stops


@given(FILTERS)
def test_a_filter_shows_nothing_that_is_not_there_without_it(wanted):
    assert shown(wanted).keys() <= shown().keys()


def test_arrows_pass_over_headings_and_over_speakers_that_are_no_claim():
    rows = shown()
    stops = [rows[place].key for place in range(len(rows)) if rows.is_stop(place)]
    assert stops[:4] == ["quote:q1", "quote:q3", "claim:q3", "reported:q4"]
    assert len(stops) == len(case.outline().items)


def test_a_time_of_today_is_short_and_one_before_has_its_day():
    utc = case.AT.tzinfo
    assert day_and_time(case.AT, now=case.AT, zone=utc) == "09:30"
    assert day_and_time(case.AT, now=case.AT.replace(day=5), zone=utc) == "4 March 2026, 09:30"


def test_every_stroke_on_several_findings_counts_as_a_group():
    for how in How:
        one = replace(case.MENTIONS[0], status=Status.CONFIRMED, decided=Decided("Kim Berg", case.AT, how))
        assert sign_of([one]) is (Sign.BULK if how in {How.GROUP, How.ALL_SAME, How.PARAGRAPH} else Sign.CONFIRMED)
