"""What a newsroom switched off is not suggested, and what its editors rejected again and again is not either."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from editorial.domain.annotation import Kind, Provenance, Quote
from editorial.domain.plain import from_plain, to_plain
from editorial.domain.reason import ReasonCode
from editorial.domain.reported import ReportedKind, kind_of
from editorial.domain.rule_counts import CountKey, CountSubject, RuleCount, own_score
from editorial.domain.rules import Rule
from editorial.domain.suggestions import FindOptions, Suggestions
from editorial.language.quotes.indirect_contents import SIDES
from editorial.language.quotes.newsroom import with_counts

INTRO = "The council met on Tuesday. Mary Ellis, the mayor, and John Okafor, an engineer, took questions.\n\n"
SAID = INTRO + "Mary Ellis claimed that the bridge was safe. John Okafor said that the bridge would stay shut."
CLAIMED = CountKey(CountSubject.REPORTED, "said", "claimed")


def kinds(found: Any) -> list[ReportedKind | None]:
    return [kind_of(quote) for quote in found.of_kind(Kind.INDIRECT)]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Mary Ellis said the bridge would stay shut.", ReportedKind.SAID),
        ("Mary Ellis believes that the bridge is safe.", ReportedKind.THOUGHT),
        ("The bridge would stay shut until March, according to Mary Ellis.", ReportedKind.ACCORDING),
        ("Mary Ellis promised to open the bridge in March.", ReportedKind.PROMISED),
        ("John Okafor urged the mayor to open the bridge.", ReportedKind.DEMANDED),
    ],
)
def test_a_kind_that_is_switched_off_is_not_suggested(find_in: Any, sentence: str, kind: ReportedKind) -> None:
    assert kinds(find_in(INTRO + sentence)) == [kind]
    assert kinds(find_in(INTRO + sentence, FindOptions(reported_off=frozenset({kind})))) == []
    others = frozenset(ReportedKind) - {kind}
    assert kinds(find_in(INTRO + sentence, FindOptions(reported_off=others))) == [kind]


def test_every_rule_for_reported_speech_belongs_to_a_kind() -> None:
    rules = {*SIDES, *(side for sides in SIDES.values() for side in sides), Rule.LABEL}
    rules |= {Rule.ACCORDING_BEFORE, Rule.ACCORDING_AFTER}
    quotes = (Quote("q", None, Kind.INDIRECT, Provenance("rule", rule)) for rule in rules)  # type: ignore[arg-type]
    assert all(kind_of(quote) is not None for quote in quotes)


def count(seen: int, right: int, times: int, key: CountKey = CLAIMED) -> RuleCount:
    return RuleCount(key, seen, right, 0.9 * seen, times)


def cues(found: Any) -> list[str]:
    return [quote.cue.of(found.text) for quote in found.of_kind(Kind.INDIRECT) if quote.cue]


def test_reported_speech_that_editors_reject_again_and_again_is_left_out(find_in: Any) -> None:
    assert cues(find_in(SAID)) == ["claimed", "said"]
    assert cues(find_in(SAID, FindOptions(counts=(count(60, 2, 9),)))) == ["said"]


@pytest.mark.parametrize("few", [count(12, 0, 9), count(60, 2, 3), count(60, 55, 9)])
def test_few_decisions_or_articles_leave_nothing_out(find_in: Any, few: RuleCount) -> None:
    assert cues(find_in(SAID, FindOptions(counts=(few,)))) == ["claimed", "said"]


def test_a_score_that_moved_says_so_and_keeps_what_it_was(find_in: Any) -> None:
    plain = find_in(SAID).of_kind(Kind.INDIRECT)[0].provenance
    moved = find_in(SAID, FindOptions(counts=(count(30, 10, 4),))).of_kind(Kind.INDIRECT)[0].provenance
    assert moved.score < plain.score
    assert own_score(moved) == pytest.approx(plain.score, abs=0.001)
    (reason,) = [one for one in moved.evidence if one.code is ReasonCode.COUNTED]
    assert reason.against
    assert dict(reason.params) == {"right": 10, "seen": 30, "before": round(plain.score * 1000)}


def test_counts_travel_to_the_language_process() -> None:
    options = FindOptions(counts=(replace(count(30, 10, 4), verdicts={"kept": 10, "rejected": 20}),))
    options = replace(options, reported_off=frozenset({ReportedKind.THOUGHT}))
    assert from_plain(FindOptions, to_plain(options)) == options


def test_without_counts_nothing_changes() -> None:
    found = Suggestions()
    assert with_counts(found, (), "") is found
