"""`editorial quotes` asks the library, with the same columns as an archive; and writes what it finds."""

from __future__ import annotations

import csv
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from in_process import run
from review_records import record

from editorial.domain.quote_search import FoundQuote
from editorial.storage.library import Library


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "library.sqlite"
    with Library.open(path) as library:
        one = record()
        library.add(replace(one, article=replace(one.article, published="2024-05-17", source="Saltmere Lamp")))
    return path


def test_quotes_of_the_library_are_printed_one_a_line(database: Path) -> None:
    status, told, _ = run("quotes", "plan", "--by", "vale", "--from", "2024", "--database", database)
    cells = dict(zip(FoundQuote._fields, told.rstrip("\n").split("\t"), strict=True))
    assert status == 0
    assert (cells["speaker"], cells["words"], cells["published"]) == ("Tom Vale", "It is a bad plan 🚢,", "2024-05-17")
    assert (cells["article_id"], cells["quote_id"], cells["state"]) == ("harbour", "q3", "suggested")
    status, told, _ = run("quotes", "--database", database, "--json")
    assert [json.loads(line)["quote_id"] for line in told.splitlines()] == ["q1", "q3"]
    assert run("quotes", "--verified", "--database", database)[2] == "editorial: Nothing was found.\n"
    assert run("quotes", "--kind", "term", "--database", database)[1].split("\t")[1] == "Big Pier"


def test_quotes_of_the_library_are_counted_and_written(database: Path, tmp_path: Path) -> None:
    assert run("quotes", "--count", "person", "--database", database)[1] == "Ada Brook\t1\t1\nTom Vale\t1\t1\n"
    for name in ("found.csv", "found.xlsx", "found.jsonl"):
        assert run("quotes", "--database", database, "-o", tmp_path / name)[0] == 0
    with (tmp_path / "found.csv").open(encoding="utf-8-sig", newline="") as stream:
        assert [row["speaker"] for row in csv.DictReader(stream)] == ["Ada Brook", "Tom Vale"]
    with zipfile.ZipFile(tmp_path / "found.xlsx") as book:
        assert "Tom Vale" in book.read("xl/sharedStrings.xml").decode()
    assert len((tmp_path / "found.jsonl").read_text().splitlines()) == 2
    assert run("quotes", "--database", database, "-o", tmp_path / "found.doc")[0] == 1


def test_the_library_itself_is_never_written_over(database: Path) -> None:
    before = database.read_bytes()
    named = database.rename(database.with_suffix(".csv"))
    assert run("quotes", "--database", named, "-o", named, "--force")[0] == 1
    assert named.read_bytes() == before


def test_an_archive_is_not_asked_what_was_verified(tmp_path: Path) -> None:
    status, _, said = run("quotes", "--archive", tmp_path, "--verified")
    assert status == 1
    assert "an archive holds no decisions" in said
