"""`editorial sources rules` lists which differences are ignored, and changes it for the library."""

from __future__ import annotations

from pathlib import Path

import pytest
from in_process import run

from editorial.domain.fold_words import fold_rules
from editorial.domain.settings import Setting
from editorial.domain.verdict import USUAL_RULES, FoldRule
from editorial.storage.library import Library


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "library.sqlite"
    Library.open(path).close()
    return path


def _listed(*options: str, database: Path) -> dict[str, str]:
    status, out, _told = run("sources", "rules", *options, "--database", database)
    assert status == 0
    return dict(line.split("\t")[:2] for line in out.splitlines())


def _stored(database: Path) -> object:
    with Library.open(database) as library:
        return library.get_setting(Setting.FOLD_RULES, None)


def test_without_a_choice_the_usual_rules_hold_and_nothing_is_stored(database: Path) -> None:
    listed = _listed(database=database)
    assert {FoldRule(rule) for rule, state in listed.items() if state == "ignored"} == USUAL_RULES
    assert _stored(database) is None


def test_rules_are_ignored_and_told_as_the_newsroom_says_until_the_usual_ones_are_back(database: Path) -> None:
    listed = _listed("--ignore", "capitals", "--tell", "end-mark", database=database)
    assert (listed["capitals"], listed["end-mark"], listed["marks"]) == ("ignored", "told", "ignored")
    assert fold_rules(_stored(database)) == (USUAL_RULES | {FoldRule.CAPITALS}) - {FoldRule.END_MARK}
    assert _listed("--usual", database=database)["capitals"] == "told"
    assert _stored(database) is None


def test_a_rule_cannot_be_both_and_one_that_is_not_known_is_refused(database: Path) -> None:
    both = run("sources", "rules", "--ignore", "marks", "--tell", "marks", "--database", database)
    assert (both[0], "marks cannot be both" in both[2]) == (2, True)
    assert run("sources", "rules", "--ignore", "nothing", "--database", database)[0] == 2
    assert _stored(database) is None
