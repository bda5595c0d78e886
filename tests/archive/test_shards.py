"""What an archive holds is the same in each form of its shards, and comes back as the record that it was."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from archive_case import ids, make, numbered, write_articles
from hypothesis import given
from record_strategies import records

from editorial.domain.archive import Kept, ShardForm
from editorial.domain.record import Record
from editorial.formats.arrow import zstandard
from editorial.formats.reading.source import Source
from editorial.formats.reading.table_columns import Columns
from editorial.formats.record.json_codec import from_record, read_json, to_record
from editorial.formats.record.serialise import SCHEMA
from editorial.formats.shards.rows import record_of_rows, rows_of_record
from editorial.formats.shards.shard_folder import ShardFolder
from editorial.jobs.archive.chunk import Analysed, Chunk
from editorial.jobs.archive.working import analyse
from editorial.jobs.reading import arrivals_of, records_in

CHECKOUT = Path(__file__).parents[2]
SEEDS = sorted((CHECKOUT / "seeds" / "records").glob("*.json"))


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the sample articles, one a line."""
    articles = [(f"s{number}", read_json(path).article.text) for number, path in enumerate(SEEDS)]
    return write_articles(tmp_path_factory.mktemp("texts") / "in.jsonl", articles)


@pytest.fixture(scope="module")
def analysed(texts: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[ShardForm, Path]:
    """Give an archive of the sample articles in each form."""
    place = tmp_path_factory.mktemp("archives")
    before: dict[str, Analysed] = {}

    def once(chunk: Chunk) -> Analysed:
        key = chunk.articles[0].id
        before[key] = before.get(key) or analyse(chunk)
        return before[key]

    from archive_case import Here

    from editorial.jobs.archive.analysing import archive_settings

    models = archive_settings(settings_options()).models
    for form in ShardForm:
        make(place / form.value, texts, workers=lambda: Here(once), size=3, form=form, models=models)
    return {form: place / form.value for form in ShardForm}


def settings_options() -> Any:
    from editorial.domain.suggestions import FindOptions

    return FindOptions()


def held(folder: Path) -> list[Record]:
    return [from_record(record, source="archive") for _, record in ShardFolder(folder).records()]


@pytest.mark.parametrize("form", [ShardForm.JSONL_ZST, ShardForm.PARQUET])
def test_each_form_holds_the_same_records(analysed: dict[ShardForm, Path], form: ShardForm) -> None:
    assert held(analysed[form]) == held(analysed[ShardForm.JSONL])
    assert len(held(analysed[form])) == len(SEEDS)


def plain(record: Record) -> Record:
    """Return a record without unknown fields, which analysing drops."""

    def known(one: Any) -> Any:
        return replace(one, extra={})

    return replace(
        record,
        article=known(record.article),
        entities={key: known(one) for key, one in record.entities.items()},
        mentions={key: known(one) for key, one in record.mentions.items()},
        quotes={
            key: replace(one, speakers=tuple(map(known, one.speakers)), extra={}) for key, one in record.quotes.items()
        },
        notes={key: known(one) for key, one in record.notes.items()},
        extra={},
    )


@given(records())
def test_any_record_comes_back_from_its_rows(record: Record) -> None:
    interchange = json.loads(json.dumps(to_record(plain(record))))
    rows = rows_of_record(interchange)
    assert from_record(record_of_rows(rows, SCHEMA), source="") == from_record(interchange, source="")


@pytest.mark.parametrize("form", ShardForm)
def test_a_run_goes_on_in_each_form(tmp_path: Path, form: ShardForm) -> None:
    texts = write_articles(tmp_path / "in.jsonl", numbered(40))
    make(tmp_path / "out", texts, size=7, stop_at=1, form=form)
    report = make(tmp_path / "out", texts, size=7, form=form)
    assert report.there == 16
    assert sorted(ids(tmp_path / "out")) == sorted(key for key, _ in numbered(40))
    assert not list((tmp_path / "out").glob(".part-*"))


def test_the_tables_have_a_row_for_each_article_name_and_quote(analysed: dict[ShardForm, Path]) -> None:
    every = held(analysed[ShardForm.PARQUET])
    for table, number in (
        ("articles", len(every)),
        ("mentions", sum(len(one.mentions) for one in every)),
        ("quotes", sum(len(one.quotes) for one in every)),
    ):
        files = sorted(analysed[ShardForm.PARQUET].glob(f"part-*/{table}.parquet"))
        assert sum(pq.read_metadata(file).num_rows for file in files) == number


def test_the_described_columns_are_those_of_the_files(analysed: dict[ShardForm, Path]) -> None:
    page = (CHECKOUT / "resources" / "schemas" / "archive.md").read_text(encoding="utf-8")
    shard = next(analysed[ShardForm.PARQUET].glob("part-*"))
    for table in ("articles", "mentions", "quotes"):
        part = page.partition(f"### {table}.parquet")[2].partition("###")[0]
        described = [line.split("|")[1].strip().strip("`") for line in part.splitlines() if line.startswith("| `")]
        assert described == pq.read_schema(shard / f"{table}.parquet").names


@pytest.mark.parametrize("form", ShardForm)
def test_fewer_fields_are_kept_if_somebody_says_so(tmp_path: Path, form: ShardForm) -> None:
    texts = write_articles(tmp_path / "in.jsonl", numbered(2))
    make(tmp_path / "out", texts, form=form, kept=frozenset({Kept.QUOTES}))
    for _, record in ShardFolder(tmp_path / "out").records():
        assert not {"text", "zones"} & set(record["article"])
        assert "evidence" not in json.dumps(record)
        assert len(record["article"]["sha256"]) == 64
    assert make(tmp_path / "out", texts, form=form, kept=frozenset({Kept.QUOTES})).there == 2


@pytest.mark.parametrize("suffix", [".jsonl.gz", ".jsonl.zst"])
def test_compressed_lines_are_read(tmp_path: Path, suffix: str) -> None:
    lines = write_articles(tmp_path / "in.jsonl", numbered(30)).read_bytes()
    path = tmp_path / f"in{suffix}"
    if suffix.endswith("gz"):
        path.write_bytes(gzip.compress(lines))
    else:
        with path.open("wb") as stream, zstandard.writing(stream) as out:
            out.write(lines)
    assert [one.article.id for one in records_in(path)] == [key for key, _ in numbered(30)]
    path.write_bytes(path.read_bytes()[:-20])
    assert "damaged" in str([*arrivals_of(Source.of_path(path))][-1])


def test_the_rows_of_a_parquet_file_are_articles_by_the_columns_named(tmp_path: Path) -> None:
    rows = [{"nr": 1, "words": "Ana Lima left.", "day": "2024-05-17"}, {"nr": 2, "words": None, "day": None}]
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "in.parquet")
    source = Source(
        str(tmp_path / "in.parquet"), path=tmp_path / "in.parquet", columns=Columns({"text": "words", "id": "nr"})
    )
    first, second = arrivals_of(source)
    assert first.record.article.id == "1"
    assert first.record.article.text == "Ana Lima left."
    assert str(second).endswith("row 2: there is no text in this row")
    [unnamed] = arrivals_of(Source.of_path(tmp_path / "in.parquet"))
    assert "say which holds what" in str(unnamed)
    (tmp_path / "in.parquet").write_bytes((tmp_path / "in.parquet").read_bytes()[:-9])
    [damaged] = arrivals_of(source)
    assert "damaged or was cut off" in str(damaged)
