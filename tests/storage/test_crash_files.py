"""A crash of the program is told once, at the next start; a process that is killed leaves nothing to tell."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from editorial.review.reports import tell_of_crash
from editorial.storage.crash_files import left_in
from editorial.storage.reports import KEPT, Reports

CRASHING = """
import os, sys
from pathlib import Path
from editorial.storage.crash_files import CrashFile
file = CrashFile(Path(sys.argv[1]))
file.open()
def decide():
    os.abort() if sys.argv[2] == "crash" else os._exit(9)
decide()
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "reports"


def test_a_crash_is_told_once_with_what_to_do_and_where_the_report_lies(folder: Path) -> None:
    subprocess.run([sys.executable, "-c", CRASHING, str(folder), "crash"], check=False)
    words = tell_of_crash(folder)
    (report,) = folder.iterdir()
    assert words.endswith(f"is in {report}.")
    assert "saved" in words
    assert "decide" in report.read_text(encoding="utf-8")
    assert tell_of_crash(folder) == ""
    assert [*folder.iterdir()] == [report]


def test_what_was_killed_is_not_told_and_leaves_no_file(folder: Path) -> None:
    subprocess.run([sys.executable, "-c", CRASHING, str(folder), "kill"], check=False)
    assert len([*folder.iterdir()]) == 1
    assert tell_of_crash(folder) == ""
    assert [*folder.iterdir()] == []


def test_the_file_of_a_window_that_is_open_stays(folder: Path) -> None:
    folder.mkdir()
    own = folder / f"crash-{os.getpid()}.txt"
    own.touch()
    assert left_in(folder) == ()
    assert sys.platform == "win32" or own.exists()


def test_crashes_that_were_told_go_with_the_old_reports_and_others_stay(folder: Path) -> None:
    folder.mkdir()
    for number in range(KEPT + 5):
        (folder / f"crash-{10**7 + number}.txt").write_text("Fatal Python error: Aborted", encoding="utf-8")
    newest = Reports(folder).write(ValueError(), "the window")
    assert newest is not None
    assert newest.exists()
    assert len(left_in(folder)) == KEPT + 5
    assert tell_of_crash(folder)
    Reports(folder).write(ValueError(), "the window")
    assert len([*folder.iterdir()]) == KEPT


def test_without_a_folder_nothing_is_told(folder: Path) -> None:
    assert tell_of_crash(folder) == ""
