"""Each difference that can be ignored has words; a stored choice is read, and what is not known in it is left out."""

from __future__ import annotations

import pytest

from editorial.domain.fold_words import FOLD_WORDS, fold_rules
from editorial.domain.settings import Setting, fits
from editorial.domain.verdict import USUAL_RULES, FoldRule


def test_every_rule_has_words_of_its_own() -> None:
    assert set(FOLD_WORDS) == set(FoldRule)
    assert len(set(FOLD_WORDS.values())) == len(FoldRule)


@pytest.mark.parametrize(
    ("stored", "rules"),
    [
        (None, USUAL_RULES),
        ([], frozenset()),
        (["marks", "no such rule"], {FoldRule.MARKS}),
        ([rule.value for rule in FoldRule], frozenset(FoldRule)),
    ],
)
def test_a_stored_choice_of_rules_is_read(stored: object, rules: frozenset[FoldRule]) -> None:
    assert fits(Setting.FOLD_RULES, stored)
    assert fold_rules(stored) == rules


@pytest.mark.parametrize("stored", ["marks", [1], {}])
def test_what_is_no_list_of_words_is_no_choice(stored: object) -> None:
    assert not fits(Setting.FOLD_RULES, stored)
