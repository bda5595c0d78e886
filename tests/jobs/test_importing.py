"""Importing takes each file on its own: what cannot be read is said and keeps nothing else out."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from record_strategies import records

from editorial.domain.article import State
from editorial.domain.record import Record
from editorial.domain.text import sha256
from editorial.formats.record.json_codec import dump, to_record
from editorial.jobs.importing import Import, ImportReport, Pasted
from editorial.jobs.input_files import find_files
from editorial.jobs.progress import Cancel, Progress, finish
from editorial.jobs.reading import completed
from editorial.storage.library import Library


def put(path: Path, text: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def reasons(report: ImportReport) -> dict[str, str]:
    return {Path(problem.source).name: problem.reason for problem in report.problems}


def titles(library: Library) -> list[str]:
    return [row.title for row in library.queue()]


def test_a_folder_is_imported_with_all_in_it_but_what_is_hidden_or_no_article(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    put(folder / "b.txt", "Second\n\nBody.")
    put(folder / "a.md", "First\n\nBody.")
    put(folder / "inner" / "c.TXT", "Third\n\nBody.")
    put(folder / "picture.png", b"\x89PNG")
    put(folder / ".hidden.txt", "Hidden")
    put(folder / ".git" / "d.txt", "Hidden too")
    report = finish(Import(library, [folder, folder / "a.md"]))
    assert titles(library) == ["First", "Second", "Third"]
    assert report.words == "3 articles imported."
    assert [row.source for row in library.queue()] == ["a.md", "b.txt", "c.TXT"]
    assert report.added == tuple(row.id for row in library.queue())


def test_every_unusable_file_gets_a_message_and_the_rest_is_imported(library: Library, tmp_path: Path) -> None:
    good = put(tmp_path / "good.txt", "A good one\n\nBody.")
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as stream:
        stream.truncate(50_000_000)
    paths = [
        put(tmp_path / "binary.txt", bytes(range(256)) * 8),
        put(tmp_path / "report.docx", b"PK\x03\x04rest"),
        put(tmp_path / "empty.txt", ""),
        huge,
        tmp_path / "missing.txt",
        put(tmp_path / "broken.json", '{"article": '),
        put(tmp_path / "nothing" / "readme.rst", "no article").parent,
        good,
    ]
    told: list[Progress] = []
    report = finish(Import(library, paths), told.append)
    assert titles(library) == ["A good one"]
    found = reasons(report)
    for name, part in {
        "binary.txt": "not a text",
        "report.docx": "Word",
        "empty.txt": "empty",
        "huge.txt": "too big",
        "missing.txt": "no such file",
        "broken.json": "not JSON",
        "nothing": "no articles in this folder",
    }.items():
        assert part in found.pop(name), name
    assert not found
    assert report.words == "1 article imported; 7 could not be read."
    assert [step.problem for step in told if step.problem] == list(report.problems)


def test_a_folder_without_permission_is_named_and_the_others_are_read(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path / "copy" / "closed" / "a.txt", "Nobody may read this")
    put(tmp_path / "copy" / "open" / "b.txt", "Everybody may")
    scan = os.scandir

    def refuse(path: Any) -> Any:  # the tests may run as root, whom no permission stops
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    report = finish(Import(library, [tmp_path / "copy"]))
    assert titles(library) == ["Everybody may"]
    assert "no permission to read this folder" in reasons(report)["closed"]
    alone = finish(Import(library, [tmp_path / "copy" / "closed"]))
    assert list(reasons(alone)) == ["closed"]


def test_the_same_text_is_stored_once_whatever_its_line_ends(library: Library, tmp_path: Path) -> None:
    first = put(tmp_path / "a.txt", "Head\n\nBody.")
    again = put(tmp_path / "b.txt", b"\xef\xbb\xbfHead\r\n\r\nBody.")
    report = finish(Import(library, [first, again], pasted=Pasted("Head\r\rBody.")))
    article_id = library.queue()[0].id
    assert len(library.queue()) == 1
    assert [(Path(one.source).name, one.article_id) for one in report.duplicates] == [
        ("a.txt", article_id),
        ("b.txt", article_id),
    ]
    assert report.words == "1 article imported; 2 were there already."


def test_pasted_text_becomes_an_article_and_an_empty_paste_is_told(library: Library) -> None:
    finish(Import(library, pasted=Pasted("Pasted head\n\nBy Ana Lima\n\nBody of it.")))
    article = library.load(library.queue()[0].id).record.article
    assert (article.title, article.authors, article.source) == ("Pasted head", ("Ana Lima",), None)
    assert reasons(finish(Import(library, pasted=Pasted(" ")))) == {"pasted text": "there is no text in it"}


def test_what_is_said_of_a_pasted_text_is_stored_with_the_article(library: Library) -> None:
    known = Pasted("Head\n\nBy Ana Lima\n\nBody.", "The Saltmere Echo", "2026-11-30", ("Ina Field", "Bo Lind"))
    finish(Import(library, pasted=known))
    article = library.load(library.queue()[0].id).record.article
    assert (article.source, article.published) == ("The Saltmere Echo", "2026-11-30")
    assert article.authors == ("Ina Field", "Bo Lind")


def test_lines_of_json_are_articles_each_and_a_bad_line_is_named(library: Library, tmp_path: Path) -> None:
    lines = [{"id": "one", "text": "One\n\nBody."}, {"id": "two"}, {"id": 3, "text": "Three\r\n\r\nBody."}]
    path = put(tmp_path / "lines.jsonl", "\n".join(map(json.dumps, lines)))
    report = finish(Import(library, [path]))
    assert report.added == ("one", "3")
    assert library.load("3").record.article.text == "Three\n\nBody."
    (problem,) = report.problems
    assert problem.source == str(path)
    assert problem.place.startswith("line 2")


def test_an_id_that_stands_for_another_text_is_refused(library: Library, tmp_path: Path) -> None:
    lines = [{"id": "one", "text": "One."}, {"id": "one", "text": "Another."}]
    path = put(tmp_path / "lines.jsonl", "\n".join(map(json.dumps, lines)))
    report = finish(Import(library, [path]))
    assert report.added == ("one",)
    assert str(path) in str(report.problems[0])
    assert "another text" in str(report.problems[0])


def test_a_cancel_keeps_what_was_imported_and_says_how_much(library: Library, tmp_path: Path) -> None:
    for number in range(5):
        put(tmp_path / "copy" / f"{number}.txt", f"Article {number}\n\nBody.")
    cancel, told = Cancel(), 0

    def stop_after_two(progress: Progress) -> None:
        nonlocal told
        told += progress.article_id is not None
        if told == 2:
            cancel.cancel()

    report = finish(Import(library, [tmp_path / "copy"]), stop_after_two, cancel)
    assert report.cancelled
    assert titles(library) == ["Article 0", "Article 1"]
    assert report.words == "Stopped; 2 articles imported."


def test_a_reviewed_record_comes_in_with_all_that_was_decided(library: Library, tmp_path: Path, samples: Any) -> None:
    record = samples.reviewed()
    finish(Import(library, [put(tmp_path / "record.json", dump(to_record(record)))]))
    stored = library.load("bridge").record
    assert stored.standing.state is State.VERIFIED
    assert (stored.mentions, stored.quotes, stored.entities) == (record.mentions, record.quotes, record.entities)
    assert stored.article.zones  # found, since the record had none


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(tmp_path_factory.mktemp("shared") / "library.db") as opened:
        yield opened


@settings(max_examples=30)
@given(record=records())
def test_any_record_is_stored_as_it_was_read(
    shared: Library, tmp_path_factory: pytest.TempPathFactory, record: Record
) -> None:
    number = len(shared.queue())  # makes an id and a text that the shared library does not have yet
    text = f"{record.article.text}\n{number}"
    article = replace(record.article, id=f"{record.article.id}-{number}", text=text, sha256=sha256(text))
    record = replace(record, article=article)
    path = put(tmp_path_factory.mktemp("in") / "record.jsonl", dump(to_record(record)))
    report = finish(Import(shared, [path]))
    assert (report.problems, report.duplicates) == ((), ())
    assert shared.load(article.id).record == completed(record, source="record.jsonl")


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = put(tmp_path / "a.txt", "A")
    assert list(find_files([path, tmp_path, tmp_path / "." / "a.txt"])) == [path]
