"""An export is whole or not there, holds what was asked for, and says what it left out."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from editorial.domain.annotation import Speaker
from editorial.domain.article import State
from editorial.domain.errors import EditorialError
from editorial.domain.library import STREAM, Destination, Loaded
from editorial.domain.log_content import export_of
from editorial.domain.log_entry import Entry, EntryKind
from editorial.domain.settings import Setting
from editorial.domain.source import Source, SourceText, Turn
from editorial.domain.source_check import CheckOutcome, SourceCheck
from editorial.domain.text import Span
from editorial.formats.record.json_codec import read_json, read_jsonl
from editorial.formats.writing.file_per_article import file_name
from editorial.jobs.export_options import Leaking, Whose
from editorial.jobs.exporting import Export, Include
from editorial.jobs.foreseeing import Foresee
from editorial.jobs.people import FindWhose
from editorial.jobs.progress import Cancel, Cancelled, finish
from editorial.storage.library import Library

EVERYTHING = Include(undecided=True, rejected=True, unverified=True)


@pytest.fixture
def filled(library: Library, samples: Any) -> Library:
    """Two verified articles, one in review, one new."""
    library.add(samples.reviewed("one"))
    library.add(samples.reviewed("two", samples.text("Two.")))
    library.add(samples.reviewed("begun", samples.text("Begun."), State.IN_REVIEW))
    library.add(samples.article("fresh", samples.text("Fresh.")))
    return library


def test_jsonl_holds_the_decided_part_of_verified_articles_and_counts_the_rest(filled: Library, tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    report = finish(Export(filled, path))
    records = list(read_jsonl(path))
    assert [record.article.id for record in records] == ["one", "two"]
    assert all(list(record.mentions) == ["m1"] and list(record.quotes) == ["q1"] for record in records)
    assert (len(report.exported), report.quotes, report.mentions) == (2, 2, 2)
    assert (report.undecided, report.rejected) == (2, 2)
    assert {skipped.article_id: skipped.reason for skipped in report.skipped} == {
        "begun": "its review is not finished",
        "fresh": "nobody has looked at it yet",
    }
    assert report.words == (
        f"2 articles with 2 quotes and 2 occurrences of names exported to {path}; "
        "left out: 2 that nobody decided and 2 rejected; 2 articles not verified and left out."
    )
    assert json.loads(path.read_bytes().splitlines()[0])["left_out"] == {"undecided": 1, "rejected": 1}


def test_everything_is_exported_when_asked_for_and_equals_the_library(filled: Library, tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    report = finish(Export(filled, path, include=EVERYTHING))
    assert (report.undecided, report.rejected, report.skipped) == (0, 0, ())
    for record in read_jsonl(path):
        stored = filled.load(record.article.id).record
        assert (record.article, record.standing) == (stored.article, stored.standing)
        assert (record.entities, record.mentions, record.quotes) == (stored.entities, stored.mentions, stored.quotes)


SAID = SourceText.of("LIMA: It wobbles 🌉 a lot.", [Turn(Span(6, 25), "LIMA", 61.0)])


@pytest.fixture
def sourced(library: Library, samples: Any) -> Library:
    """A verified article with a source, and its quote checked against it."""
    record = samples.reviewed()
    quote = record.quotes["q1"]
    check = SourceCheck(CheckOutcome.MUST_CHANGE, "Ina", samples.noon, quote.span, source="s1", span=Span(6, 16))
    source = Source("s1", SAID.sha256, "Tape", "Ina", samples.noon)
    quotes = {"q1": replace(quote, check=check)}
    library.add(replace(record, quotes=quotes, sources={"s1": source}, source_texts={SAID.sha256: SAID}))
    return library


@pytest.mark.parametrize("with_texts", [False, True])
def test_a_record_has_the_texts_of_sources_only_if_asked_for(
    sourced: Library, tmp_path: Path, *, with_texts: bool
) -> None:
    report = finish(Export(sourced, tmp_path / "out.jsonl", include=Include(source_texts=with_texts)))
    (record,) = read_jsonl(tmp_path / "out.jsonl")
    assert record.source_texts == ({SAID.sha256: SAID} if with_texts else {})
    assert record.sources == sourced.load("bridge").record.sources
    assert record.quotes["q1"].check == sourced.load("bridge").record.quotes["q1"].check
    assert ("1 source with hash and title, but without the text" in report.words) is not with_texts
    with Library.open(tmp_path / "other.db") as other:
        other.add(record)
        assert bool(other.source_texts([SAID.sha256])) is with_texts


def test_a_check_sheet_has_what_the_software_says_now(sourced: Library, tmp_path: Path) -> None:
    finish(Export(sourced, tmp_path / "sheet.html", "check-sheet"))
    page = (tmp_path / "sheet.html").read_text(encoding="utf-8")
    for words in ("must be changed", "Tape, LIMA, 00:01:01", "It wobbles", "as in the source"):
        assert words in page
    finish(Export(sourced, tmp_path / "sheet.html", "check-sheet"))  # an earlier export is replaced


def test_the_articles_named_come_in_that_order(filled: Library, tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    finish(Export(filled, path, article_ids=["two", "one"]))
    assert [record.article.id for record in read_jsonl(path)] == ["two", "one"]
    with pytest.raises(EditorialError, match="no article nowhere"):
        finish(Export(filled, path, article_ids=["nowhere"]))


def test_one_article_makes_one_json_file(filled: Library, tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    report = finish(Export(filled, path, article_ids=["one"]))
    assert report.files == (path,)
    assert read_json(path).article.id == "one"


@pytest.mark.parametrize("there", [True, False])
def test_several_articles_make_a_folder_of_json_files(filled: Library, tmp_path: Path, there: bool) -> None:
    folder = tmp_path / "records"
    if there:
        folder.mkdir()
        (folder / "kept.txt").write_text("mine")
    report = finish(Export(filled, folder, "json"))
    written = {read_json(path).article.id: path for path in report.files}
    assert set(written) == {"one", "two"}
    assert written["one"].name == file_name(filled.load("one").record.article, ".json")
    assert sorted(tmp_path.glob("records/*")) == sorted([*report.files, *([folder / "kept.txt"] if there else [])])
    assert not list(tmp_path.glob(".*"))


def test_several_articles_are_not_squeezed_into_one_json_file(filled: Library, tmp_path: Path) -> None:
    with pytest.raises(EditorialError, match="holds one article, and these are 2"):
        finish(Export(filled, tmp_path / "all.json"))
    assert not list(tmp_path.glob("all*"))


def test_csv_is_two_tables_with_one_head_each(filled: Library, tmp_path: Path) -> None:
    report = finish(Export(filled, tmp_path / "tables.csv"))
    assert [path.name for path in report.files] == ["tables-quotes.csv", "tables-names.csv"]
    for path, column, words in zip(report.files, ["words", "in_text"], ["It wobbles 🌉", "Ana Lima"], strict=True):
        rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
        assert [(row["article_id"], row[column]) for row in rows] == [("one", words), ("two", words)]
    assert "CSV does not hold 2 articles’ texts" in report.words


def test_what_a_format_would_lose_is_the_same_before_and_after(filled: Library, tmp_path: Path) -> None:
    foreseen = finish(Foresee(filled, "csv", include=EVERYTHING))
    report = finish(Export(filled, tmp_path / "tables.csv", include=EVERYTHING))
    assert report.lost == foreseen
    assert foreseen.words.startswith("CSV does not hold 4 articles’ texts")
    assert finish(Foresee(filled, "csv", article_ids=["one"])).words.startswith("CSV does not hold 1 article’s text")
    assert finish(Foresee(filled, "jsonl")).words == "JSON Lines holds all of it."


def test_a_stream_takes_lines(filled: Library) -> None:
    stream = io.BytesIO()
    report = finish(Export(filled, stream))
    assert [json.loads(line)["article"]["id"] for line in stream.getvalue().splitlines()] == ["one", "two"]
    assert report.files == ()
    with pytest.raises(EditorialError, match="two tables"):
        finish(Export(filled, stream, "csv"))


@pytest.mark.parametrize("target", ["out.jsonl", "out.csv", "records"])
def test_after_an_error_nothing_is_there_and_what_was_there_is_unchanged(
    filled: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, target: str
) -> None:
    form = None if "." in target else "json"
    before = finish(Export(filled, tmp_path / target, form, article_ids=["one"])).files
    contents = [path.read_bytes() for path in before]
    load = filled.load

    def fail_at_the_second(article_id: str) -> Loaded:
        if article_id == "two":
            raise EditorialError("the disk is gone")
        return load(article_id)

    monkeypatch.setattr(filled, "load", fail_at_the_second)
    for place in (tmp_path / target, tmp_path / f"new-{target}"):
        with pytest.raises(EditorialError, match="the disk is gone"):
            finish(Export(filled, place, form, include=EVERYTHING))
    assert [path.read_bytes() for path in before] == contents
    files = sorted(path for path in tmp_path.rglob("*") if path.is_file() and "library" not in path.parts)
    assert files == sorted(before)
    assert filled.exported("two") is None


def test_a_cancel_writes_nothing_and_marks_nothing(filled: Library, tmp_path: Path) -> None:
    cancel = Cancel()
    with pytest.raises(Cancelled):
        finish(Export(filled, tmp_path / "out.jsonl"), lambda step: step.done == 1 and cancel.cancel(), cancel)
    assert not list(tmp_path.glob("*out*"))
    assert filled.exported("one") is None


def test_an_export_left_halfway_writes_nothing(filled: Library, tmp_path: Path) -> None:
    steps: Generator[Any, None, Any] = Export(filled, tmp_path / "out.jsonl").run(Cancel())
    next(steps)
    next(steps)
    steps.close()
    assert not list(tmp_path.glob("*out*"))


def test_an_export_is_remembered_until_the_article_changes(filled: Library, tmp_path: Path, samples: Any) -> None:
    finish(Export(filled, tmp_path / "out.jsonl"))
    assert [row.id for row in filled.queue() if row.exported_at and not row.stale] == ["one", "two"]
    mention = filled.load("one").record.mentions["m3"]
    samples.decide(filled, "one", mention, None)
    assert [row.id for row in filled.queue() if row.stale] == ["one"]


def test_what_changes_while_it_is_exported_is_not_called_exported(
    filled: Library, tmp_path: Path, samples: Any
) -> None:
    def change_one(step: Any) -> None:
        if step.done == 1:
            samples.decide(filled, "one", filled.load("one").record.mentions["m3"], None)

    finish(Export(filled, tmp_path / "out.jsonl"), change_one)
    assert filled.exported("one") is None
    assert filled.exported("two") is not None


def test_an_article_deleted_while_it_is_exported_keeps_no_other_from_being_noted(
    filled: Library, tmp_path: Path
) -> None:
    def delete_one(step: Any) -> None:
        if step.done == 1:
            filled.deletions.delete(["one"])

    report = finish(Export(filled, tmp_path / "out.jsonl"), delete_one)
    assert report.not_noted == ""
    assert filled.exported("two") is not None


def test_with_nothing_verified_nothing_is_written_and_the_reason_told(
    library: Library, tmp_path: Path, samples: Any
) -> None:
    with pytest.raises(EditorialError, match="library is empty"):
        finish(Export(library, tmp_path / "out.jsonl"))
    library.add(samples.reviewed(state=State.IN_REVIEW))
    with pytest.raises(EditorialError, match="not verified"):
        finish(Export(library, tmp_path / "out.jsonl"))
    assert not list(tmp_path.glob("*out*"))


def test_a_name_that_does_not_say_the_format_is_refused(library: Library, tmp_path: Path) -> None:
    with pytest.raises(
        EditorialError, match="Choose a format: report, check-sheet, report-docx, docx, xlsx, csv, jsonl, json"
    ):
        Export(library, tmp_path / "out.txt")


@pytest.mark.parametrize("title", ["", "../../etc/passwd", "Ünïcode: “quoted” / 50%", "x" * 300, "日本"])
def test_a_title_makes_a_safe_file_name(samples: Any, title: str) -> None:
    from dataclasses import replace

    article = replace(samples.article().article, title=title)
    name = file_name(article, ".json")
    assert Path(name).name == name
    assert name.isascii()
    assert len(name) < 90
    assert name.endswith(f"{article.sha256[:12]}.json")


def test_where_an_export_went_is_in_the_log(library: Library, tmp_path: Path, samples: Any) -> None:
    library.add(samples.reviewed("one"))
    library.set_setting(Setting.USER, "Ana Lima")
    finish(Export(library, tmp_path / "a.xlsx").of_profile("daily"))
    finish(Export(library, io.BytesIO(), "jsonl"))
    found = [export_of(one) for one in library.logbook.entries("one") if one.kind == EntryKind.EXPORT]
    place = str(tmp_path / "a.xlsx")
    assert [one.to for one in found] == [
        Destination(format_id="xlsx", place=place, profile="daily"),
        Destination(format_id="jsonl", place=STREAM),
    ]
    assert {(one.by, one.state) for one in found} == {("Ana Lima", State.VERIFIED)}


def test_an_export_of_an_older_library_says_what_is_known() -> None:
    entry = Entry(1, EntryKind.EXPORT, "one", "2026-11-22T00:00:00+00:00", None, '{"decision":4}')
    found = export_of(entry)
    assert (found.decision, found.state, found.to) == (4, None, Destination())


def test_a_verification_record_names_no_place_of_an_export(library: Library, tmp_path: Path, samples: Any) -> None:
    library.add(samples.reviewed("one"))
    finish(Export(library, tmp_path / "secret-place.jsonl"))
    finish(Export(library, tmp_path / "a.jsonl", include=Include(verification=True)))
    (proof,) = (path for path in tmp_path.iterdir() if "verification" in path.name)
    assert "export" in proof.read_text()
    assert "secret-place" not in proof.read_text()


@pytest.fixture
def speaking(library: Library, samples: Any) -> Library:
    """Two verified articles in which Ana Lima speaks, and beside her in one of them Bo Olsen."""
    for key in ("one", "two"):
        made = samples.reviewed(key, samples.text(key))
        quote = replace(made.quotes["q1"], speakers=(Speaker(entity="e1"),))
        other = replace(quote, id="q2", span=Span(0, 3), speakers=(Speaker(entity="e2"),))
        entities = {**made.entities, "e2": replace(made.entities["e1"], id="e2", name="Bo Olsen")}
        quotes = {"q1": quote, **({"q2": other} if key == "two" else {})}
        library.add(replace(made, entities=entities, quotes=quotes))
    return library


def test_the_quotes_of_one_person_are_exported_alone_and_that_is_said_before_and_after(
    speaking: Library, tmp_path: Path
) -> None:
    whose = finish(FindWhose(speaking, "lima"))
    assert whose.name == "Ana Lima"
    before = finish(Foresee(speaking, "jsonl", include=EVERYTHING, whose=whose))
    report = finish(Export(speaking, tmp_path / "lima.jsonl", include=EVERYTHING).of_quotes(whose))
    records = list(read_jsonl(tmp_path / "lima.jsonl"))
    assert [record.article.id for record in records] == list(whose.article_ids) == ["one", "two"]
    assert [list(record.quotes) for record in records] == [["q1"], ["q1"]]
    assert report.others == 3, "a name without a person in each, and what Bo Olsen said"
    words = f"{report.others:,} other names, quotes and notes"
    assert before.words == f"{words} are left out. JSON Lines holds all of it."
    assert f"{words} left out" in report.words


def test_a_part_of_an_article_is_not_noted_as_an_export_of_it(speaking: Library, tmp_path: Path) -> None:
    whose = finish(FindWhose(speaking, "Ana Lima"))
    finish(Export(speaking, tmp_path / "lima.csv", include=EVERYTHING).of_quotes(whose))
    assert not any(row.exported_at for row in speaking.queue())


def test_nobody_without_a_quote_to_export_makes_a_file(speaking: Library, tmp_path: Path) -> None:
    nobody = Whose("Bo Li", {"one": frozenset({"none"})})
    with pytest.raises(EditorialError, match="there is no quote by Bo Li to export"):
        finish(Export(speaking, tmp_path / "li.jsonl").of_quotes(nobody))
    assert finish(Foresee(speaking, "jsonl", whose=nobody)).words == "No article is to be exported."
    assert list(tmp_path.glob("li.*")) == []


def test_it_is_asked_who_is_meant_where_that_is_not_clear(speaking: Library) -> None:
    with pytest.raises(EditorialError, match="Nobody who is quoted is called “Zeno”"):
        finish(FindWhose(speaking, "Zeno"))
    with pytest.raises(EditorialError, match="Nobody"):
        finish(FindWhose(speaking, "  "))


def test_the_quotes_of_a_protected_name_are_exported_under_its_pseudonym(
    speaking: Library, samples: Any, tmp_path: Path
) -> None:
    name = speaking.load("one").record.entities["e1"]
    samples.decide(speaking, "one", name, replace(name, pseudonym="Ms Quill"))
    whose = finish(FindWhose(speaking, "lima"))
    export = Export(speaking, tmp_path / "out.jsonl", include=EVERYTHING, leaking=Leaking.ALLOW).of_quotes(whose)
    finish(export)
    one, *_others = read_jsonl(tmp_path / "out.jsonl")
    assert [entity.name for entity in one.entities.values()] == ["Ms Quill"]
    assert "Ana Lima" not in one.article.text
    assert list(one.quotes) == ["q1"]
