"""Summaries of decisions in words."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import editorial.review.commands
from editorial.domain.summary import Summary, SummaryCode
from editorial.jobs import taking_over
from editorial.review.wording.summaries import TEMPLATES, summary_words, target_words


def test_every_code_has_words_and_no_words_are_without_a_code() -> None:
    assert set(TEMPLATES) == set(SummaryCode)


def test_every_code_comes_from_a_command_or_from_an_import() -> None:
    (folder,) = editorial.review.commands.__path__
    trees = [
        ast.parse(path.read_text("utf-8")) for path in (*sorted(Path(folder).glob("*.py")), Path(taking_over.__file__))
    ]
    used = {
        node.attr
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "SummaryCode"
    }
    assert used == {code.name for code in SummaryCode} - {SummaryCode.WORDS.name}


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ({}, ""),
        ({"name": "Petrie"}, "Petrie"),
        ({"name": "Petrie", "places": 5}, "Petrie ×5"),
        ({"name": "Petrie", "places": 2, "of": 5}, "2 of 5 occurrences of Petrie"),
        ({"names": 1}, "1 name"),
        ({"names": 3}, "3 names"),
        ({"text": "None of {this}…"}, "“None of {this}…”"),
    ],
)
def test_a_target_is_worded(target: dict[str, object], words: str) -> None:
    assert target_words(target) == words


@pytest.mark.parametrize(
    ("summary", "words"),
    [
        (Summary("make-tea", {"cups": 2, "name": "Ana"}), "make tea 2, Ana"),
        (Summary("", {}), ""),
        (Summary("confirm", {}), "confirm …"),
        (Summary("confirm", {"target": "Ana", "more": None}), "confirm Ana"),
        (Summary("confirm", {"target": {"names": "many"}}), "confirm many names"),
        (Summary("change-kind", {"target": {"name": "Ana"}, "kind": "sung"}), "kind of Ana to sung"),
        (Summary("change-type", {"target": {"name": "Ana"}, "label": ["ORG"]}), "type of Ana to ['ORG']"),
        (Summary("change-type", {"target": {"name": "Ana"}, "label": "RIVER_BED"}), "type of Ana to river bed"),
        (Summary.of_words("confirm {target}"), "confirm {target}"),
    ],
)
def test_what_another_version_wrote_is_shown_readably(summary: Summary, words: str) -> None:
    assert summary_words(summary) == words
