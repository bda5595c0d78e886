"""What editors decided in verified articles moves the scores of such suggestions: gently, and the right way."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.domain.annotation import Kind, Mention, Origin, Provenance, Quote, Resolution, Speaker, Status
from editorial.domain.reason import Reason, ReasonCode
from editorial.domain.reported import ReportedKind, kind_of, known_kinds
from editorial.domain.rule_counts import (
    LEAST,
    CountKey,
    CountSubject,
    CountTally,
    Judged,
    RuleCount,
    Verdict,
    adjusted,
    judged_name,
    judged_quote,
)
from editorial.domain.rules import Rule
from editorial.domain.text import Span

KEY = CountKey(CountSubject.REPORTED, "said", "claimed")
SHARES = st.floats(0.05, 0.95)


def counts(seen: int, right: int, expected: float = 0.7, key: CountKey = KEY) -> dict[CountKey, RuleCount]:
    return {key: RuleCount(key, seen, right, expected * seen, 3)}


@given(SHARES, st.integers(1, LEAST - 1))
def test_too_few_decisions_change_nothing(score: float, seen: int) -> None:
    assert adjusted(score, KEY, counts(seen, 0)) == score


@given(SHARES, st.integers(LEAST, 400), SHARES, st.data())
def test_scores_move_towards_what_editors_kept_and_stay_shares(
    score: float, seen: int, expected: float, data: st.DataObject
) -> None:
    right = data.draw(st.integers(0, seen))
    after = adjusted(score, KEY, counts(seen, right, expected))
    assert 0 < after < 1
    better = right / seen - expected
    assert (after - score) * better >= 0 or abs(better) < 1e-9 or abs(after - score) < 1e-9


@given(SHARES, SHARES, st.integers(0, 60))
def test_the_order_within_one_kind_stays(one: float, other: float, right: int) -> None:
    known = counts(60, right)
    assert (adjusted(one, KEY, known) - adjusted(other, KEY, known)) * (one - other) >= 0


def test_five_rejections_do_not_turn_a_likely_suggestion_into_an_unlikely_one() -> None:
    assert adjusted(0.8, KEY, counts(5, 0, 0.8)) > 0.5
    assert adjusted(0.8, KEY, counts(60, 0, 0.8)) < 0.4


def test_a_cue_counts_beside_its_kind_and_not_twice() -> None:
    whole = CountKey(KEY.subject, KEY.rule)
    both = counts(60, 20, 0.7) | counts(60, 20, 0.7, whole)
    alone = adjusted(0.7, KEY, counts(60, 20, 0.7))
    assert adjusted(0.7, KEY, both) == pytest.approx(alone, abs=0.08)
    assert adjusted(0.7, replace(KEY, about="said"), both) == pytest.approx(alone, abs=0.01)


def test_the_tally_adds_up_each_kind_with_its_parts() -> None:
    tally = CountTally()
    for number in range(6):
        verdict = Verdict.REJECTED if number == 0 else Verdict.KEPT
        tally.add(f"a{number % 2}", [Judged(KEY, verdict, 0.5)])
    whole = RuleCount(CountKey(KEY.subject, KEY.rule), 6, 5, 3.0, 2, {"kept": 5, "rejected": 1})
    assert [*tally.counts()] == [whole, replace(whole, key=KEY)]


SURE = Provenance(Origin.RULE, Rule.CLAUSE, score=0.8)
MARKED = Provenance(Origin.RULE, Rule.CLAUSE_AFTER, score=0.9)


def name(status: Status, **suggested: object) -> Mention:
    return Mention("m", Span(0, 4), "ORG", None, Provenance(Origin.MODEL, score=0.9), status, suggested or None)


@pytest.mark.parametrize(
    ("mention", "verdict", "label"),
    [
        (name(Status.CONFIRMED), Verdict.KEPT, "ORG"),
        (name(Status.REJECTED), Verdict.REJECTED, "ORG"),
        (name(Status.CORRECTED, start=1), Verdict.EDGES, "ORG"),
        (name(Status.CORRECTED, label="PERSON"), Verdict.TYPE, "PERSON"),
        (name(Status.CORRECTED, entity="e1"), Verdict.KEPT, "ORG"),
    ],
)
def test_what_was_done_with_a_name_counts_for_what_was_suggested(
    mention: Mention, verdict: Verdict, label: str
) -> None:
    assert [*judged_name(mention)] == [Judged(CountKey(CountSubject.NAME, "model", label), verdict, 0.9)]


def test_names_that_nobody_decided_or_suggested_count_for_nothing() -> None:
    added = replace(name(Status.ADDED), provenance=Provenance(Origin.EDITOR))
    assert not [*judged_name(name(Status.SUGGESTED)), *judged_name(added)]


def test_reported_speech_counts_by_kind_and_cue() -> None:
    thought = replace(SURE, evidence=(Reason.of(ReasonCode.THOUGHT, "hopes"),))
    quote = Quote("q", Span(0, 9), Kind.INDIRECT, thought, status=Status.REJECTED)
    assert kind_of(quote) is ReportedKind.THOUGHT
    (one,) = judged_quote(quote, "hopes")
    assert (one.key, one.verdict) == (CountKey(CountSubject.REPORTED, "thought", "hopes"), Verdict.REJECTED)
    assert known_kinds(["thought", "of a newer program"]) == {ReportedKind.THOUGHT}


def test_a_score_that_was_moved_counts_as_it_was_before() -> None:
    moved = replace(SURE, score=0.3, evidence=(Reason.of(ReasonCode.COUNTED, 2, 40, 800, against=True),))
    (one,) = judged_quote(Quote("q", Span(0, 9), Kind.INDIRECT, moved, status=Status.CONFIRMED), "said")
    assert one.expected == 0.8


def test_a_term_that_is_speech_and_speech_that_is_a_term_count_as_wrong() -> None:
    term = Provenance(Origin.RULE, Rule.TERM, score=0.7)
    speech = Quote("q", Span(0, 9), Kind.DIRECT, term, status=Status.CORRECTED, suggested={"kind": "term"})
    marked = Quote("q", Span(0, 9), Kind.TERM, MARKED, status=Status.CORRECTED, suggested={"kind": "direct"})
    verdicts = [next(judged_quote(one, "")).verdict for one in (speech, marked)]
    assert verdicts == [Verdict.SPEECH, Verdict.TERM]


def test_the_rule_that_erred_about_the_speaker_is_the_one_that_counts() -> None:
    claim = Resolution(Rule.PRONOUN, 0.6, Status.CONFIRMED)
    quote = Quote("q", Span(0, 9), Kind.DIRECT, MARKED, speakers=(Speaker(Span(11, 13), "e1", claim),))
    kept = replace(quote, status=Status.CONFIRMED)
    assert [(one.key.subject, one.key.rule, one.verdict) for one in judged_quote(kept, "")] == [
        ("marked", "clause-after", Verdict.KEPT),
        ("speaker", "clause-after", Verdict.KEPT),
        ("meant", "pronoun", Verdict.KEPT),
    ]
    was = [{"start": 11, "end": 13, "entity": "e1", "rule": "pronoun", "score": 0.6}]
    fixed = Speaker(Span(11, 13), "e2", Resolution(Rule.EDITOR, None, Status.CORRECTED))
    meant = replace(kept, speakers=(fixed,), suggested={"speakers": was})
    assert [(one.key.rule, one.verdict) for one in judged_quote(meant, "")][1:] == [
        ("clause-after", Verdict.KEPT),
        ("pronoun", Verdict.SOMEBODY_ELSE),
    ]
    other = replace(meant, speakers=(replace(fixed, span=Span(20, 24)),))
    assert [(one.key.rule, one.verdict) for one in judged_quote(other, "")][1:] == [
        ("clause-after", Verdict.SOMEBODY_ELSE)
    ]


def test_every_kind_of_reported_speech_has_words_and_an_example() -> None:
    assert all(kind.words and kind.example.endswith(".") for kind in ReportedKind)
