"""A record changes wholly or not at all, and every change can be taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from record_strategies import records
from review_records import record as harbour

from editorial.domain.annotation import Entity, Status
from editorial.domain.article import Standing, State, Zone, ZoneKind
from editorial.domain.record import STANDING, Change, Record, Ref, Row, Table, ref
from editorial.domain.text import Span


def _other(row: Row) -> Row:
    """Return the row with something else in it."""
    if isinstance(row, Standing):
        return replace(row, state=State.NEW if row.state is not State.NEW else State.IN_REVIEW)
    return replace(row, extra={**row.extra, "x-seen": [*row.extra.get("x-seen", []), 1]})


@st.composite
def changed(draw: st.DrawFn) -> tuple[Record, list[Change]]:
    """A record and changes to it, one after the other: rows changed, removed and added."""
    before = draw(records())
    now = {at: before.get(at) for at in (STANDING, *before.refs())}
    changes = []
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.sampled_from(sorted(now)))
        row = now[at]
        if row is None:
            after = before.get(at)
        else:
            gone = at != STANDING and draw(st.booleans())
            after = None if gone else _other(row)
        changes.append(Change(row, after))
        now[at] = after
    if draw(st.booleans()):
        changes.append(Change(None, Entity("new", "Ana", "PERSON")))
    return before, changes


@given(changed())
def test_changes_and_then_their_inverses_are_identity(case: tuple[Record, list[Change]]) -> None:
    before, changes = case
    after = before.apply(changes)
    assert after.apply([change.inverse for change in reversed(changes)]) == before


@given(changed())
def test_a_record_after_changes_holds_what_they_say(case: tuple[Record, list[Change]]) -> None:
    before, changes = case
    after = before.apply(changes)
    last = {change.ref: change.after for change in changes}
    for at in {STANDING, *before.refs(), *last}:
        assert after.get(at) == last.get(at, before.get(at))
    assert set(after.refs()) == {
        at for at in {*before.refs(), *last} if after.get(at) is not None and at.table is not Table.STANDING
    }
    assert after.article is before.article


@given(changed())
def test_applying_leaves_the_record_it_starts_from_alone(case: tuple[Record, list[Change]]) -> None:
    before, changes = case
    rows = list(before.rows())
    before.apply(changes)
    assert list(before.rows()) == rows


@given(records(), st.data())
def test_a_change_that_expects_something_else_is_refused_with_all_the_others(
    before: Record, data: st.DataObject
) -> None:
    at = data.draw(st.sampled_from([STANDING, *before.refs()]))
    row = before.get(at)
    assert row is not None
    wrong = Change(_other(row), row)
    with pytest.raises(ValueError, match="is not what the change expects"):
        before.apply([Change(None, Entity("new", "Ana", "PERSON")), wrong])
    assert before.get(at) == row
    assert "new" not in before.entities


def test_adding_what_is_there_and_removing_what_is_not_is_refused() -> None:
    before = harbour()
    entity = before.entities["e1"]
    with pytest.raises(ValueError, match="e1"):
        before.apply([Change(None, replace(entity, name="Other"))])
    with pytest.raises(ValueError, match="e1"):
        before.apply([Change(entity, None), Change(entity, None)])
    with pytest.raises(ValueError, match="before or after"):
        before.apply([Change(None, None)])


def test_one_row_cannot_become_another() -> None:
    before = harbour()
    with pytest.raises(ValueError, match="is not what the change expects"):
        before.apply([Change(before.mentions["m1"], before.mentions["m2"])])
    with pytest.raises(ValueError, match="is not what the change expects"):
        before.apply([Change(before.mentions["m1"], before.entities["e1"])])


def test_the_state_of_an_article_cannot_be_taken_away() -> None:
    before = harbour()
    with pytest.raises(ValueError, match="state"):
        before.apply([Change(before.standing, None)])


@given(records())
def test_every_reference_leads_to_its_row(record: Record) -> None:
    for row in record.rows():
        assert record.get(ref(row)) is row
    assert record.get(STANDING) is record.standing
    assert record.get(Ref(Table.MENTION, "nowhere")) is None


def test_only_a_suggestion_is_undecided_and_a_rejected_one_does_not_stand() -> None:
    assert {status for status in Status if not status.decided} == {Status.SUGGESTED}
    assert {status for status in Status if status.decided and not status.stands} == {Status.REJECTED}


def test_what_no_zone_covers_is_body() -> None:
    article = replace(harbour().article, zones=(Zone(Span(0, 4), ZoneKind.HEADLINE), Zone(Span(6, 8), ZoneKind.BYLINE)))
    kinds = [article.zone_at(offset) for offset in (0, 3, 4, 6, 8)]
    headline, byline, body = ZoneKind.HEADLINE, ZoneKind.BYLINE, ZoneKind.BODY
    assert kinds == [headline, headline, body, byline, body]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 5), st.sampled_from(ZoneKind)), max_size=6))
def test_of_zones_that_overlap_the_first_counts(drawn: list[tuple[int, int, ZoneKind]]) -> None:
    zones = tuple(Zone(Span(start, start + length), kind) for start, length, kind in drawn)
    article = replace(harbour().article, zones=zones)
    assert article.zones == zones
    for offset in range(15):
        covering = (zone.kind for zone in zones if zone.span.start <= offset < zone.span.end)
        assert article.zone_at(offset) is next(covering, ZoneKind.BODY)
