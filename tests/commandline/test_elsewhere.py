"""`editorial elsewhere` lists pairs of quotes with the same words, of one article or of the whole library."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path

from in_process import run
from review_records import record

from editorial.domain.annotation import Kind, Quote
from editorial.domain.record import Record
from editorial.domain.text import Span, sha256
from editorial.storage.library import Library

WORDS = "We waited too long for the lamps on the bridge of Saltmere"


def _article(key: str, words: str) -> Record:
    one = record()
    text = f"{one.article.text}\n“{words},” said {key}."
    start = text.rindex("“") + 1
    quote = Quote("far", Span(start, start + len(words)), Kind.DIRECT, one.quotes["q1"].provenance)
    article = replace(one.article, id=key, title=key, text=text, sha256=sha256(text), published="2026-01-01")
    return replace(one, article=article, quotes={"far": quote})


def test_pairs_are_listed_with_how_their_words_differ(tmp_path: Path) -> None:
    database = tmp_path / "library.sqlite"
    with Library.open(database) as library:
        library.add(_article("one", WORDS))
        library.add(_article("two", WORDS.replace("waited", "stayed")))
    status, out, told = run("elsewhere", "one", "--database", database)
    assert (status, told) == (0, "")
    assert out.split("\t")[:3] == ["altered", "", "one"]
    status, out, told = run("elsewhere", "--json", "--database", database)
    (pair,) = map(json.loads, out.splitlines())
    assert (status, [one["article"] for one in pair["quotes"]], pair["words"]) == (0, ["one", "two"], "altered")
    assert pair["edits"] == [{"kind": "replaced", "shorter": "waited", "longer": "stayed"}]
    assert "2 quotes compared, 1 pair found." in told
    for ids in ([], ["one"]):
        target = tmp_path / f"pairs{len(ids)}.csv"
        assert run("elsewhere", *ids, "--database", database, "-o", target)[0] == 0
        with target.open(encoding="utf-8-sig", newline="") as stream:
            (row,) = csv.DictReader(stream)
        assert (row["sameness"], row["article_id_1"], row["article_id_2"]) == ("altered", "one", "two")
    assert run("elsewhere", "--database", database, "-o", database, "--force")[0] == 1
