"""A backup restored from a shell."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from in_process import run


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    """A backup with one article of a library that has two."""
    for name in ("council", "later"):
        (tmp_path / f"{name}.txt").write_text(f"{name.title()}\n\nIt met on Monday {name}.", encoding="utf-8")
    assert run("import", tmp_path / "council.txt")[0] == 0
    assert run("backup", tmp_path / "copy.db")[0] == 0
    assert run("import", tmp_path / "later.txt")[0] == 0
    return tmp_path / "copy.db"


def test_it_says_what_is_lost_restores_and_keeps_what_was_there(backup: Path) -> None:
    status, _, told = run("restore", backup, "--yes")
    assert status == 0
    whole, lost, kept, done = told.splitlines()
    assert "is whole: 1 article and 0 decisions." in whole
    assert lost == "editorial: 1 article of the present library is not in this backup."
    assert "is kept as a file beside the restored one" in kept
    assert "Later" not in run("list")[1]
    old = done.rpartition(" kept as ")[2].rstrip(".").removesuffix(".db") + ".db"
    assert "Later" in run("--database", old, "list")[1]


def test_nothing_is_restored_unless_somebody_agrees(backup: Path) -> None:
    status, _, told = run("restore", backup)
    assert (status, told.splitlines()[-2:]) == (
        1,
        ["editorial: Add --yes to restore this backup.", "editorial: Nothing was restored."],
    )
    assert "Later" in run("list")[1]


def test_what_is_no_backup_is_refused(backup: Path, tmp_path: Path) -> None:
    for wrong in (tmp_path / "council.txt", tmp_path / "nowhere.db"):
        status, _, told = run("restore", wrong, "--yes")
        assert (status, told.startswith(f"editorial: {wrong}: ")) == (1, True)
    assert "Later" in run("list")[1]


def test_a_library_that_a_backup_was_copied_over_is_named_and_can_be_restored(backup: Path, tmp_path: Path) -> None:
    from editorial.storage.library import Library

    path = Path(os.environ["EDITORIAL_DATABASE"])
    with Library.open(path) as library:
        library.set_setting("something", 1)
        log = Path(f"{path}-wal").read_bytes()
    path.write_bytes(backup.read_bytes())
    Path(f"{path}-wal").write_bytes(log)
    status, _, told = run("list")
    assert status == 1
    assert "is not its own" in told
    assert run("restore", backup, "--yes")[0] == 0
    assert "Council" in run("list")[1]
