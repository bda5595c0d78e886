"""The program as a shell sees it: data on standard output, words on standard error, statuses, signals."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

PROGRAM = [sys.executable, "-m", "editorial"]
COPY = "Bridge 🌉 stays shut\n\nBy Ana Lima\n\n“It wobbles 👩‍🚒 a lot,” said Bo Olsen. “We’ll see,” he added.\n"


def run(*arguments: object, data: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*PROGRAM, *map(str, arguments)], input=data, capture_output=True, check=False)


def told(done: subprocess.CompletedProcess[bytes]) -> str:
    return done.stderr.decode()


def every_span(value: Any) -> list[dict[str, Any]]:
    """Return every object in a record that has a start, an end and the words between."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    found = [span for one in inner for span in every_span(one)]
    if isinstance(value, dict) and value.get("start") is not None and "text" in value:
        found.append(value)
    return found


def test_the_whole_way_from_a_file_to_an_export(tmp_path: Path) -> None:
    (tmp_path / "bridge.txt").write_text(COPY, encoding="utf-8")
    done = run("import", tmp_path / "bridge.txt")
    assert (done.returncode, done.stdout, told(done)) == (0, b"", "editorial: 1 article imported.\n")
    done = run("import", tmp_path)
    assert done.returncode == 0
    assert "in the library already" in told(done)
    assert run("list", "--state", "verified").stdout == b""
    done = run("suggest")
    assert (done.returncode, told(done)) == (0, "editorial: Names and quotes looked for in 1 article.\n")
    article_id, state, undecided, decided, title = run("list").stdout.decode().strip().split("\t")
    assert (state, decided, title) == ("suggested", "0", "Bridge 🌉 stays shut")
    (row,) = json.loads(run("list", "--json").stdout)
    assert (row["id"], row["undecided"], row["source"]) == (article_id, int(undecided), "bridge.txt")
    done = run("export")
    assert (done.returncode, done.stdout) == (1, b"")
    assert "not verified" in told(done)
    done = run("export", "--unverified", "--undecided", article_id[:10])
    assert done.returncode == 0
    assert len(json.loads(done.stdout)["quotes"]) == 2
    done = run("export", "--unverified", "--undecided", "-o", tmp_path / "out.csv")
    assert str(tmp_path / "out-quotes.csv") in told(done)
    with (tmp_path / "out-quotes.csv").open(encoding="utf-8-sig", newline="") as stream:
        assert [line["words"] for line in csv.DictReader(stream)] == ["It wobbles 👩‍🚒 a lot,", "We’ll see,"]
    done = run("export", "--unverified", "--undecided", "--losses", "-o", tmp_path / "none.xlsx")
    assert told(done).startswith("editorial: Excel does not hold 1 article’s text")
    assert not (tmp_path / "none.xlsx").exists()


def test_every_slice_of_a_text_with_emoji_crlf_and_bom_is_its_words(tmp_path: Path) -> None:
    paths = [tmp_path / encoding for encoding in ("utf-8-sig", "utf-16")]
    for path in paths:
        path.with_suffix(".txt").write_bytes(COPY.replace("\n", "\r\n").encode(path.name))
    done = run("analyze", *(path.with_suffix(".txt") for path in paths))
    assert (done.returncode, told(done)) == (0, "")
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert [record["article"]["text"] for record in records] == [COPY, COPY]
    for record in records:
        assert record["article"]["authors"] == ["Ana Lima"]
        spans = every_span(record)
        assert len(spans) >= 6
        assert [COPY[span["start"] : span["end"]] for span in spans] == [span["text"] for span in spans]
        assert [quote["text"] for quote in record["quotes"]] == ["It wobbles 👩‍🚒 a lot,", "We’ll see,"]


def test_analyze_goes_on_after_what_it_cannot_read_and_says_where(tmp_path: Path) -> None:
    lines = [{"id": "a", "text": "Ana Lima came."}, {"id": "b", "text": 5}, {"id": 3, "text": "Ana Lima went."}]
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, lines)))
    out = tmp_path / "out.jsonl"
    done = run("analyze", tmp_path / "in.jsonl", tmp_path / "gone.txt", "-", "-o", out, data=b"Ana Lima slept.")
    assert (done.returncode, done.stdout) == (1, b"")
    assert [line.partition(": ")[0] for line in told(done).splitlines()] == ["editorial", "editorial"]
    assert f"{tmp_path / 'in.jsonl'}: line 2, text: must be text" in told(done)
    assert f"{tmp_path / 'gone.txt'}: there is no such file" in told(done)
    ids = [json.loads(line)["article"]["id"] for line in out.read_bytes().splitlines()]
    assert ids[:2] == ["a", "3"]
    assert len(ids) == 3


def test_a_model_that_is_not_there_is_told_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "copy.txt").write_text(COPY, encoding="utf-8")
    out = tmp_path / "out.jsonl"
    done = run("analyze", tmp_path / "copy.txt", "--model", "no_such_model", "-o", out)
    assert done.returncode == 1
    assert "not by guessing the name of a package" in told(done)
    assert "pip install" not in told(done)
    assert "Traceback" not in told(done)
    assert not out.exists()


@pytest.mark.skipif(os.name != "posix", reason="Windows has no signal for a broken pipe")
def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "copy.txt").write_text(COPY + "More. " * 100_000, encoding="utf-8")
    run("import", tmp_path / "copy.txt")
    process = start("export", "--unverified")
    assert process.stdout
    process.stdout.close()
    assert process.stderr
    with process, process.stderr:
        assert process.stderr.read() == b""
    assert process.returncode == 141


@pytest.mark.skipif(os.name != "posix", reason="Windows has no signal to send to one process")
def test_ctrl_c_ends_analyze_quietly_and_leaves_no_file(tmp_path: Path, ctrl_c_is_heard: None) -> None:
    process = start("analyze", "-")
    assert process.stdin
    assert process.stdout
    assert process.stderr
    with process, process.stdin, process.stdout, process.stderr:
        process.stdin.writelines(b'{"id": "%d", "text": "Ana Lima spoke."}\n' % number for number in range(100))
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["article"]["id"] == "0"
        process.send_signal(signal.SIGINT)
        process.wait(timeout=60)
        assert process.stderr.read() == b""
    assert process.returncode == 130


@pytest.fixture
def ctrl_c_is_heard() -> Iterator[None]:
    """Let a child hear Ctrl-C even if the tests run in the background, where a shell has it ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def start(*arguments: object, command: Sequence[str] = PROGRAM) -> subprocess.Popen[bytes]:
    pipe = subprocess.PIPE
    return subprocess.Popen([*command, *map(str, arguments)], stdin=pipe, stdout=pipe, stderr=pipe)


def test_a_folder_is_watched_until_ctrl_c(tmp_path: Path, ctrl_c_is_heard: None) -> None:
    folder = tmp_path / "incoming"
    folder.mkdir()
    path = folder / "a.txt"
    path.write_text("Ferry\n\nIt is late.")
    os.utime(path, (1, 1))
    process = start("import", "--watch", folder)
    assert process.stderr
    assert process.stdout
    assert process.stdin
    with process, process.stdin, process.stdout, process.stderr:
        assert process.stderr.readline().decode() == f"editorial: Watching {folder}; Ctrl-C ends it.\n"
        assert process.stderr.readline().decode() == "editorial: 1 article imported.\n"
        process.send_signal(signal.SIGINT)
        process.wait(timeout=60)
        assert process.stderr.read().decode() == "editorial: Watching ended; 1 article imported.\n"
    assert process.returncode == 0


def test_files_and_a_folder_to_watch_exclude_each_other(tmp_path: Path) -> None:
    assert run("import").returncode == 2
    assert run("import", tmp_path, "--watch", tmp_path).returncode == 2
    assert run("import", "--watch", tmp_path / "missing").returncode == 2
