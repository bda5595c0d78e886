"""A match says all that holds of a quote, and whether another source has it otherwise."""

from __future__ import annotations

from dataclasses import replace

from editorial.domain.verdict import USUAL_RULES, FoldRule, Match, Verdict

ALTERED = Match(Verdict.ALTERED, 8, source="a", also=(Verdict.OTHER_SPEAKER,))


def test_a_quote_can_be_altered_and_another_speakers() -> None:
    assert ALTERED.holds == (Verdict.ALTERED, Verdict.OTHER_SPEAKER)
    assert ALTERED.other_speaker
    assert not replace(ALTERED, also=()).other_speaker


def test_sources_disagree_if_another_has_the_words_otherwise() -> None:
    same = replace(ALTERED, source="b")
    assert not replace(ALTERED, others=(same,)).disputed
    assert replace(ALTERED, others=(same, Match(Verdict.AS_IN_SOURCE, 8, source="c"))).disputed


def test_what_would_change_the_words_said_is_not_ignored_unless_asked_for() -> None:
    assert not USUAL_RULES & {FoldRule.NUMBERS, FoldRule.CONTRACTIONS, FoldRule.REPEATS, FoldRule.CAPITALS}
