"""What is remembered, from a shell: listed with where it came from, forgotten and used again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from in_process import run

from editorial.domain.import_rules import ImportRule, ImportRuleKind
from editorial.jobs.import_rules import remember_rule
from editorial.storage.library import Library


def said(text: str, decided: dict[str, str]) -> dict[str, object]:
    """Return a quote whose speaker, the mayor, was taken to be the entity."""
    start, who = text.index("No,"), text.index("the mayor")
    claim = {"rule": "nominal", "score": 0.6, "status": "confirmed"}
    return {
        "id": "q1", "start": start, "end": start + 3, "kind": "direct", "origin": "rule", "status": "confirmed",
        "decided": decided, "speakers": [{"start": who, "end": who + 9, "entity": "e1", "resolution": claim}],
    }  # fmt: skip


def record(key: str, label: str) -> str:
    text = f"{key}: Ada Brook came. “No,” the mayor said."
    start, end = text.index("Ada"), text.index(" came")
    decided = {"by": "Editor", "at": "2026-11-22T10:15:00Z", "how": "single"}
    mention = {"id": "m1", "start": start, "end": end, "label": label, "entity": "e1", "status": "confirmed"}
    return json.dumps(
        {
            "schema": "editorial.annotations/1",
            "article": {"id": key, "title": f"Title of\t{key}", "text": text},
            "state": "verified",
            "verified": {"by": "Editor", "at": "2026-11-22T10:15:00Z"},
            "entities": [
                {"id": "e1", "name": "Ada Brook", "label": label, "aliases": ["Brook"], "status": "confirmed"}
            ],
            "mentions": [{**mention, "origin": "model", "decided": decided}],
            "quotes": [said(text, decided)],
        }
    )


@pytest.fixture(autouse=True)
def library(tmp_path: Path, home: Path) -> None:
    path = tmp_path / "verified.jsonl"
    path.write_text("\n".join([record("one", "PERSON"), record("two", "PERSON"), record("ship", "PRODUCT")]))
    assert run("import", path)[0] == 0


def test_what_is_remembered_is_listed_with_where_it_came_from() -> None:
    status, out, told = run("memory", "list")
    assert (status, told) == (0, "")
    assert [line.split("\t") for line in out.splitlines()] == [
        ["Ada Brook", "person", "Brook", "Title of two", "2026-11-22", "2", ""],
        ["Ada Brook", "product", "Brook", "Title of ship", "2026-11-22", "1", ""],
        ["the mayor", "speaker", "Ada Brook", "Title of two", "2026-11-22", "2", ""],
        ["the mayor", "speaker", "Ada Brook", "Title of ship", "2026-11-22", "1", ""],
    ]
    first = json.loads(run("memory", "list", "--json")[1].splitlines()[0])
    assert (first["name"], first["label"], first["article"], first["articles"]) == ("Ada Brook", "PERSON", "two", 2)
    last = json.loads(run("memory", "list", "--json")[1].splitlines()[-1])
    assert (last["words"], last["name"], last["label"], last["articles"]) == ("the mayor", "Ada Brook", "PRODUCT", 1)


def test_a_name_is_forgotten_and_used_again() -> None:
    status, out, told = run("memory", "forget", "Ada Brook")
    assert (status, out) == (1, "")
    assert told == "editorial: Ada Brook: it is remembered as person, product; say which with --type\n"
    assert run("memory", "forget", "Ada Brook", "--type", "person")[0] == 0
    assert [line.rpartition("\t")[2] for line in run("memory", "list")[1].splitlines()] == ["forgotten", "", "", ""]
    assert run("memory", "remember", "Ada Brook") == (0, "", "editorial: “Ada Brook” (person) is used again.\n")
    assert run("memory", "remember", "Ada Brook") == (1, "", "editorial: Ada Brook: there is no such name\n")


def test_words_for_a_speaker_are_forgotten_and_used_again() -> None:
    assert run("memory", "forget", "the mayor")[2] == (
        "editorial: the mayor: it meant a person and a product; say which with --type\n"
    )
    chosen = ("--type", "person", "--means", "Ada Brook")
    assert run("memory", "forget", "the mayor", *chosen)[2].startswith(
        "editorial: “the mayor” (Ada Brook) is no longer"
    )
    assert [line.rpartition("\t")[2] for line in run("memory", "list")[1].splitlines()] == ["", "", "forgotten", ""]
    assert run("memory", "remember", "the mayor") == (0, "", "editorial: “the mayor” (Ada Brook) is used again.\n")
    assert run("memory", "forget", "the mayor", "--means", "Tom Vale")[2] == (
        "editorial: the mayor: there is no such name\n"
    )


def test_what_a_correction_taught_is_listed_forgotten_and_used_again(tmp_path: Path) -> None:
    taught = json.loads(record("net", "PERSON"))
    taught["mentions"][0] |= {"status": "rejected"}
    taught["article"]["text"] = taught["article"]["text"].replace("Ada Brook", "The quays")
    taught["quotes"], taught["entities"] = [], []
    taught["mentions"][0]["entity"] = None
    path = tmp_path / "net.jsonl"
    path.write_text(json.dumps(taught))
    assert run("import", path)[0] == 0
    last = run("memory", "list")[1].splitlines()[-1]
    assert last.split("\t") == ["The quays", "not-a-name", "", "Title of net", "2026-11-22", "1", ""]
    plain = json.loads(run("memory", "list", "--json")[1].splitlines()[-1])
    assert (plain["kind"], plain["words"], plain["articles"]) == ("not-a-name", "The quays", 1)
    assert run("memory", "forget", "The quays")[2].startswith("editorial: “The quays” (not-a-name) is no longer used")
    assert run("memory", "remember", "The quays") == (
        0, "", "editorial: “The quays” (not-a-name) is used again.\n",
    )  # fmt: skip


def test_what_imports_were_told_is_listed_forgotten_and_used_again(tmp_path: Path) -> None:
    path = tmp_path / "rules.db"
    with Library.open(path) as library:
        remember_rule(library, ImportRule(ImportRuleKind.AS_READ, "html:example.org"))
    at = ("--database", path)
    name = "pages of example.org"
    assert run("memory", "list", *at)[1].split("\t") == [name, "import-rule", "stored without a look", *("",) * 3, "\n"]
    plain = json.loads(run("memory", "list", "--json", *at)[1])
    assert (plain["kind"], plain["then"]) == ("import-rule", "stored without a look")
    told = run("memory", "forget", name, *at)[2]
    assert told.startswith(f"editorial: “{name}” (import-rule) is no longer used")
    assert run("memory", "list", *at)[1].endswith("\tforgotten\n")
    assert run("memory", "remember", name, *at)[2] == f"editorial: “{name}” (import-rule) is used again.\n"
    assert run("memory", "list", *at)[1].endswith("\t\n")
