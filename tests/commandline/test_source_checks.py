"""`editorial sources check` says of each quote what the sources have, and what differs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from in_process import run

from editorial.domain.annotation import Entity, Kind, Mention, Origin, Provenance, Quote, Speaker
from editorial.domain.article import Article
from editorial.domain.record import Record
from editorial.domain.settings import Setting
from editorial.domain.text import Span, sha256
from editorial.domain.verdict import FoldRule
from editorial.storage.library import Library

TEXT = (
    "Harbour\n\n“The old bridge is shut for two months,” said Ellis. “Nobody knows why.” Ellis said rust had eaten it."
)
TALK = (
    "[00:14:32] ELLIS: The old bridge is closed for two months.\n[00:14:40] ROY: Nobody knows why, I say.\n"
    "[00:14:44] ELLIS: The rust has eaten it all."
)
PROVENANCE = Provenance(Origin.EDITOR)


def _at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "library.sqlite"
    speaker = (Speaker(_at("Ellis"), "e"),)
    record = Record.of(
        Article("harbour", "Harbour", TEXT, sha256(TEXT)),
        entities=[Entity("e", "Ellis", "PERSON")],
        mentions=[Mention("m", _at("Ellis"), "PERSON", "e", PROVENANCE)],
        quotes=[
            Quote("q1", _at("The old bridge is shut for two months,"), Kind.DIRECT, PROVENANCE, speakers=speaker),
            Quote("q2", _at("Nobody knows why."), Kind.DIRECT, PROVENANCE, speakers=speaker),
            Quote("q3", _at("rust had eaten it"), Kind.INDIRECT, PROVENANCE, speakers=speaker),
        ],
    )
    with Library.open(path) as library:
        library.add(record)
    (tmp_path / "talk.txt").write_text(TALK, encoding="utf-8")
    return path


def test_each_quote_is_said_to_be_as_in_the_source_or_what_differs(database: Path) -> None:
    assert run("sources", "attach", "harbour", database.parent / "talk.txt", "--database", database)[0] == 0
    status, out, told = run("sources", "check", "harbour", "--database", database)
    first, second = (line.split("\t") for line in out.splitlines())
    assert (status, told) == (1, "")
    assert (first[0], first[3], first[4]) == ("altered", "ELLIS, 00:14:32", "“shut” where the source has “closed”")
    assert (second[0], second[3]) == ("other speaker", "ROY, 00:14:40")
    status, out, told = run("sources", "check", "harbour", "--json", "--database", database)
    rows = [json.loads(line) for line in out.splitlines()]
    assert [row.get("verdicts") for row in rows] == [["altered"], ["other-speaker"], None]
    assert rows[0]["edits"] == [{"kind": "replaced", "at": 28, "article": "shut", "source": "closed"}]
    assert rows[2]["nearest"] == "rust has eaten it"


def test_the_rules_of_the_newsroom_hold(database: Path) -> None:
    assert run("sources", "attach", "harbour", database.parent / "talk.txt", "--database", database)[0] == 0
    with Library.open(database) as library:
        library.set_setting(Setting.FOLD_RULES, [FoldRule.MARKS.value])
    out = run("sources", "check", "harbour", "--database", database)[1]
    assert "“,” where the source has “.”" in out


def test_an_article_without_a_source_says_so(database: Path) -> None:
    status, out, told = run("sources", "check", "harbour", "--database", database)
    assert (status, out) == (1, "")
    assert "the article has no source" in told
