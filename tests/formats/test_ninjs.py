"""An article goes out as ninjs with its record beside it, and the two come in as one."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from record_strategies import records
from round_trip_corpus import CORPUS

from editorial.domain.errors import InputError
from editorial.domain.record import Record
from editorial.formats import ninjs
from editorial.formats.format import USUAL
from editorial.formats.reading.article_text import ArticleText
from editorial.formats.reading.source import Source
from editorial.formats.selection import Selected

(CROSSING,) = [one for one in CORPUS if one.article.id == "crossing"]


def written(folder: Path, record: Record) -> Path:
    with ninjs.FORMAT.open(folder, 1, USUAL) as sink:
        sink.write(Selected(record))
    (path,) = folder.glob("*.ninjs")
    return path


def read(path: Path) -> object:
    (found,) = ninjs.read(Source.of_path(path))
    return found


def test_the_pair_is_the_whole_record(tmp_path: Path) -> None:
    assert read(written(tmp_path, CROSSING)) == CROSSING


def test_without_its_record_it_is_an_article(tmp_path: Path) -> None:
    path = written(tmp_path, CROSSING)
    path.with_suffix(".json").unlink()
    found = read(path)
    assert isinstance(found, ArticleText)
    assert CROSSING.article.text in found.text.text
    assert found.title == CROSSING.article.title


def test_a_record_of_another_text_is_not_taken_for_its_own(tmp_path: Path) -> None:
    path = written(tmp_path, CROSSING)
    item = json.loads(path.read_bytes())
    item["bodies"][0]["value"] += " And more."
    path.write_text(json.dumps(item), encoding="utf-8")
    found = read(path)
    assert isinstance(found, ArticleText)
    assert found.text.text.endswith("And more.")


def test_the_item_has_the_fields_of_ninjs_3_and_who_and_what_is_named() -> None:
    article = replace(CROSSING.article, authors=("Jo", "Di"), credit="AP", published="2026-11-02T10:00:00+01:00")
    item = ninjs.item_of(replace(CROSSING, article=article))
    assert item["uri"] == "urn:editorial:article:crossing"
    assert (item["by"], item["copyrightHolder"], item["contentCreated"]) == ("Jo, Di", "AP", article.published)
    assert (item["people"], item["organisations"]) == ([{"name": "Bo Li"}], [{"name": "Bo Li Ltd"}])
    assert item["bodies"] == [{"role": "main", "contentType": "text/plain", "value": article.text}]
    assert "contentCreated" not in ninjs.item_of(CROSSING), "a day alone is no moment"


def test_what_version_3_calls_its_fields_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.ninjs"
    item = {"uri": "urn:x", "contentCreated": "2026-11-02T10:00:00Z", "headlines": [{"value": "Late"}]}
    path.write_text(json.dumps({**item, "bodies": [{"contentType": "text/html", "value": "<p>Again</p>"}]}), "utf-8")
    found = read(path)
    assert isinstance(found, ArticleText)
    assert (found.text.text, found.published) == ("Late\n\nAgain", "2026-11-02T10:00:00+00:00")


NITF = '<?xml version="1.0"?><nitf><body><body.content><p>It is late.</p></body.content></body></nitf>'


def test_a_body_that_is_nitf_is_read_as_such_and_a_broken_one_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.ninjs"
    item = {"uri": "urn:x", "bodies": [{"contentType": "text/vnd.IPTC.NITF", "value": NITF}]}
    path.write_text(json.dumps(item), "utf-8")
    found = read(path)
    assert isinstance(found, ArticleText)
    assert found.text.text == "It is late."
    path.write_text(json.dumps({**item, "bodies": [{"value": NITF[:-9]}]}), "utf-8")
    broken = read(path)
    assert isinstance(broken, InputError)
    assert (broken.source, broken.place) == (str(path), "bodies")


@given(records())
@settings(max_examples=10, deadline=None)
def test_any_record_makes_an_item_of_plain_json(record: Record) -> None:
    item = ninjs.item_of(record)
    assert json.loads(json.dumps(item)) == item
