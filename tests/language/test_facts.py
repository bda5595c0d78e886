"""The facts of the decision lists: each can occur, and each is asked for."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from pathlib import Path

import pytest

from editorial import language
from editorial.domain.rules import Rule
from editorial.language.decision_list import Cases, by_hand
from editorial.language.facts import Fact
from editorial.language.quotes.indirect import _BY_RULE as FACT_OF_RULE
from editorial.language.quotes.indirect_cases import ATTRIBUTION_CASES, REPORT_CASES
from editorial.language.quotes.term_cases import TERM_CASES
from editorial.language.speakers.cases import SPEAKER_CASES

ROOM = Path(language.__file__).parent
CUES = "passages/cues.py"
LISTS = {
    "speakers": (
        tuple(SPEAKER_CASES.values()),
        ("speakers/candidates.py", "speakers/cue_facts.py", "speakers/who_facts.py", CUES),
    ),
    "reports": ((ATTRIBUTION_CASES, REPORT_CASES), ("quotes/indirect.py", "quotes/indirect_contents.py", CUES)),
    "terms": ((TERM_CASES,), ("quotes/terms.py",)),
}
"""The tables of each list, and the files that say which facts hold."""
OFFERS = {
    Rule.CLAUSE_BEFORE: ("before", "_common", "who_facts", "_sort"),
    Rule.CLAUSE_AFTER: ("after", "_common", "who_facts", "_sort"),
    Rule.INTRODUCED: ("_introduced", "who_facts", "_sort"),
    Rule.PREVIOUS_PARAGRAPH: ("_carried",),
}
"""The functions that say which facts hold of the candidates of a rule; the other rules know no facts."""
CUE_SORTS = {Fact.SPEECH, Fact.STANCE, Fact.CALLING, Fact.ACCORDING, Fact.NOUN, Fact.OTHER}
ONE_OF_EACH = (
    CUE_SORTS | {Fact.LABEL},
    {Fact.NAMED, Fact.HE_SHE, Fact.OTHER_PRONOUN, Fact.OTHER_NOUN},
    set(FACT_OF_RULE.values()),
    {Fact.REPORTED, Fact.UNREPORTED},
    {Fact.BRIEF, Fact.LONG},
    {Fact.COMMA, Fact.FULL, Fact.DASH},
    {Fact.FAR, Fact.ENDED},
    {Fact.PREP, Fact.OPRD},
)
"""Facts of which no more than one can hold of the same candidate, content or words."""
READ_BY_CODE = {Fact.I_OF_MANY}
"""Facts that no table asks for, but `choose.likelihood`."""


def asked(tables: Iterable[Cases]) -> set[Fact]:
    """Return the facts in some tables."""
    return {fact for table in tables for case in table.cases for fact in case.facts | case.without}


def facts_in(code: ast.AST) -> set[Fact]:
    """Return the facts that some code names."""
    return {
        Fact[node.attr]
        for node in ast.walk(code)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "Fact"
    }


def named(file: str) -> set[Fact]:
    """Return the facts that a file of the room names, however it does."""
    return facts_in(ast.parse((ROOM / file).read_text(encoding="utf-8")))


def stated(file: str) -> set[Fact]:
    """Return the facts that a file gives to `holding`, as keys of a dict."""
    nodes = ast.walk(ast.parse((ROOM / file).read_text(encoding="utf-8")))
    keys = [key for node in nodes if isinstance(node, ast.Dict) for key in node.keys]
    return {Fact[key.attr] for key in keys if isinstance(key, ast.Attribute) and ast.unparse(key.value) == "Fact"}


@pytest.mark.parametrize("name", LISTS)
def test_every_fact_in_a_table_can_occur(name: str) -> None:
    tables, files = LISTS[name]
    assert asked(tables) - set().union(*map(named, files)) == set()


@pytest.mark.parametrize("name", LISTS)
def test_every_fact_that_is_stated_is_asked_for(name: str) -> None:
    tables, files = LISTS[name]
    assert set().union(*map(stated, files)) - asked(tables) - READ_BY_CODE == set()


@pytest.mark.parametrize("rule", SPEAKER_CASES)
def test_every_fact_in_the_table_of_a_rule_can_hold_of_its_candidates(rule: Rule) -> None:
    wanted = OFFERS.get(rule, ())
    can_hold = set(CUE_SORTS) if {"_common", "_introduced"} & set(wanted) else set()
    for file in LISTS["speakers"][1]:
        nodes = ast.walk(ast.parse((ROOM / file).read_text(encoding="utf-8")))
        bodies = (node for node in nodes if isinstance(node, ast.FunctionDef) and node.name in wanted)
        can_hold |= {fact for body in bodies for fact in facts_in(body)}
    assert asked([SPEAKER_CASES[rule]]) <= can_hold


def reached(table: Cases, place: int, facts: frozenset[Fact]) -> bool:
    """Return whether the case at a place speaks for some facts, or for these and more."""
    case = table.cases[place]
    if any(len(facts & group) > 1 for group in ONE_OF_EACH) or not case.holds(facts):
        return False
    before = next((one for one in table.cases[:place] if one.holds(facts)), None)
    return before is None or any(reached(table, place, facts | {fact}) for fact in before.without)


@pytest.mark.parametrize("name", LISTS)
def test_every_case_of_a_table_can_be_reached(name: str) -> None:
    for table in LISTS[name][0]:
        dead = [str(case) for place, case in enumerate(table.cases) if not reached(table, place, case.facts)]
        assert dead == []


def test_a_case_that_others_cover_together_is_seen() -> None:
    texts = ("near -long", "near long", "near brief", "")
    table = Cases(*(by_hand(facts, 0.5) for facts in texts))
    assert [reached(table, place, case.facts) for place, case in enumerate(table.cases)] == [True, True, False, True]


def test_every_fact_is_asked_for_somewhere() -> None:
    every = asked(table for tables, _ in LISTS.values() for table in tables)
    assert every | READ_BY_CODE == set(Fact)
    assert named("speakers/choose.py") >= READ_BY_CODE


def test_the_list_of_reports_knows_only_rules_that_it_asks_for() -> None:
    assert set(FACT_OF_RULE.values()) <= asked([REPORT_CASES])
    assert all(fact.value == rule.value for rule, fact in FACT_OF_RULE.items())


def test_every_rule_that_offers_a_speaker_has_its_table() -> None:
    tree = [ast.parse((ROOM / f"speakers/{name}.py").read_text(encoding="utf-8")) for name in ("candidates", "labels")]
    offered = {
        Rule[node.attr]
        for one in tree
        for node in ast.walk(one)
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "Rule"
    }
    assert offered == set(SPEAKER_CASES)
