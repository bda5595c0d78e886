"""Processes that die take no article with them, but for the one that kills each of them."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

import pytest
from archive_case import ids, make, numbered, work, write_articles

from editorial.domain.errors import EditorialError
from editorial.jobs.archive.processes import Processes


def processes() -> Processes:
    return Processes(2, work)


def test_a_process_that_dies_once_is_survived_with_every_article_once(tmp_path: Path) -> None:
    once = ("dies", f"It dies ONCE here: {tmp_path / 'died'}")
    texts = write_articles(tmp_path / "in.jsonl", [*numbered(40), once, *((f"z{n}", f"Bo {n}.") for n in range(40))])
    report = make(tmp_path / "out", texts, workers=processes)
    assert (tmp_path / "died").exists()
    assert len(ids(tmp_path / "out")) == len(set(ids(tmp_path / "out"))) == 81
    assert report.not_read == 0


def test_an_article_that_kills_every_process_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    texts = write_articles(tmp_path / "in.jsonl", [*numbered(20), ("bad", "CRASH it."), ("last", "Bo left.")])
    report = make(tmp_path / "out", texts, workers=processes)
    assert sorted(ids(tmp_path / "out")) == sorted([*(key for key, _ in numbered(20)), "last"])
    assert report.not_read == 1
    assert "id bad" in (tmp_path / "out" / "not-read.jsonl").read_text()


def test_stopping_ends_every_process(tmp_path: Path) -> None:
    texts = write_articles(tmp_path / "in.jsonl", numbered(200))
    report = make(tmp_path / "out", texts, workers=processes, stop_at=10)
    assert report.cancelled
    assert multiprocessing.active_children() == []
    assert len(ids(tmp_path / "out")) == report.analysed
    assert "the same command goes on from there" in report.words


def test_a_model_that_is_not_there_ends_the_run(tmp_path: Path) -> None:
    texts = write_articles(tmp_path / "in.jsonl", numbered(2))
    with pytest.raises(EditorialError, match="no_such_model"):
        make(tmp_path / "out", texts, workers=lambda: Processes(1), model="no_such_model")
