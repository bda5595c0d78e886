"""The list of findings follows each decision, and is then the same as if it were worked out anew; no window in it."""

from dataclasses import replace

import findings_case as case
from hypothesis import given
from hypothesis import strategies as st
from review_commands import MAKERS
from review_records import at
from review_records import record as harbour

from editorial.desktop.findings.list.filters import Filter, FindingStage, Order
from editorial.desktop.findings.list.matching import SearchWords
from editorial.desktop.findings.list.model import FindingsModel
from editorial.desktop.findings.list.row_text import describe_row
from editorial.desktop.findings.list.rows import RowKind, Rows
from editorial.desktop.findings.sections import Findings, Section
from editorial.desktop.wording.sign import Sign
from editorial.domain.annotation import Status
from editorial.domain.errors import RuleError
from editorial.domain.possibly_missed import PossiblyMissed
from editorial.domain.record import Change, ref
from editorial.review.draft import Draft
from editorial.review.outline import ItemKind, Outline, OutlineOptions
from editorial.review.session import now

MISSED = (PossiblyMissed(at("Northwind", 2), 0.4), PossiblyMissed(at("jobs"), 0.2))
FILTERS = st.builds(
    Filter,
    text=st.sampled_from(["", "", "saltmere", "a"]),
    stage=st.sampled_from(
        [
            FindingStage.ALL,
            FindingStage.ALL,
            FindingStage.ATTENTION,
            FindingStage.UNDECIDED,
            FindingStage.DECIDED,
            FindingStage.FLAGGED,
        ]
    ),
    kinds=st.sampled_from([frozenset(), frozenset(), frozenset({ItemKind.NAME, ItemKind.TERM})]),
    order=st.sampled_from(Order),
)
GROUPS = st.frozensets(st.sampled_from(["e1", "e2", "e3", "e4"]))


def same(model: FindingsModel, anew: Rows) -> None:
    rows = model.rows
    assert [model.line(place) for place in range(len(rows))] == [describe_row(anew, row) for row in anew]
    assert [*rows] == [*anew]
    assert rows.keys() == anew.keys()
    for item in anew.findings.outline.items:
        assert rows.position_of(item.key) == anew.position_of(item.key)
    assert rows.findings.undecided == anew.findings.undecided
    for section in Section:
        assert rows.findings.attention[section] == anew.findings.attention[section]
        assert rows.findings.occurrences[section] == anew.findings.occurrences[section]
        assert rows.shown(section) == anew.shown(section)


@given(wanted=FILTERS, opened=GROUPS, rejected=st.booleans(), data=st.data())
def test_rows_that_follow_decisions_equal_rows_worked_out_anew(wanted, opened, rejected, data):
    record, words = harbour(), SearchWords()
    outline = Outline(record, OutlineOptions(rejected, opened), MISSED)
    model = FindingsModel()
    model.show(Rows(Findings(outline), wanted, words))
    for command in data.draw(st.lists(st.sampled_from(["open", *sorted(MAKERS)]), min_size=1, max_size=6)):
        kept, findings = model.rows.keys(), model.rows.findings
        said = [model.line(place) for place in range(len(model.rows))]
        told = []
        model.dataChanged.connect(lambda first, _last, _roles, told=told: told.append(first.row()))
        if command == "open":
            opened = data.draw(GROUPS)
            renewed = outline.show(opened)
        else:
            draft = Draft(record, "A. Editor", now())
            try:
                MAKERS[command](data, record).run(draft)
            except RuleError:
                continue
            record = record.apply(draft.changes())
            renewed = outline.update(record, frozenset(change.ref for change in draft.changes()))
        if renewed.renamed:  # the list is then worked out anew
            words.forget()
            model.show(Rows(Findings(outline), wanted, words, kept))
        else:
            words.forget(item.key for item in (*renewed.gone, *renewed.new))
            findings.update(renewed)
            if model.renew(renewed, range(len(said))):
                assert {place for place, line in enumerate(said) if line != model.line(place)} == set(told)
        model.dataChanged.disconnect()
        same(
            model,
            Rows(Findings(Outline(record, OutlineOptions(rejected, opened), MISSED)), wanted, SearchWords(), kept),
        )


@given(opened=GROUPS, data=st.data())
def test_rows_stay_where_they_are_unless_one_comes_goes_or_moves(opened, data):
    record = harbour()
    outline = Outline(record, OutlineOptions(opened=opened), MISSED)
    rows = Rows(Findings(outline), Filter(), SearchWords())
    draft = Draft(record, "A. Editor", now())
    try:
        MAKERS[data.draw(st.sampled_from(sorted(MAKERS)))](data, record).run(draft)
    except RuleError:
        return
    before = layout(rows)
    record = record.apply(draft.changes())
    renewed = outline.update(record, frozenset(change.ref for change in draft.changes()))
    rows.findings.update(renewed)
    changes = rows.changes(renewed)
    rows.apply(changes)
    if all(change.keeps_rows for change in changes):
        assert layout(rows) == before


def layout(rows):
    """Return what stands where; the key of a speaker's row is another once the claim is decided."""
    return [(row.kind, row.group, row.kind is RowKind.SPEAKER or row.key) for row in rows]


def test_a_note_on_the_name_of_an_opened_group_shows_at_its_heading_at_once():
    record = case.record()
    outline = case.outline(record, "e1")
    model = FindingsModel()
    model.show(Rows(Findings(outline), Filter(), SearchWords()))
    heading = model.rows.position_of("mention:m1") - 1
    assert model.line(heading).notes == 0
    note = case.note("n1", "e1")
    renewed = outline.update(record.apply([Change(None, note)]), {ref(note)})
    model.rows.findings.update(renewed)
    assert model.renew(renewed, range(len(model.rows)))
    assert model.line(heading).notes == 1


def test_a_name_is_no_longer_two_things_once_its_namesake_was_rejected():
    record = case.record()
    outline = case.outline(record, rejected=True)
    model = FindingsModel()
    model.show(Rows(Findings(outline), Filter(), SearchWords()))
    place = model.rows.position_of("name:e3")
    assert model.line(place).sign is Sign.CONTESTED
    gone = (record.entities["e4"], record.mentions["m5"])
    record = record.apply([Change(row, replace(row, status=Status.REJECTED)) for row in gone])
    renewed = outline.update(record, frozenset(map(ref, gone)))
    model.rows.findings.update(renewed)
    assert model.renew(renewed, range(len(model.rows)))
    assert model.line(place).sign is Sign.CHECK
