"""A command that fails though nobody expected it says one line, and writes a report without a word of an article."""

from __future__ import annotations

from pathlib import Path

import pytest

from editorial import __main__
from editorial.__main__ import main

SECRET = "Ada Brook of Saltmere"


def recurse() -> None:
    recurse()


def lookup() -> None:
    raise KeyError(SECRET)


def memory() -> None:
    raise MemoryError(SECRET)


@pytest.mark.parametrize("failing", [recurse, lookup, memory])
def test_what_nobody_expected_is_one_line_and_a_report(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], home: Path, failing: object
) -> None:
    monkeypatch.setattr(__main__, "_run", lambda _arguments: failing())  # type: ignore[operator]
    assert main(["list"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "Traceback" not in said.err
    assert SECRET not in said.err
    (report,) = [one for one in home.rglob("*.txt") if "reports" in str(one)]
    assert str(report) in said.err
    text = report.read_text(encoding="utf-8")
    assert SECRET not in text
    assert "test_unexpected.py" in text
