"""Quotes, reported clauses and names of an article are looked up in one job, which can be stopped."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from editorial.domain.annotation import Kind, Quote, Resolution, Speaker, Status
from editorial.domain.name_difference import NameDifferenceKind
from editorial.domain.record import Record
from editorial.domain.source import Source, SourceText
from editorial.domain.verdict import Verdict
from editorial.jobs.progress import Cancel, Cancelled, finish
from editorial.jobs.source_checking import LookedUp, LookUpQuotes
from editorial.jobs.source_matching import SourceMatcher
from editorial.language.checking.turns import find_turns
from tests.review_records import RULE, at, record

TALK = (
    "BROOK: We waited too long. Now we build.\nVALE: The Big Pier costs jobs.\n"
    "BROOK: It is a bad plan 🚢, said Tom Valle.\nVALE: No."
)
WHEN = datetime(2026, 5, 1, tzinfo=UTC)


def _with_source(of: Record, text: SourceText) -> Record:
    return replace(of, sources={"s": Source("s", text.sha256, "Talk", "ed", WHEN)})


def _looked_up(of: Record) -> LookedUp:
    text = SourceText.of(TALK, find_turns(TALK))
    return finish(LookUpQuotes(_with_source(of, text), {text.sha256: text}, SourceMatcher()))


def test_quotes_reported_clauses_and_names_are_looked_up_together() -> None:
    whole = record()
    clause = Quote("q5", at("‘Big Pier’ would cost jobs"), Kind.INDIRECT, RULE)
    found = _looked_up(replace(whole, quotes={**whole.quotes, "q5": clause}))
    assert {key: match.verdict for key, match in found.matches.items()} == {
        "q1": Verdict.AS_IN_SOURCE,
        "q2": Verdict.AS_IN_SOURCE,
        "q3": Verdict.OTHER_SPEAKER,
    }
    assert found.nearest["q5"].span.of(TALK) == "Big Pier costs jobs"
    assert [(one.entity, one.kind, one.there.of(TALK)) for one in found.names] == [
        ("e3", NameDifferenceKind.SPELLING, "Tom Valle")
    ]


def test_a_speaker_that_an_editor_rejected_is_nobody() -> None:
    whole = record()
    refused = Speaker(whole.quotes["q3"].speakers[0].span, "e3", Resolution("pronoun", 0.6, Status.REJECTED))
    quotes = {**whole.quotes, "q3": replace(whole.quotes["q3"], speakers=(refused,))}
    assert _looked_up(replace(whole, quotes=quotes)).matches["q3"].verdict is Verdict.AS_IN_SOURCE


def test_without_the_text_of_a_source_nothing_is_said() -> None:
    text = SourceText.of(TALK)
    assert finish(LookUpQuotes(_with_source(record(), text), {}, SourceMatcher())) == LookedUp(
        "harbour", missing=("s",)
    )
    assert finish(LookUpQuotes(record(), {}, SourceMatcher())) == LookedUp("harbour")


def test_it_can_be_cancelled() -> None:
    text, cancel = SourceText.of(TALK), Cancel()
    cancel.cancel()
    with pytest.raises(Cancelled):
        finish(LookUpQuotes(_with_source(record(), text), {text.sha256: text}, SourceMatcher()), cancel=cancel)
