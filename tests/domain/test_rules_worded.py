"""The words of the rules: one for each rule that can be emitted, and for no other."""

from __future__ import annotations

import ast
from pathlib import Path

import editorial
from editorial.domain.rules import RULES, Rule, rule_words

CODE = Path(editorial.__file__).parent
TABLES = {CODE / "domain" / "rules.py"}


def emitted() -> set[Rule]:
    """Return the rules that some code names beside the tables of the rules and of their words."""
    files = set(CODE.rglob("*.py")) - TABLES - set((CODE / "desktop").rglob("*.py"))
    return {
        Rule[node.attr]
        for file in files
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "Rule"
    }


def test_every_rule_that_can_be_emitted_has_words_and_no_other_has() -> None:
    assert emitted() == set(Rule) == set(RULES)
    assert all(RULES.values())


def test_a_rule_is_worded_by_its_text_and_a_foreign_one_not_at_all() -> None:
    assert rule_words("term") == rule_words(Rule.TERM) == "words in marks that nobody seems to have said"
    assert rule_words("reporting-clause") is None
    assert rule_words(None) is None
