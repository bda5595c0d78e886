"""Files of one export appear together or not at all; what a stopped run left is undone and removed by the next."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from editorial.domain.errors import EditorialError
from editorial.formats.writing import parts
from editorial.formats.writing.atomic import atomic_writer
from editorial.formats.writing.together import files_together

NAMES = ("a.json", "b.json", "c.json")


def write(folder: Path, words: str, names: tuple[str, ...] = NAMES) -> None:
    with files_together(folder) as together:
        for name in names:
            with together.open(name) as stream:
                stream.write(words.encode())


def contents(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two older files, and one of somebody else's."""
    write(tmp_path / "records", "old", NAMES[:2])
    (tmp_path / "records" / "mine.txt").write_text("mine")
    return tmp_path / "records"


OLD = {"a.json": "old", "b.json": "old", "mine.txt": "mine"}
ALL_NEW = {**dict.fromkeys(NAMES, "new"), "mine.txt": "mine"}


def test_new_files_replace_older_ones_together(folder: Path) -> None:
    write(folder, "new")
    assert contents(folder) == ALL_NEW
    assert [path.name for path in folder.parent.iterdir()] == ["records"]


@pytest.mark.parametrize("fails_at", range(3))
@pytest.mark.parametrize("links", [True, False])
def test_an_error_at_any_renaming_leaves_what_was_there(
    folder: Path, monkeypatch: pytest.MonkeyPatch, fails_at: int, links: bool
) -> None:
    replace, left = Path.replace, iter(range(fails_at))

    def fail(path: Path, target: Path) -> Path:
        if path.parent.name == "new" and next(left, None) is None:
            raise OSError(28, "No space left on device")
        return replace(path, target)

    def refuse(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(Path, "replace", fail)
    if not links:
        monkeypatch.setattr(os, "link", refuse)
    with pytest.raises(EditorialError, match=r"No space left.*unchanged"):
        write(folder, "new")
    assert contents(folder) == OLD


@pytest.mark.parametrize("renamed", range(4))
def test_a_run_that_was_killed_while_renaming_is_undone_by_the_next(folder: Path, renamed: int) -> None:
    script = f"""
import os, signal, sys
from pathlib import Path
from editorial.formats.writing.together import files_together
replace, left = Path.replace, iter(range({renamed}))
def kill(path, target):
    if path.parent.name == "new" and next(left, None) is None:
        os.kill(os.getpid(), signal.SIGKILL)
    return replace(path, target)
Path.replace = kill
Path.unlink = lambda path, missing_ok=False: os.kill(os.getpid(), signal.SIGKILL)
with files_together(Path(sys.argv[1])) as together:
    for name in {NAMES!r}:
        with together.open(name) as stream:
            stream.write(b"new")
"""
    done = subprocess.run([sys.executable, "-c", script, folder], check=False)
    assert done.returncode == -signal.SIGKILL
    assert len([*folder.glob(".export.*.part")]) == 1
    with pytest.raises(KeyError):
        write_half(folder)
    assert contents(folder) == OLD


def write_half(folder: Path) -> None:
    with files_together(folder) as together, together.open("a.json") as stream:
        stream.write(b"half")
        raise KeyError


def test_what_a_running_export_writes_is_not_taken_for_left_over(folder: Path) -> None:
    path = folder / "all.jsonl"
    with atomic_writer(path) as stream, files_together(folder) as together, together.open("a.json") as half:
        half.write(b"first")
        stream.write(b"first")
        write(folder, "second", ("b.json",))
        with atomic_writer(path) as other:
            other.write(b"second")
    assert (path.read_text(), contents(folder)["a.json"], contents(folder)["b.json"]) == ("first", "first", "second")


def test_only_what_an_export_of_the_same_name_left_is_removed(tmp_path: Path) -> None:
    left = [tmp_path / f".all.jsonl.{'0a' * 6}.part", tmp_path / f".all.jsonl.{'1b' * 6}.part"]
    left[0].write_text("half")
    left[1].mkdir()
    (left[1] / "x").write_text("half")
    kept = [tmp_path / name for name in (f".other.{'0a' * 6}.part", ".all.jsonl.part", "all.jsonl.part", "link")]
    for path in kept:
        path.write_text("mine")
    link = tmp_path / f".all.jsonl.{'2c' * 6}.part"
    link.symlink_to(kept[3])
    with atomic_writer(tmp_path / "all.jsonl") as stream:
        stream.write(b"{}")
    assert not any(path.exists() for path in left)
    assert all(path.read_text() == "mine" for path in kept)


def test_what_could_not_be_undone_is_kept_for_the_next_run(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace = Path.replace

    def fail(path: Path, target: Path) -> Path:
        if path.name == "b.json" or path.parent.name == "old":
            raise OSError(5, "Input/output error")
        return replace(path, target)

    with monkeypatch.context() as patcher:
        patcher.setattr(Path, "replace", fail)
        with pytest.raises(EditorialError):
            write(folder, "new")
    (part,) = folder.glob(".export.*.part")
    assert json.loads((part / parts.JOURNAL).read_text()) == list(NAMES)
    with pytest.raises(KeyError):
        write_half(folder)
    assert contents(folder) == OLD


def test_a_folder_where_a_file_should_be_is_refused_in_words(folder: Path) -> None:
    (folder / "c.json").mkdir()
    with pytest.raises(EditorialError, match=r"c\.json cannot be written: it is a folder"):
        write(folder, "new")
    assert contents(folder) == OLD


def test_two_tables_appear_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from editorial.formats import csv_tables

    with csv_tables.FORMAT.open(tmp_path / "t.csv", 0):
        pass
    for path in tmp_path.iterdir():
        path.write_bytes(path.read_bytes() + b"old")
    before = contents(tmp_path)
    replace = Path.replace

    def fail(path: Path, target: Path) -> Path:
        if path.name == "t-names.csv" and path.parent.name == "new":
            raise OSError(28, "No space left on device")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", fail)
    with (
        pytest.raises(EditorialError, match="No space left"),
        csv_tables.FORMAT.open(tmp_path / "t.csv", 0),
    ):
        pass
    assert contents(tmp_path) == before
