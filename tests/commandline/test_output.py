"""Nothing that a terminal obeys is printed, whatever titles, names, notes and file names hold."""

from __future__ import annotations

import io
import json
import re
import sys
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from in_process import run

from editorial.commandline import listing, output
from editorial.domain.article import State
from editorial.domain.library import QueueRow
from editorial.formats.record.json_codec import dump

HOSTILE = "\x1b[31m[bold]Ti\x9btle\x1b]0;owned\x07\u202egpj\x7f\r\n[/red]"
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

texts = st.text(st.characters(categories=("L", "Cc", "Cf", "Cs", "Zl", "Zp", "P")), max_size=8) | st.just(HOSTILE)


class Streams:
    """Standard output and error, kept."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.out, self.err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n") for _ in range(2))
        monkeypatch.setattr(sys, "stdout", self.out)
        monkeypatch.setattr(sys, "stderr", self.err)

    def printed(self) -> tuple[str, str]:
        for stream in (self.out, self.err):
            stream.flush()
        return tuple(stream.buffer.getvalue().decode() for stream in (self.out, self.err))  # type: ignore[attr-defined]


@given(texts)
def test_a_message_is_one_line_without_anything_that_is_obeyed(words: str) -> None:
    with pytest.MonkeyPatch.context() as patcher:
        streams = Streams(patcher)
        output.print_message(words)
        output.print_lines([output.tab_separated(words, words)])
        out, err = streams.printed()
    for line in (out, err):
        assert not OBEYED.search(line)
        assert line.count("\n") == 1


@given(st.recursive(texts, lambda inner: st.lists(inner) | st.dictionaries(texts, inner), max_leaves=5))
def test_json_is_escaped_and_stays_the_same_value(value: object) -> None:
    with pytest.MonkeyPatch.context() as patcher:
        streams = Streams(patcher)
        output.print_json(value)
        out, _ = streams.printed()
    assert not OBEYED.search(out)
    assert json.loads(out) == value


@given(st.dictionaries(st.text(max_size=5), st.text(max_size=5) | st.just(HOSTILE), max_size=3))
def test_records_written_to_a_terminal_are_escaped_and_stay_the_same(record: dict[str, str]) -> None:
    with pytest.MonkeyPatch.context() as patcher:
        streams = Streams(patcher)
        patcher.setattr(streams.out, "isatty", lambda: True, raising=False)
        target = output.json_output()
        target.write(dump(record) + b"\n")
        target.flush()
        out, _ = streams.printed()
    assert not OBEYED.search(out)
    assert json.loads(out) == record


@pytest.fixture
def imported(tmp_path: Path) -> Path:
    path = tmp_path / "a\x1b[2J.jsonl"
    record = {"article": {"id": "one\x1b[31m", "title": HOSTILE, "text": "Ana spoke."}, "state": "in_review"}
    path.write_text("\n".join([json.dumps(record), json.dumps({"x": HOSTILE}), json.dumps(record)]))
    status, out, err = run("import", path)
    assert status == 1
    assert "\N{SYMBOL FOR ESCAPE}[2J.jsonl: line 2" in err
    assert not OBEYED.search(out + err)
    return path


@pytest.mark.parametrize(
    "command",
    [
        ("list",),
        ("list", "--json"),
        ("export", "--unverified", "-o", HOSTILE.replace("/", "") + ".csv"),
        ("export", HOSTILE),
        ("export",),
        ("delete", "one"),
        ("memory", "forget", HOSTILE),
        ("backup", "/nowhere/" + HOSTILE),
        ("import", HOSTILE),
        ("authorities", "import", HOSTILE),
        ("--database", HOSTILE, "list"),
        ("list", "--state", HOSTILE),
        (HOSTILE,),
        ("--" + HOSTILE,),
    ],
)
def test_no_command_prints_what_a_terminal_obeys(
    imported: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", SimpleNamespace(isatty=lambda: False))
    _, out, err = run(*command)
    assert out + err
    assert not OBEYED.search(out + err)


def test_a_table_shows_markup_as_the_words_that_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    row = QueueRow(
        "[bold]one", HOSTILE, State.NEW, None, None, datetime(2026, 11, 22, tzinfo=UTC), 3, 0, 0, 9, stale=False
    )
    listing._table([row])
    shown = capsys.readouterr().out
    assert "[bold]one" in shown
    assert "[/red]" in shown
    assert not OBEYED.search(shown)


def test_commands_write_nothing_past_the_one_place_that_makes_it_harmless() -> None:
    folder = Path(output.__file__).parent
    writes = re.compile(r"sys\.std(out|err)|\bprint\(|Console\(|Text\(|\becho\(")
    others = [path for path in folder.glob("*.py") if path.name != "output.py"]
    found = [
        f"{path.name}: {line}"
        for path in (*others, folder.parent / "__main__.py")
        for line in path.read_text().splitlines()
        if writes.search(line)
    ]
    # Asking whether there is a terminal, and flushing, writes nothing.
    assert [line for line in found if not re.search(r"isatty|flush\(\)|fileno\(\)", line)] == []
