"""The list of findings follows each decision, and is then the same as if it were worked out anew: no Qt in it."""

from hypothesis import given
from hypothesis import strategies as st
from review_commands import MAKERS
from review_records import at
from review_records import record as harbour

from editorial.desktop.findings.filters import Filter, Order, Stage
from editorial.desktop.findings.findings import Findings, Section
from editorial.desktop.findings.lines import line_of
from editorial.desktop.findings.rows import RowKind, Rows
from editorial.desktop.findings.sieve import SearchWords
from editorial.domain.errors import RuleError
from editorial.domain.suggestions import PossiblyMissed
from editorial.review.draft import Draft
from editorial.review.outline import ItemKind, Outline, Shown
from editorial.review.session import now

MISSED = (PossiblyMissed(at("Northwind", 2), 0.4), PossiblyMissed(at("jobs"), 0.2))
FILTERS = st.builds(
    Filter,
    text=st.sampled_from(["", "", "saltmere", "a"]),
    stage=st.sampled_from([Stage.ALL, Stage.ALL, Stage.ATTENTION, Stage.UNDECIDED, Stage.DECIDED, Stage.FLAGGED]),
    kinds=st.sampled_from([frozenset(), frozenset(), frozenset({ItemKind.NAME, ItemKind.TERM})]),
    order=st.sampled_from(Order),
)
GROUPS = st.frozensets(st.sampled_from(["e1", "e2", "e3", "e4"]))


def same(rows: Rows, anew: Rows) -> None:
    assert [*rows] == [*anew]
    assert rows.keys() == anew.keys()
    assert [line_of(rows, row) for row in rows] == [line_of(anew, row) for row in anew]
    for item in anew.findings.outline.items:
        assert rows.place(item.key) == anew.place(item.key)
    assert rows.findings.undecided == anew.findings.undecided
    for section in Section:
        assert rows.findings.attention[section] == anew.findings.attention[section]
        assert rows.shown(section) == anew.shown(section)


@given(wanted=FILTERS, opened=GROUPS, rejected=st.booleans(), data=st.data())
def test_rows_that_follow_decisions_equal_rows_worked_out_anew(wanted, opened, rejected, data):
    record, words = harbour(), SearchWords()
    outline = Outline(record, Shown(rejected, opened), MISSED)
    rows = Rows(Findings(outline), wanted, words)
    for command in data.draw(st.lists(st.sampled_from(["open", *sorted(MAKERS)]), min_size=1, max_size=6)):
        kept = rows.keys()
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
            rows = Rows(Findings(outline), wanted, words, kept)
        else:
            words.forget(item.key for item in (*renewed.gone, *renewed.new))
            rows.findings.update(renewed)
            rows.move(rows.moves(renewed))
        same(rows, Rows(Findings(Outline(record, Shown(rejected, opened), MISSED)), wanted, SearchWords(), kept))


@given(opened=GROUPS, data=st.data())
def test_rows_stay_where_they_are_unless_one_comes_goes_or_moves(opened, data):
    record = harbour()
    outline = Outline(record, Shown(opened=opened), MISSED)
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
    moves = rows.moves(renewed)
    rows.move(moves)
    if all(moved.stays for moved in moves):
        assert layout(rows) == before


def layout(rows):
    """Return what stands where; the key of a speaker's row is another once the claim is decided."""
    return [(row.kind, row.group, row.kind is RowKind.SPEAKER or row.key) for row in rows]
