"""`editorial people` lists names over all articles, narrowed by words and type."""

from __future__ import annotations

import json
from pathlib import Path

from in_process import run
from review_records import record

from editorial.storage.library import Library


def test_names_are_listed_with_their_numbers_and_narrowed_by_words_and_type(tmp_path: Path) -> None:
    database = tmp_path / "people.sqlite"
    with Library.open(database) as library:
        library.add(record())
    status, out, told = run("people", "brook", "--database", database)
    name, label, listed, *numbers = out.rstrip("\n").split("\t")
    assert (status, name, label, listed, numbers[:4], told) == (0, "Ada Brook", "person", "", ["1", "0", "1", "0"], "")
    assert numbers[6] == "Brook"
    assert run("people", "--type", "organisation", "--database", database)[1].startswith("Northwind\torganisation")
    lines = run("people", "--json", "--database", database)[1].splitlines()
    assert [json.loads(line)["name"] for line in lines] == ["Ada Brook", "Northwind", "Saltmere", "Tom Vale"]
    assert json.loads(lines[0])["in"] == [{"article": "harbour", "entity": "e2", "name": "Ada Brook"}]
    assert run("people", "nobody", "--database", database)[:2] == (0, "")


def test_the_quotes_of_one_person_are_exported_and_it_is_asked_who_is_meant(tmp_path: Path) -> None:
    database, target = tmp_path / "people.sqlite", tmp_path / "brook.jsonl"
    with Library.open(database) as library:
        library.add(record())
    every = ("--unverified", "--undecided", "--database", database)
    status, _out, told = run("export", "--of", "ada", "-o", target, *every)
    assert status == 0
    assert "1 article with 2 quotes" in told
    assert [one["id"] for one in json.loads(target.read_text())["quotes"]] == ["q1", "q2"]
    assert run("export", "--of", "a", "-o", target, *every)[2].startswith("editorial: 2 who are quoted are called “a”")
    assert run("export", "harbour", "--of", "ada", "--database", database)[0] == 2
    assert "names, quotes and notes are left out." in run("export", "--of", "ada", "--losses", *every)[2]
