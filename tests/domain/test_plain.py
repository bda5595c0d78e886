"""Rows survive being written as plain JSON values and read again."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from record_strategies import records

from editorial.domain.annotation import Entity, Kind, Mention, Origin, Provenance, Quote
from editorial.domain.article import Article, Standing
from editorial.domain.plain import from_plain, to_plain
from editorial.domain.reason import Reason, ReasonCode
from editorial.domain.record import Record
from editorial.domain.suggestions import FindOptions, Remembered
from editorial.domain.text import Span


@given(records())
def test_every_row_of_a_record_comes_back_through_json(record: Record) -> None:
    for row in (record.article, record.standing, *record.rows()):
        assert from_plain(type(row), json.loads(json.dumps(to_plain(row)))) == row


@given(records())
def test_a_whole_record_comes_back_through_json(record: Record) -> None:
    plain = json.loads(json.dumps(to_plain(record.article)))
    assert from_plain(Article, plain) == record.article
    assert from_plain(Standing, to_plain(record.standing)) == record.standing


def test_what_is_at_its_default_is_left_out() -> None:
    assert to_plain(Entity("e1", "Ana Lima", "PERSON")) == {"id": "e1", "name": "Ana Lima", "label": "PERSON"}
    assert to_plain(Provenance(Origin.MODEL, score=0.0)) == {"origin": "model", "score": 0.0}


def test_what_rows_say_again_and_again_is_kept_once() -> None:
    title = Reason.of(ReasonCode.STANDS_BEFORE, "Mayor")
    plain = json.dumps(to_plain(Provenance(Origin.RULE, "title", None, 0.5, (title,))))
    first, second = (from_plain(Provenance, json.loads(plain)) for _ in range(2))
    assert first.rule is second.rule
    assert first.evidence[0] is second.evidence[0]


def test_sets_are_written_in_order_and_options_come_back() -> None:
    options = FindOptions(labels_off=frozenset({"WORK", "DATE"}), remembered=(Remembered("Ana", "PERSON", ("A",)),))
    plain = to_plain(options)
    assert plain["labels_off"] == ["DATE", "WORK"]
    assert from_plain(FindOptions, plain) == options


def test_moments_are_written_in_utc() -> None:
    moment = datetime(2026, 1, 2, 3, 4, tzinfo=timezone(timedelta(hours=2)))
    assert to_plain(moment) == "2026-01-02T01:04:00Z"
    assert from_plain(datetime, "2026-01-02T01:04:00Z") == datetime(2026, 1, 2, 1, 4, tzinfo=UTC)


@pytest.mark.parametrize(
    ("kind", "plain"),
    [
        (Entity, {"id": "e1", "name": "Ana"}),
        (Entity, {"id": "e1", "name": "Ana", "label": "PERSON", "colour": "red"}),
        (Entity, {"id": "e1", "name": "Ana", "label": "PERSON", "status": "perhaps"}),
        (Span, {"start": 3, "end": 3}),
        (Mention, ["m1"]),
        (Mention, None),
    ],
)
def test_what_does_not_fit_is_refused(kind: type, plain: object) -> None:
    with pytest.raises((ValueError, KeyError, TypeError, AttributeError)):
        from_plain(kind, plain)


def test_nothing_shares_a_default_with_what_was_read() -> None:
    quote = {"id": "q", "span": {"start": 0, "end": 1}, "kind": "term", "provenance": {"origin": "rule"}}
    one, other = (from_plain(Quote, quote) for _ in range(2))
    assert one.kind is Kind.TERM
    assert one.extra is not other.extra
