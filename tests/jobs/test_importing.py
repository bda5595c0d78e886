"""Importing takes each file on its own: what cannot be read is said and keeps nothing else out."""

from __future__ import annotations

import io
import json
import os
import socket
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from record_strategies import records

from editorial.domain import languages as domain_languages
from editorial.domain.article import State
from editorial.domain.errors import StorageError
from editorial.domain.languages import files
from editorial.domain.record import Record
from editorial.domain.text import sha256
from editorial.domain.twins import join_twins
from editorial.formats.reading import json_lines
from editorial.formats.record.json_codec import dump, scan_jsonl, to_record
from editorial.jobs import import_batch
from editorial.jobs.import_report import ImportReport, Outcome
from editorial.jobs.importing import Import, Pasted
from editorial.jobs.input_files import find_files
from editorial.jobs.progress import Cancel, Progress, finish
from editorial.jobs.reading import completed
from editorial.language.lexicon import languages
from editorial.storage.library import Library
from editorial.storage.statements import adding
from editorial.storage.write_lock import WriteInterrupted, WriteLock


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
    assert report.words == "3 articles imported; 3 were left out."
    assert {Path(row.source).name: row.reason for row in report.of(Outcome.LEFT_OUT)} == {
        "picture.png": "this is a picture",
        ".hidden.txt": "it is hidden",
        ".git": "this folder is hidden",
    }
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
        "report.docx": "damaged or was cut off",
        "empty.txt": "empty",
        "huge.txt": "too big",
        "missing.txt": "no such file",
        "broken.json": "not JSON",
        "nothing": "no articles in this folder",
    }.items():
        assert part in found.pop(name), name
    assert not found
    assert report.words == "1 article imported; 7 could not be read; 1 was left out."
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
    assert [(Path(one.source).name, one.article_id) for one in report.of(Outcome.SAME)] == [
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
    cancel = Cancel()

    def stop_at_the_third(progress: Progress) -> None:
        if progress.words == "Reading 2.txt":
            cancel.cancel()

    report = finish(Import(library, [tmp_path / "copy"]), stop_at_the_third, cancel)
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
def test_any_record_is_stored_as_it_was_read_but_for_what_is_there_twice(
    shared: Library, tmp_path_factory: pytest.TempPathFactory, record: Record
) -> None:
    number = len(shared.queue())  # makes an id and a text that the shared library does not have yet
    text = f"{record.article.text}\n{number}"
    article = replace(record.article, id=f"{record.article.id}-{number}", text=text, sha256=sha256(text))
    record = replace(record, article=article)
    path = put(tmp_path_factory.mktemp("in") / "record.jsonl", dump(to_record(record)))
    report = finish(Import(shared, [path]))
    assert (report.problems, report.of(Outcome.SAME)) == ((), ())
    assert shared.load(article.id).record == join_twins(completed(record, source="record.jsonl"))[0]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = put(tmp_path / "a.txt", "A")
    assert list(find_files([path, tmp_path, tmp_path / "." / "a.txt"])) == [path]


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        ('{"text": "a", "article": {"text": "b"}, "notes": 5}', "must be a list"),
        ('{"text": "Deep", "x": ' + "[" * 500 + "]" * 500 + "}", "nested more than 100 levels"),
        ('{"text": "Big", "id": "' + "x" * 2_000 + '"}', "2,000 characters long"),
        ('{"text": "Twice", "text": "Twice"}', "is there twice"),
        (
            '{"article": {"text": "Left open"}, "state": "verified", "verified": {"by": "A", "at": "2026-11-22", '
            '"override": {"reason": "r", "undecided": 9223372036854775808}}}',
            "must be at most",
        ),
        ("\x00", "this is not JSON"),
    ],
)
def test_one_bad_line_is_told_with_its_place_and_the_others_are_imported(
    library: Library, tmp_path: Path, broken: str, reason: str
) -> None:
    path = put(tmp_path / "a.jsonl", '{"id": "one", "text": "One."}\n' + broken + '\n{"id": "two", "text": "Two."}\n')
    report = finish(Import(library, [path]))
    assert report.added == ("one", "two")
    (problem,) = report.problems
    assert (problem.source, problem.place.partition(",")[0]) == (str(path), "line 2")
    assert reason in problem.reason


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_what_never_ends_or_never_begins_is_refused_also_behind_links(library: Library, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    (tmp_path / "circle.txt").symlink_to("circle.txt")
    (tmp_path / "gone.txt").symlink_to("nowhere.txt")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "s.txt"))
        found = reasons(finish(Import(library, [tmp_path])))
    assert found == {
        "pipe.txt": "this is a named pipe, not a file; only files are read",
        "zero.txt": "this is a device, not a file; only files are read",
        "s.txt": "this is a socket, not a file; only files are read",
        "circle.txt": "this is a link that leads back to itself",
        "gone.txt": "there is no such file",
    }
    named = finish(Import(library, [tmp_path / "pipe.txt", Path("/dev/zero"), tmp_path / ("x" * 300)]))
    assert len(named.problems) == 3


def test_an_article_that_no_library_can_hold_is_told_and_the_others_are_imported(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_all = adding.add_all

    def fail(connection: Any, records: list[Record], *more: Any) -> Any:
        if any(record.article.id == "one" for record in records):
            raise OverflowError("too large")
        return add_all(connection, records, *more)

    monkeypatch.setattr(adding, "add_all", fail)
    path = put(tmp_path / "a.jsonl", '{"id": "one", "text": "One."}\n{"id": "two", "text": "Two."}\n')
    report = finish(Import(library, [path]))
    assert report.added == ("two",)
    assert str(report.problems[0]) == f"{path}: id one: it cannot be stored (OverflowError)"


def some_records(*names: str) -> str:
    return "".join(f'{{"id": "{name}", "title": "T {name}", "text": "Words of {name}."}}\n' for name in names)


def test_many_articles_of_a_file_are_stored_in_few_transactions_and_in_their_order(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    together: list[int] = []
    add_all = library.add_all

    def note(records: Any) -> Any:
        together.append(len(records))
        return add_all(records)

    monkeypatch.setattr(library, "add_all", note)
    names = [f"a{number:03}" for number in range(105)]
    report = finish(Import(library, [put(tmp_path / "a.jsonl", some_records(*names))]))
    assert report.added == tuple(names)
    assert [row.id for row in library.queue()] == names
    assert together == [50, 50, 5]
    together.clear()
    texts = [put(tmp_path / f"{name}.txt", f"Title of {name}\n\nA text.") for name in names]
    assert [row.source for row in finish(Import(library, texts)).rows] == [*map(str, texts)]
    assert together == [50, 50, 5]


def test_long_texts_wait_for_no_others(library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    together: list[int] = []
    add_all = library.add_all

    def note(records: Any) -> Any:
        together.append(len(records))
        return add_all(records)

    monkeypatch.setattr(library, "add_all", note)
    monkeypatch.setattr(import_batch, "_LENGTH", 1_000)
    paths = [put(tmp_path / f"{number}.txt", f"Title {number}\n\n" + "Words. " * 100) for number in range(4)]
    assert len(finish(Import(library, paths)).added) == 4
    assert together == [2, 2]


def test_the_lines_of_the_report_stand_in_the_order_of_the_file(library: Library, tmp_path: Path) -> None:
    data = some_records("one", "two") + '{"id": "bad"}\n' + some_records("three", "one", "four")
    report = finish(Import(library, [put(tmp_path / "a.jsonl", data)]))
    assert [row.outcome for row in report.rows] == [
        Outcome.TAKEN,
        Outcome.TAKEN,
        Outcome.REFUSED,
        Outcome.TAKEN,
        Outcome.SAME,
        Outcome.TAKEN,
    ]


def test_the_same_text_or_words_twice_in_a_file_are_noticed_while_the_first_waits(
    library: Library, tmp_path: Path
) -> None:
    data = (
        '{"id": "one", "title": "T", "text": "The same words."}\n'
        '{"id": "two", "title": "U", "text": "The same words."}\n'
        '{"id": "three", "title": "T", "text": "The  same\\nwords."}\n{"id": "one", "title": "V", "text": "Others."}\n'
    )
    report = finish(Import(library, [put(tmp_path / "a.jsonl", data)]))
    assert [row.outcome for row in report.rows] == [Outcome.TAKEN, Outcome.SAME, Outcome.SAME, Outcome.REFUSED]
    assert "another article with this id" in str(report.problems[0])


def test_what_was_read_before_a_stop_is_stored(library: Library, tmp_path: Path) -> None:
    cancel = Cancel()
    names = [f"a{number}" for number in range(30)]

    def stopped_after(steps: int) -> Any:
        job = Import(library, [put(tmp_path / "a.jsonl", some_records(*names))]).run(cancel)
        for _ in range(steps):
            next(job)
        cancel.cancel()
        while True:
            try:
                next(job)
            except StopIteration as stop:
                return stop.value

    report = stopped_after(25)
    assert report.cancelled
    assert len(report.added) == len(library.queue()) > 0


def test_a_batch_gives_way_to_a_decision_that_waits(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    records = [*scan_jsonl(io.BytesIO(some_records("one", "two", "three").encode()), "a")]
    looks: list[int] = []

    def look(_lock: WriteLock) -> None:
        looks.append(len(library.queue()))
        if len(looks) == 5:
            raise WriteInterrupted

    monkeypatch.setattr(WriteLock, "check_waiters", look)
    added = library.add_all([one for one in records if isinstance(one, Record)])
    assert [one.article_id for one in added] == [row.id for row in library.queue()] == ["one", "two", "three"]
    assert len(looks) == 5 + 6  # for each article before its rows are written, and before its entry in the log
    assert set(looks) == {0}


def test_an_import_that_stops_halfway_says_what_is_stored_and_what_was_not_read(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_all, left = library.add_all, iter(range(1))

    def fill(records: Any) -> Any:
        if next(left, None) is None:
            raise StorageError(f"{library.path}: the disk is full.{StorageError.UNCHANGED}")
        return add_all(records)

    monkeypatch.setattr(library, "add_all", fill)
    monkeypatch.setattr(import_batch, "_ARTICLES", 3)
    paths = [put(tmp_path / f"{number}.txt", f"Article {number}\n\nBody.") for number in range(7)]
    report = finish(Import(library, paths))
    assert len(report.added) == len(library.queue()) == 3
    assert report.words == (
        f"3 articles imported. After that the import stopped: {library.path}: the disk is full. "
        "4 files were not read to the end."
    )


def test_a_broken_language_file_is_told_and_articles_are_imported(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "languages"
    put(folder / "xx.toml", "name = " + "[" * 2_000)
    put(folder / "en.toml", files()["en"].read_bytes())
    monkeypatch.setattr(domain_languages, "folder", lambda: folder)
    monkeypatch.setattr(languages, "folder", lambda: folder)
    report = finish(Import(library, [put(tmp_path / "a.txt", "One\n\nBody.")]))
    assert titles(library) == ["One"]
    assert reasons(report)["xx.toml"].endswith("nested too deeply")


def test_a_stream_of_lines_that_are_no_records_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_lines, "MAX_FAULTS", 5)
    found = [*scan_jsonl(BytesIO(b"{\n" * 100), "x.jsonl")]
    assert len(found) == 6
    assert str(found[-1]) == "x.jsonl: line 5: these are 5 lines in a row that are no records; the rest was not read"


def test_a_line_that_is_too_long_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_lines, "MAX_RECORD_BYTES", 100)
    data = b'{"text": "One."}\n{"text": "' + b"x" * 5_000 + b'"}\n{"text": "Two."}\n'
    first, long, last = scan_jsonl(BytesIO(data), "x.jsonl")
    assert (first.article.text, last.article.text) == ("One.", "Two.")  # type: ignore[union-attr]
    assert str(long).startswith("x.jsonl: line 2: is longer than")
    monkeypatch.setattr(json_lines, "MAX_SKIPPED_BYTES", 1_000)
    *_, end = scan_jsonl(BytesIO(b"x" * 5_000_000), "x.jsonl")
    assert str(end) == "x.jsonl: line 1: the line does not end; the rest was not read"
