"""Sources are attached, listed and taken off from a shell; what cannot be used is named, and the rest is attached."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from in_process import run

from editorial.domain.record import Table
from editorial.domain.source_check import CheckOutcome
from editorial.domain.text import Span
from editorial.review.commands.quotes import AddQuote
from editorial.review.commands.sources import CheckQuote
from editorial.review.desk import Desk
from editorial.storage.library import Library

SRT = "1\n00:14:32,500 --> 00:14:35,000\nELLIS: The bridge is shut.\n"


@pytest.fixture(autouse=True)
def library(tmp_path: Path, home: Path) -> None:
    (tmp_path / "harbour.txt").write_text("Harbour\n\n“It is shut,” said Ellis.", encoding="utf-8")
    (tmp_path / "other.txt").write_text("Other\n\nNothing was said.", encoding="utf-8")
    (tmp_path / "council.srt").write_text(SRT, encoding="utf-8")
    assert run("import", tmp_path / "harbour.txt", tmp_path / "other.txt")[0] == 0


def ids() -> dict[str, str]:
    lines = run("list")[1].splitlines()
    return {line.split("\t")[-1]: line.split("\t")[0] for line in lines}


def attached() -> list[list[str]]:
    return [line.split("\t") for line in run("sources", "list", ids()["Harbour"])[1].splitlines()]


def test_files_and_articles_are_attached_and_listed(tmp_path: Path) -> None:
    found = ids()
    status, out, told = run(
        "sources", "attach", found["Harbour"][:9], tmp_path / "council.srt", "--article", found["Other"]
    )
    assert (status, out, told) == (0, "", "editorial: 2 sources attached.\n")
    assert [row[1:] for row in attached()] == [["council.srt", "council.srt", "", "0"], ["Other", "other.txt", "", "0"]]
    first, second = map(json.loads, run("sources", "list", found["Harbour"], "--json")[1].splitlines())
    assert (first["text_is_here"], second["article"]) == (True, found["Other"])


def test_what_cannot_be_used_is_named_and_the_rest_is_attached(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text(" ", encoding="utf-8")
    files = [tmp_path / name for name in ("empty.txt", "council.srt", "harbour.txt")]
    status, _, told = run("sources", "attach", ids()["Harbour"], *files)
    assert status == 1
    assert "empty.txt: the file is empty" in told
    assert "harbour.txt: an article cannot be its own source" in told
    assert told.endswith("1 source attached.\n")


def test_a_source_is_removed_with_its_checks_only_if_that_is_meant(tmp_path: Path) -> None:
    run("sources", "attach", ids()["Harbour"], tmp_path / "council.srt")
    source = attached()[0][0]
    with Library.open(Path(os.environ["EDITORIAL_DATABASE"])) as opened:
        desk = Desk(opened)
        desk.open(ids()["Harbour"])
        added = desk.apply(AddQuote(span=Span(10, 20)))
        quote = next(at.id for at in added.changed if at.table is Table.QUOTE)
        desk.apply(CheckQuote(quotes=(quote,), outcome=CheckOutcome.CHECKED, source=source))
    status, _, told = run("sources", "remove", ids()["Harbour"], "council.srt")
    assert (status, told) == (
        1,
        "editorial: Nothing was removed: 1 check made with it would go, too. Add --yes if that is meant.\n",
    )
    assert run("sources", "remove", ids()["Harbour"], source, "--yes") == (
        0,
        "",
        "editorial: 1 source removed, and 1 check with it.\n",
    )
    assert attached() == []


def test_wrong_words_change_nothing(tmp_path: Path) -> None:
    assert run("sources", "attach", ids()["Harbour"])[0] == 1
    assert "no such article" in run("sources", "attach", "nothing", tmp_path / "council.srt")[2]
    assert "no such source" in run("sources", "remove", ids()["Harbour"], "nothing")[2]
