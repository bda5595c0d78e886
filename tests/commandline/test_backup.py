"""A copy of the library from a shell, which opens as a library."""

from __future__ import annotations

from pathlib import Path

import pytest
from in_process import run


@pytest.fixture(autouse=True)
def library(tmp_path: Path, home: Path) -> None:
    article = tmp_path / "council.txt"
    article.write_text("Council\n\nIt met on Monday.", encoding="utf-8")
    assert run("import", article)[0] == 0


def test_the_copy_is_a_library_and_is_never_written_over(tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    assert run("backup", copy) == (0, "", f"editorial: The library was copied to {copy}.\n")
    assert "Council" in run("--database", copy, "list")[1]
    before = copy.read_bytes()
    status, _, told = run("backup", copy)
    assert (status, told) == (1, f"editorial: {copy}: there is such a file already; choose another name\n")
    assert copy.read_bytes() == before


def test_in_a_folder_the_copy_is_named_after_the_time(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    assert run("backup", tmp_path / "kept")[0] == 0
    (copy,) = (tmp_path / "kept").iterdir()
    assert copy.match("editorial-????-??-??-????.db")


def test_the_automatic_backup_is_made_once_a_day_and_listed(home: Path) -> None:
    assert run("restore")[2].startswith("editorial: There are no automatic backups of ")
    status, _, told = run("backup", "--automatic")
    made = Path(told.rpartition(" to ")[2].strip().rstrip("."))
    assert (status, made.suffix) == (0, ".db")
    assert "Council" in run("--database", made, "list")[1]
    assert run("backup", "--automatic") == (0, "", "editorial: A backup was made today already.\n")
    (listed,) = run("restore")[1].splitlines()
    assert listed.endswith(str(made))


def test_a_path_and_the_automatic_backup_are_not_asked_for_in_one(tmp_path: Path) -> None:
    assert run("backup")[0] == run("backup", "--automatic", tmp_path / "copy.db")[0] == 1
    assert not (tmp_path / "copy.db").exists()
