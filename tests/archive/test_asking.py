"""An archive answers by words, speaker, date and source, the same in each form of its shards."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from archive_case import Here, make
from in_process import run

from editorial.domain.archive import ShardForm
from editorial.domain.errors import EditorialError
from editorial.domain.quote_search import CountedBy, QuoteQuestion
from editorial.domain.suggestions import FindOptions
from editorial.jobs.archive.analysing import archive_settings
from editorial.jobs.archive.asking import counted_quotes, found_quotes
from editorial.jobs.archive.working import analyse

ARTICLES = (
    ("a", "2024-05-17", "Saltmere Lamp", "“The bridge moves,” said Odalys Brackwater. She paid.\n"),
    (
        "b",
        "2024-06-02",
        "Harrowick Lamp",
        "“No ferry came,” said Bram Oxlade.\n\n“It was late,” said Odalys Brackwater.\n",
    ),
    ("c", None, None, "“Stay,” a sign read. Nobody did.\n"),
)


@pytest.fixture(scope="module", params=ShardForm)
def archive(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("asked")
    lines = [
        json.dumps({"id": key, "published": day, "source": source, "text": text}) for key, day, source, text in ARTICLES
    ]
    (place / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    models = archive_settings(FindOptions()).models
    make(place / "out", place / "in.jsonl", workers=lambda: Here(analyse), size=2, form=request.param, models=models)
    return place / "out"


def words(archive: Path, **question: str) -> list[str]:
    return sorted(one.words for one in found_quotes(archive, QuoteQuestion(**question)))


def test_words_names_dates_and_sources_choose_the_quotes(archive: Path) -> None:
    assert len(words(archive)) == 4
    assert words(archive, words="BRIDGE moves") == ["The bridge moves,"]
    assert words(archive, by="brackwater") == ["It was late,", "The bridge moves,"]
    assert words(archive, by="brackwater", since="2024-06") == ["It was late,"]
    assert words(archive, until="2024-05") == ["The bridge moves,"]
    assert words(archive, since="2024", until="2024-06-01") == ["The bridge moves,"]
    assert words(archive, source="harrowick", by="oxlade") == ["No ferry came,"]
    assert words(archive, words="’; DROP") == []


def test_an_answer_says_where_the_quote_stands(archive: Path) -> None:
    [one] = found_quotes(archive, QuoteQuestion(words="bridge"))
    text = ARTICLES[0][3]
    assert (one.article_id, one.speaker, one.published, one.source) == (
        "a",
        "Odalys Brackwater",
        "2024-05-17",
        "Saltmere Lamp",
    )
    assert text[one.start : one.end] == one.words


def test_quotes_are_counted_by_person_month_and_source(archive: Path) -> None:
    people = {one.of: (one.quotes, one.articles) for one in counted_quotes(archive, QuoteQuestion(), CountedBy.PERSON)}
    assert people["Odalys Brackwater"] == (2, 2)
    assert people["Bram Oxlade"] == (1, 1)
    months = [tuple(one) for one in counted_quotes(archive, QuoteQuestion(by="Brackwater"), CountedBy.MONTH)]
    assert months == [("2024-05", 1, 1), ("2024-06", 1, 1)]
    sources = {one.of: one.quotes for one in counted_quotes(archive, QuoteQuestion(since="2024"), CountedBy.SOURCE)}
    assert sources == {"Saltmere Lamp": 1, "Harrowick Lamp": 2}


def test_the_shell_prints_and_writes_what_was_found(archive: Path, tmp_path: Path) -> None:
    status, told, _ = run("quotes", "ferry", "--archive", archive)
    assert (status, told.split("\t")[:2]) == (0, ["Bram Oxlade", "No ferry came,"])
    status, told, _ = run("quotes", "--archive", archive, "--by", "oxlade", "--json")
    assert json.loads(told)["words"] == "No ferry came,"
    status, told, said = run("quotes", "--archive", archive, "--limit", 1)
    assert told.count("\n") == 1
    assert "These are the first 1" in said
    for name in ("found.csv", "found.jsonl"):
        assert run("quotes", "--archive", archive, "-o", tmp_path / name)[0] == 0
    with (tmp_path / "found.csv").open(encoding="utf-8-sig", newline="") as stream:
        table = [row["words"] for row in csv.DictReader(stream)]
    assert table == [json.loads(line)["words"] for line in (tmp_path / "found.jsonl").read_text().splitlines()]
    assert len(table) == 4
    assert run("quotes", "nothing like it", "--archive", archive)[2] == "editorial: Nothing was found.\n"
    assert run("quotes", "--archive", archive, "-o", tmp_path / "found.doc")[0] == 1
    assert run("quotes", "--archive", archive, "--from", "May")[0] == 2


def test_a_damaged_shard_and_a_folder_without_archive_are_told(tmp_path: Path) -> None:
    with pytest.raises(EditorialError, match="there is no archive here"):
        [*found_quotes(tmp_path, QuoteQuestion())]
    (tmp_path / "in.jsonl").write_text('{"id": "a", "text": "Ana came."}\n')
    make(tmp_path / "out", tmp_path / "in.jsonl")
    [shard] = (tmp_path / "out").glob("part-*")
    shard.write_bytes(b'{"article": 5, "quotes": "no"')
    with pytest.raises(EditorialError, match="the shards cannot be read"):
        [*found_quotes(tmp_path / "out", QuoteQuestion())]
