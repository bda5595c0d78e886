"""An archive made from a shell is stopped and killed, and goes on with every article once."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from archive_case import ids, numbered, write_articles
from in_process import run

PROGRAM = [sys.executable, "-m", "editorial"]
MANY = 300


@pytest.fixture
def ctrl_c_is_heard() -> Iterator[None]:
    """Let a child hear Ctrl-C even if the tests run in the background, where a shell has it ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    return write_articles(tmp_path / "in.jsonl", numbered(MANY))


def begun(texts: Path, out: Path) -> subprocess.Popen[bytes]:
    """Start making an archive, and return once its first shard is there."""
    command = [*PROGRAM, "analyze", str(texts), "-o", str(out), "--jobs", "2", "--shard", "20"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE)
    while process.poll() is None and not list(out.glob("part-*")):
        pass
    return process


def children(process: subprocess.Popen[bytes]) -> list[int]:
    return [*map(int, Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split())]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc")
def test_a_command_that_was_killed_leaves_no_process_and_goes_on_with_every_article_once(
    texts: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    process = begun(texts, out)
    assert process.stderr
    with process:
        assert len(children(process)) >= 2
        process.kill()
        process.communicate(timeout=60)  # returns when the last process that holds its standard error has ended
    before = len(ids(out))
    assert 0 < before < MANY
    status, _, told = run("analyze", texts, "-o", out, "--jobs", 2)
    assert (status, told) == (0, f"editorial: {MANY - before} articles analysed; {before} were there already.\n")
    assert sorted(ids(out)) == sorted(key for key, _ in numbered(MANY))


@pytest.mark.skipif(os.name != "posix", reason="Windows has no signal to send to one process")
def test_ctrl_c_keeps_what_is_done_and_says_how_to_go_on(texts: Path, tmp_path: Path, ctrl_c_is_heard: None) -> None:
    out = tmp_path / "out"
    process = begun(texts, out)
    assert process.stderr
    with process, process.stderr:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=60)
        told = process.stderr.read().decode()
    assert process.returncode == 130
    assert told.startswith("editorial: Stopped; what is done is kept, and the same command goes on from there; ")
    assert f"{len(ids(out))} articles analysed" in told


def test_what_an_archive_holds_is_what_analyze_prints(tmp_path: Path) -> None:
    texts = write_articles(tmp_path / "in.jsonl", [("a", "“Stay,” said Ana Lima.\n"), ("b", "Bo Olsen left Oslo.\n")])
    assert run("analyze", texts, "-o", tmp_path / "out", "--jobs", 1)[0] == 0
    assert run("analyze", texts, "-o", tmp_path / "lines.jsonl")[0] == 0
    [shard] = (tmp_path / "out").glob("part-*")
    assert shard.read_bytes() == (tmp_path / "lines.jsonl").read_bytes()


def test_wrong_usage_and_other_settings_are_told(tmp_path: Path) -> None:
    texts = write_articles(tmp_path / "in.jsonl", numbered(2))
    assert run("analyze")[0] == 2
    assert run("analyze", texts, "--jobs", 2)[0] == 2
    assert run("analyze", "-", "--jobs", 2, "-o", tmp_path / "out")[0] == 2
    assert run("analyze", "--library", "-o", tmp_path / "lines.jsonl")[0] == 2
    assert run("analyze", texts, "--jobs", 1, "-o", tmp_path / "out")[0] == 0
    status, _, told = run("analyze", texts, "--no-indirect", "--jobs", 1, "-o", tmp_path / "out")
    assert status == 1
    assert "was made with other settings (reported speech: yes there, no now)" in told


def test_what_could_not_be_read_makes_the_status_1(tmp_path: Path) -> None:
    texts = tmp_path / "in.jsonl"
    texts.write_text(json.dumps({"id": "a", "text": "Ana Lima came."}) + '\n{"id": "b"}\n')
    status, _, told = run("analyze", texts, "-o", tmp_path / "out", "--jobs", 1)
    assert status == 1
    assert f"1 article could not be read (see {tmp_path / 'out' / 'not-read.jsonl'})" in told


def test_the_articles_of_a_library_become_an_archive(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ana Lima left Oslo.\n")
    run("import", tmp_path / "a.txt")
    status, _, told = run("analyze", "--library", "-o", tmp_path / "out", "--jobs", 1)
    assert (status, told) == (0, "editorial: 1 article analysed.\n")
