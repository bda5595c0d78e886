"""Articles of an archive come into the library with their suggestions, and tell of the whole when they are verified."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from archive_case import Here, ids, make, write_articles
from in_process import run

from editorial.domain.annotation import Status
from editorial.domain.archive import Kept
from editorial.domain.article import Standing, State, Verified
from editorial.domain.record import Record
from editorial.domain.suggestions import FindOptions
from editorial.formats.record.json_codec import dump, from_record, to_record
from editorial.formats.shards.shard_folder import ShardFolder
from editorial.jobs.archive.analysing import archive_settings
from editorial.jobs.archive.working import analyse

PEOPLE = ("Ana Lima", "Bo Olsen", "Cato Brandt", "Dora Quill", "Emil Vane", "Frida Hallam")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("drawn")
    texts = [
        (f"n{at}", f"“It holds for {at} days,” said {PEOPLE[at % 6]}. {PEOPLE[at % 5]} left Oslo.\n")
        for at in range(30)
    ]
    models = archive_settings(FindOptions()).models
    make(place / "out", write_articles(place / "in.jsonl", texts), workers=lambda: Here(analyse), models=models)
    return place / "out"


def listed() -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(run("list", "--json")[1])
    return found


def verified(record: Record) -> Record:
    """Return a record in which an editor confirmed everything but the first name, which is wrong."""
    by = Verified("Editor", datetime(2026, 11, 22, 12, 0, tzinfo=UTC))
    first = next(iter(record.mentions), None)
    return replace(
        record,
        standing=Standing(State.VERIFIED, by),
        entities={key: replace(one, status=Status.CONFIRMED) for key, one in record.entities.items()},
        mentions={
            key: replace(one, status=Status.REJECTED if key == first else Status.CONFIRMED)
            for key, one in record.mentions.items()
        },
        quotes={key: replace(one, status=Status.CONFIRMED) for key, one in record.quotes.items()},
    )


def test_an_article_that_is_named_comes_with_its_suggestions(archive: Path) -> None:
    status, _, told = run("draw", archive, "n7")
    assert (status, told) == (0, "editorial: 1 article imported.\n")
    [row] = listed()
    assert (row["id"], row["state"]) == ("n7", "suggested")
    exported = from_record(json.loads(run("export", "--unverified", "--undecided", "n7")[1]), source="export")
    [there] = [
        from_record(record, source="archive")
        for _, record in ShardFolder(archive).records()
        if record["article"]["id"] == "n7"
    ]
    assert exported.quotes == there.quotes
    assert exported.mentions == there.mentions


@pytest.mark.parametrize("by", ["chance", "doubt", "source", "date"])
def test_a_sample_comes_in_one_step_and_the_archive_says_how_it_was_drawn(archive: Path, by: str) -> None:
    before = len([*archive.glob("sample-*.json")])
    status, _, told = run("draw", archive, "--sample", 10, "--by", by)
    assert status == 0
    assert told.startswith("editorial: 10 articles imported.\n")
    sample = json.loads((archive / f"sample-{before:04}.json").read_text())
    drawn = {one["id"] for part in sample["parts"] for one in part["drawn"]}
    assert {row["id"] for row in listed()} == drawn
    assert sample["by"] == by
    assert len(ids(archive)) == 30


def test_what_was_verified_of_the_sample_gives_an_interval_for_the_whole(archive: Path, tmp_path: Path) -> None:
    run("draw", archive, "--sample", 12, "--seed", 3)
    records = [
        from_record(json.loads(line), source="export")
        for line in run("export", "--unverified", "--undecided")[1].splitlines()
    ]
    assert run("evaluate", "--library", "--archive", archive)[0] == 1  # nothing is verified
    lines = tmp_path / "verified.jsonl"
    lines.write_bytes(b"".join(dump(to_record(verified(one))) + b"\n" for one in records[:10]))
    run("delete", "--yes", *(one.article.id for one in records[:10]))
    Path(os.environ["EDITORIAL_DATABASE"]).unlink()
    run("import", lines)
    status, told, said = run("evaluate", "--library", "--archive", archive, "--json")
    assert status == 0, said
    found = json.loads(told)
    assert (found["articles"], found["drawn"], found["verified"]) == (30, 12, 10)
    names = found["measures"][0]
    assert names["right"] == names["of"] - sum(bool(one.mentions) for one in records[:10])
    assert 0 < names["whole"]["low"] < names["right"] / names["of"] < names["whole"]["high"] < 1
    quotes = found["measures"][2]
    assert quotes["whole"]["share"] == 1.0
    assert quotes["whole"]["low"] < 1.0
    status, told, said = run("evaluate", "--library", "--archive", archive)
    assert "names suggested that are right" in told
    assert "10 of the 12 articles" in said
    assert "Cochran" in said


def test_what_cannot_be_drawn_is_told(archive: Path, tmp_path: Path) -> None:
    assert run("draw", archive)[0] == 2
    assert run("draw", archive, "n1", "--sample", 3)[0] == 2
    status, _, told = run("draw", archive, "n1", "n99")
    assert status == 1
    assert f"{archive} has no article n99." in told
    assert "has no such article" in run("draw", archive, "n99")[2]
    assert "there is no archive here" in run("draw", tmp_path, "n1")[2]
    texts = write_articles(tmp_path / "in.jsonl", [("a", "Ana came.")])
    make(tmp_path / "out", texts, kept=frozenset({Kept.QUOTES}))
    assert "made without names and text (--fields)" in run("draw", tmp_path / "out", "a")[2]
    assert "no sample was drawn" in run("evaluate", "--library", "--archive", tmp_path / "out")[2]
    assert run("evaluate", "--archive", archive)[0] == 2
