"""Reports are few, their owner's alone, and never a failure of their own."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from editorial.storage.reports import KEPT, Reports


def failure(line: int) -> Exception:
    """Return an exception that was raised at another place for each number."""
    code = compile("\n" * line + "raise ValueError('secret')", "made_up.py", "exec")
    try:
        exec(code)
    except ValueError as error:
        return error
    raise AssertionError


def test_a_storm_of_one_failure_gives_one_report(tmp_path: Path) -> None:
    reports = Reports(tmp_path / "reports")
    assert not reports.is_known(failure(1))
    paths = {reports.write(failure(1), "the window") for _ in range(50)}
    assert len(paths) == 1
    assert reports.is_known(failure(1))
    assert len([*reports.folder.iterdir()]) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_a_report_is_its_owners_alone(tmp_path: Path) -> None:
    path = Reports(tmp_path / "reports").write(failure(1), "the window")
    assert path is not None
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_few_reports_are_kept_and_the_newest_is_one_of_them(tmp_path: Path) -> None:
    for number in range(KEPT):
        (tmp_path / f"2000010{number // 10}-00000{number % 10}-x.txt").write_text("old", encoding="utf-8")
    newest = Reports(tmp_path).write(failure(1), "the window")
    assert newest is not None
    assert newest.exists()
    assert len([*tmp_path.iterdir()]) == KEPT


def test_where_nothing_can_be_written_there_is_no_report_and_no_further_failure(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert Reports(tmp_path / "file" / "reports").write(failure(1), "the window") is None
    assert [one.name for one in tmp_path.iterdir()] == ["file"]
