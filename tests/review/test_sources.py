"""Sources are attached and taken away, quotes are checked against them, and all of it can be undone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from replaying import assert_whole_log
from review_records import at, record

from editorial.domain.annotation import Kind, Status
from editorial.domain.article import State
from editorial.domain.errors import RuleError
from editorial.domain.record import Ref, Table
from editorial.domain.settings import Setting
from editorial.domain.source import SourceArrival, SourceText
from editorial.domain.source_check import CheckGate, CheckOutcome
from editorial.domain.text import Span
from editorial.domain.verdict import Verdict
from editorial.review.commands.decide import Confirm, Reject
from editorial.review.commands.groups import MergeEntities
from editorial.review.commands.names import MoveEdges
from editorial.review.commands.quotes import AddQuote, SetKind
from editorial.review.commands.sources import AttachSource, CheckQuote, ClearCheck, RemoveSource, checked_with
from editorial.review.commands.speakers import Attribute
from editorial.review.commands.standing import GateClosedError, Reopen, Verify
from editorial.review.desk import Desk
from editorial.review.wording.summaries import decision_words
from editorial.storage.library import Library

SAID = SourceText.of("What was said about the port, word by word.")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Library.open(tmp_path / "library.db") as library:
        library.add(record())
        desk = Desk(library)
        desk.open("harbour")
        yield desk


def attaching(title: str, text: SourceText = SAID, **more: str) -> AttachSource:
    return AttachSource(arrival=SourceArrival(title=title, text=text, origin="minutes.txt", **more))


def attach(desk: Desk, title: str = "Minutes", text: SourceText = SAID) -> str:
    outcome = desk.apply(attaching(title, text))
    return next(one.id for one in outcome.changed if one.table is Table.SOURCE)


def now(desk: Desk, key: str = "q1"):
    return desk.session.record.quotes[key]


def last(desk: Desk) -> str:
    return decision_words(desk.history("harbour")[0])


def test_a_source_is_attached_with_its_text_and_undo_takes_it_off(desk: Desk) -> None:
    key = attach(desk, "  Minutes of\nMonday ")
    source = desk.session.record.sources[key]
    assert (source.title, source.origin, source.by) == ("Minutes of Monday", "minutes.txt", desk.user)
    assert desk.source_texts([source.sha256]) == {SAID.sha256: SAID}
    assert desk.session.record.standing.state is record().standing.state, "nothing of the article was decided"
    desk.undo()
    assert not desk.session.record.sources
    desk.redo()
    assert desk.session.record.sources == {key: source}
    assert desk.source_texts([source.sha256])
    assert_whole_log(desk.library)


@pytest.mark.parametrize(
    ("command", "why"),
    [
        (attaching(" "), "needs a title"),
        (attaching("Itself", article="harbour"), "its own source"),
        (attaching("Again"), "already, as “Minutes”"),
        (RemoveSource(source="s9"), "not in the article any more"),
        (CheckQuote(quotes=("q1",), outcome=CheckOutcome.ALTERED_ON_PURPOSE, reason=" "), "say why"),
        (CheckQuote(quotes=("q1",), outcome=CheckOutcome.CHECKED, source="s9"), "not in the article any more"),
        (CheckQuote(quotes=("q1", "q3"), outcome=CheckOutcome.CHECKED), "one quote at a time"),
        (CheckQuote(quotes=(), outcome=CheckOutcome.CHECKED), "one quote at a time"),
        (ClearCheck(quotes=("q1",)), "was not checked"),
    ],
)
def test_what_makes_no_sense_is_refused_and_changes_nothing(desk: Desk, command, why: str) -> None:
    attach(desk)
    before = desk.session.record
    with pytest.raises(RuleError, match=why):
        desk.apply(command)
    assert desk.session.record == before
    assert len(desk.history("harbour")) == 1


def test_neither_a_term_nor_a_rejected_quote_is_checked(desk: Desk) -> None:
    desk.apply(SetKind(quotes=("q1",), kind=Kind.TERM))
    desk.apply(Reject(targets=(Ref(Table.QUOTE, "q3"),)))
    for key in ("q1", "q3"):
        with pytest.raises(RuleError, match="have no source"):
            desk.apply(CheckQuote(quotes=(key,), outcome=CheckOutcome.CHECKED))


def test_a_check_says_what_was_checked_in_every_piece_and_decides_nothing_else(desk: Desk) -> None:
    key = attach(desk)
    before = {one: now(desk, one) for one in ("q1", "q2")}
    desk.apply(
        CheckQuote(
            quotes=("q1", "q2"), outcome=CheckOutcome.CHECKED, verdict=Verdict.ALTERED, source=key, span=Span(0, 8)
        )
    )
    for one, was in before.items():
        check = now(desk, one).holding_check
        assert check is not None
        assert (check.words, check.speaker, check.by) == (was.span, was.said_by, desk.user)
        assert (check.verdict, check.source, check.span) == (Verdict.ALTERED, key, Span(0, 8))
        assert replace(now(desk, one), check=None) == was
    assert last(desk).startswith("check “")
    desk.undo()
    assert {one: now(desk, one) for one in before} == before


@pytest.mark.parametrize("outcome", CheckOutcome)
def test_every_outcome_is_kept_with_its_reason_and_worded(desk: Desk, outcome: CheckOutcome) -> None:
    key = attach(desk)
    desk.apply(CheckQuote(quotes=("q3",), outcome=outcome, reason="slip of the tongue", source=key, span=Span(0, 4)))
    check = now(desk, "q3").check
    assert (check.outcome, check.reason) == (outcome, "slip of the tongue")
    assert check.source == (None if outcome is CheckOutcome.NO_SOURCE else key)
    assert "“" in last(desk)
    desk.apply(ClearCheck(quotes=("q3",)))
    assert now(desk, "q3").check is None
    assert last(desk).startswith("take back the check of “")


@pytest.mark.parametrize(
    "change",
    [
        MoveEdges(target=Ref(Table.QUOTE, "q3"), span=Span(at("a bad plan").start, at("a bad plan").end - 5)),
        Attribute(quotes=("q3",), entity="e2"),
    ],
    ids=["edges", "speaker"],
)
def test_a_check_does_not_hold_for_other_words_or_another_speaker(desk: Desk, change) -> None:
    desk.apply(CheckQuote(quotes=("q3",), outcome=CheckOutcome.CHECKED))
    checked = now(desk, "q3").check
    desk.apply(change)
    assert (now(desk, "q3").check, now(desk, "q3").holding_check) == (checked, None), (
        "it is shown, and to be done again"
    )
    desk.undo()
    assert now(desk, "q3").holding_check == checked


def test_a_check_goes_with_a_speaker_who_is_merged_with_another_name(desk: Desk) -> None:
    gone = now(desk, "q3").said_by
    kept = next(key for key in desk.session.record.entities if key != gone)
    desk.apply(CheckQuote(quotes=("q3",), outcome=CheckOutcome.CHECKED))
    desk.apply(MergeEntities(keep=kept, gone=gone))
    assert now(desk, "q3").said_by == kept
    assert now(desk, "q3").holding_check is not None


def test_the_checks_made_with_a_source_go_with_it_and_come_back(desk: Desk) -> None:
    key = attach(desk)
    desk.apply(CheckQuote(quotes=("q1", "q2"), outcome=CheckOutcome.CHECKED, source=key))
    desk.apply(CheckQuote(quotes=("q3",), outcome=CheckOutcome.NO_SOURCE))
    assert [one.id for one in checked_with(desk.session.record, key)] == ["q1", "q2"]
    desk.apply(RemoveSource(source=key))
    assert (now(desk, "q1").check, now(desk, "q2").check) == (None, None)
    assert now(desk, "q3").check is not None
    assert last(desk) == "remove the source “Minutes” and 2 checks made with it"
    desk.undo()
    assert now(desk, "q1").holding_check is not None
    assert [*desk.session.record.sources] == [key]
    assert_whole_log(desk.library)


def test_an_attachment_cannot_be_taken_back_from_under_a_check_of_somebody_else(desk: Desk) -> None:
    attach(desk)
    number = desk.history("harbour")[0].number
    key = next(iter(desk.session.record.sources))
    with Library.open(desk.path) as other:
        Desk(other).apply_to("harbour", CheckQuote(quotes=("q3",), outcome=CheckOutcome.CHECKED, source=key))
    with pytest.raises(RuleError, match="was checked against this source"):
        desk.take_back(number)


def test_a_check_reopens_a_verified_article_and_a_source_does_not(desk: Desk) -> None:
    desk.apply(Verify(reason="deadline"))
    attach(desk)
    assert desk.session.record.standing.state is State.VERIFIED
    desk.apply(CheckQuote(quotes=("q3",), outcome=CheckOutcome.CHECKED))
    assert desk.session.record.standing.state is State.IN_REVIEW


def settle(desk: Desk) -> None:
    """Decide everything but checks, with a reported clause among it."""
    desk.apply(AddQuote(span=at("late on Monday"), kind=Kind.INDIRECT))
    every = [one for one in desk.session.record.refs() if one.table in {Table.MENTION, Table.QUOTE}]
    desk.apply(Confirm(targets=tuple(every)))
    for key, quote in desk.session.record.quotes.items():
        if quote.speakers and quote.within is None:
            desk.apply(Attribute(quotes=(key,), entity="e2"))


def test_the_gate_asks_for_checks_only_if_the_newsroom_wants_them(desk: Desk) -> None:
    settle(desk)
    desk.set_setting(Setting.CHECKS, CheckGate.MARKS.value)
    direct = [
        key
        for key, quote in desk.session.record.quotes.items()
        if quote.kind is Kind.DIRECT and quote.within is None and quote.status is not Status.REJECTED
    ]
    with pytest.raises(GateClosedError, match=f"{len(direct)} quotes? (is|are) not checked"):
        desk.apply(Verify())
    for key in direct:
        desk.apply(CheckQuote(quotes=(key,), outcome=CheckOutcome.MUST_CHANGE))
    with pytest.raises(GateClosedError, match="must be changed"):
        desk.apply(Verify())
    for key in direct:
        desk.apply(CheckQuote(quotes=(key,), outcome=CheckOutcome.CHECKED))
    desk.apply(Verify())
    assert desk.session.record.standing.verified.override is None
    desk.apply(Reopen())
    desk.set_setting(Setting.CHECKS, CheckGate.ALL.value)
    with pytest.raises(GateClosedError, match="not checked"):
        desk.apply(Verify())
    desk.set_setting(Setting.CHECKS, CheckGate.NEVER.value)
    desk.apply(Verify())


def test_what_was_not_checked_is_counted_when_the_article_is_verified_all_the_same(desk: Desk) -> None:
    settle(desk)
    desk.set_setting(Setting.CHECKS, CheckGate.ALL.value)
    desk.apply(Verify(reason="deadline"))
    made = desk.session.record.standing.verified
    assert (made.override.undecided, made.override.reason) == (0, "deadline")
    assert made.left.unchecked > 0
    assert last(desk).endswith("with something unsure or unchecked")
