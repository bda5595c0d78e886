"""Analysing keeps ids and order, needs no library, and goes on after what it cannot read."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from editorial.domain.errors import EditorialError
from editorial.domain.suggestions import FindOptions
from editorial.jobs import analysing
from editorial.jobs.analysing import Analyse, Input
from editorial.jobs.progress import Progress, finish
from editorial.language.spacy_pipeline.reader import Finder, Reader


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load()


@pytest.fixture(autouse=True)
def one_model(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    """Load the model once for all tests here."""
    monkeypatch.setattr(analysing, "Finder", lambda options: Finder(options, reader))


def analyse(inputs: Sequence[Input], **options: Any) -> list[dict[str, Any]]:
    stream = io.BytesIO()
    finish(Analyse(inputs, stream, FindOptions(**options)))
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def stdin(data: bytes) -> io.BufferedReader:
    return io.BufferedReader(io.BytesIO(data))


def lines(path: Path, *objects: object) -> Path:
    path.write_text("\n".join(json.dumps(one) for one in objects), encoding="utf-8")
    return path


def test_ids_and_order_are_kept_and_other_fields_ignored(tmp_path: Path) -> None:
    texts = [
        {"id": f"n{number}", "text": f"Ana Lima left {number}." + " It rained." * (number % 5 * 40)}
        for number in range(20)
    ]
    texts[3] |= {"mentions": "not a list", "quotes": 7, "score": 0.5}
    found = analyse([lines(tmp_path / "texts.jsonl", *texts)])
    assert [record["article"]["id"] for record in found] == [one["id"] for one in texts]
    assert all(record["schema"] == "editorial.annotations/1" and record["state"] == "suggested" for record in found)
    assert "score" not in json.dumps(found[3]["article"])


def test_what_cannot_be_read_is_told_and_the_rest_comes_in_order(tmp_path: Path) -> None:
    first = tmp_path / "first.txt"
    first.write_text("Ana Lima spoke.")
    empty = tmp_path / "empty.txt"
    empty.touch()
    broken = lines(
        tmp_path / "broken.jsonl", {"id": "a", "text": "Ana came."}, {"id": "b"}, {"id": "c", "text": "Ana went."}
    )
    told: list[Progress] = []
    stream = io.BytesIO()
    report = finish(Analyse([first, empty, broken, tmp_path / "gone"], stream, FindOptions()), told.append)
    ids = [json.loads(line)["article"]["id"] for line in stream.getvalue().splitlines()]
    assert ids[1:] == ["a", "c"]
    assert report.articles == 3
    assert [Path(problem.source).name for problem in report.problems] == ["empty.txt", "broken.jsonl", "gone"]
    assert report.problems[1].place.startswith("line 2")
    assert [step.problem for step in told if step.problem] == list(report.problems)


def test_standard_input_may_be_a_text_or_lines_of_json() -> None:
    (text,) = analyse([stdin("“Stay,” said Ana Lima.\r\n".encode("utf-16"))])
    assert text["article"]["text"] == "“Stay,” said Ana Lima.\n"
    both = analyse([stdin(b'\xef\xbb\xbf{"id": 1, "text": "Ana came."}\n{"id": "two", "text": "Ana went."}\n')])
    assert [record["article"]["id"] for record in both] == ["1", "two"]


def test_options_reach_the_language_side() -> None:
    text = b"Ana Lima said the bridge would stay shut until 4 March 2027.\n"
    plain, dated = analyse([stdin(text)])[0], analyse([stdin(text)], labels_off=frozenset())[0]
    assert "DATE" not in {mention["label"] for mention in plain["mentions"]}
    assert "DATE" in {mention["label"] for mention in dated["mentions"]}


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "out.jsonl"
    target.write_text('{"schema":"editorial.annotations/1"}')
    empty = tmp_path / "empty.txt"
    empty.touch()
    with pytest.raises(EditorialError, match="was not written"):
        finish(Analyse([empty], target, FindOptions()))
    assert target.read_text() == '{"schema":"editorial.annotations/1"}'
    texts = lines(tmp_path / "texts.jsonl", {"id": "a", "text": "Ana came."}, {"id": "b", "text": "Ana went."})
    steps = Analyse([texts], target, FindOptions()).run(analysing.Cancel())
    next(steps)
    steps.close()
    assert target.read_text() == '{"schema":"editorial.annotations/1"}'
    finish(Analyse([texts], target, FindOptions()))
    assert len(target.read_bytes().splitlines()) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["empty.txt", "out.jsonl", "texts.jsonl"]


def test_the_same_text_gives_the_same_record_twice(tmp_path: Path) -> None:
    text = "“The answer is yes,” said Ana Lima. “It always was.”\n\nLima left with Bo Olsen of Acme Inc.\n"
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    first, second = analyse([path, path])
    assert first == second
